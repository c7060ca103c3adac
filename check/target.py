"""What is checked: a page at an address, in a file, or in a folder of a built front end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl

from check.problems import NoIndex, NoSuchTarget, OddTarget
from engine.schemes import CHECK
from system.errors import CannotMeasureError

_HOST: Final = "page"
_INDEX: Final = "index.html"
ORIGIN: Final = f"{CHECK.decode()}://{_HOST}/"
"""Of a page that is served from a folder."""


@dataclass(frozen=True)
class Target:
    """A page to check."""

    name: str
    """As it was given."""
    url: QUrl
    folder: Path | None = None
    """What is served, for a page from files."""
    index: str = _INDEX
    """The file in it that is the page."""


def target_named(name: str) -> Target:
    """The page that a command line names.

    Raises:
        CannotMeasureError: there is no such file or folder, or it is no address of a page.
    """
    if "://" in name:
        url = QUrl(name, QUrl.ParsingMode.StrictMode)
        if url.scheme() in ("http", "https") and url.isValid() and url.host():
            return Target(name, url)
        if url.scheme() != "file" or not url.isLocalFile():
            raise CannotMeasureError(OddTarget(name))
        path = Path(url.toLocalFile())
    else:
        path = Path(name)
    return _from_files(name, path)


def _from_files(name: str, path: Path) -> Target:
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except (OSError, ValueError):
        is_folder = is_file = False
    if is_folder and not (path / _INDEX).is_file():
        raise CannotMeasureError(NoIndex(name))
    if not is_folder and not is_file:
        raise CannotMeasureError(NoSuchTarget(name))
    page = path.resolve() / _INDEX if is_folder else path.resolve()
    url = QUrl(ORIGIN)
    # A built front end looks at its own address: it begins at the top.
    url.setPath("/" if is_folder else f"/{page.name}", QUrl.ParsingMode.DecodedMode)
    return Target(name, url, page.parent, page.name)
