"""Marks texts for lupdate that are translated where they are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6 import QtCore

# It gives the text itself; PySide6's stubs say that it gives any object.
QT_TRANSLATE_NOOP = cast("Callable[[str, str], str]", QtCore.QT_TRANSLATE_NOOP)
