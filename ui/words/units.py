"""Amounts with their units, as the window's language writes them."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def data_size(size_bytes: int) -> str:
    """A size in bytes with one decimal and an SI unit, such as ``41.0 kB``."""
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
