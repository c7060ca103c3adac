"""The pages that were checked last, kept from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QSettings

_KEY = "check/recent"
_MOST = 8


def recent_pages() -> tuple[str, ...]:
    """The newest first."""
    kept = QSettings().value(_KEY)
    # A list of one is read back as its text.
    names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
    return tuple(name for name in names if isinstance(name, str) and name)[:_MOST]


def remember_page(name: str) -> None:
    """Have ``name`` before all others."""
    QSettings().setValue(_KEY, [name, *(each for each in recent_pages() if each != name)][:_MOST])
