"""What of the things that are dropped on the Check tab is a page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent

_PAGES = (".html", ".htm", ".xhtml")


def dropped_page(event: QDropEvent) -> Path | None:
    """The one page or folder that is dropped, if it is one."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_dir() or path.suffix.lower() in _PAGES else None
