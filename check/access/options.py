"""What a command line says of how to get into a page, and of what is behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bridge.scope import AllowedHost


@dataclass(frozen=True)
class AccessOptions:
    """How to get into a page, and what is behind it. By default nothing is."""

    login: Path | None = None
    """A Python file with ``async def login(page)``."""
    storage: Path | None = None
    """A session's cookies and local storage, in Playwright's form."""
    profile: Path | None = None
    """A folder in which the browser's own files stay."""
    runtime: str | None = None
    """The Tauri version to play; ``none`` for none. None: the newest, where the page names it."""
    commands: Path | None = None
    """A Python file with the page's own commands of Tauri."""
    objects: Path | None = None
    """A Python file with the objects of a Qt application's QWebChannel."""
    hosts: Sequence[AllowedHost] = ()
    """What the upload plugin may connect to."""
    files: Sequence[Path] = ()
    """Files that it may upload, and folders of which it may upload every file."""
