"""Whether a page from files names what an application would put there for it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from check.target import Target

TAURI: Final = b"__TAURI_INTERNALS__"
QT: Final = b"webChannelTransport"

_SUFFIXES: Final = frozenset({".html", ".htm", ".js", ".mjs"})
_LEFT_OUT: Final = "node_modules"
_SCRIPT: Final = re.compile(rb"""<script[^>]*\ssrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
# A folder may be anything; a built front end has less than this.
_MOST_FILES: Final = 2000
_MOST_BYTES: Final = 64 * 1024 * 1024


def names_in(target: Target) -> frozenset[bytes]:
    """Which of :data:`TAURI` and :data:`QT` the scripts of the page name.

    Of a folder all scripts and pages are looked at, of a single page itself and the scripts that
    it names; a page at an address is not known before it is loaded, and names none.
    """
    if target.folder is None:
        return frozenset()
    page = target.folder / target.index
    whole = target.url.path() == "/"
    files = _all_of(target.folder) if whole else (page, *_scripts_of(page))
    found: set[bytes] = set()
    left = _MOST_BYTES
    for file in files:
        content = _content(file)
        left -= len(content)
        if left < 0:
            break
        found |= {name for name in (TAURI, QT) if name in content}
    return frozenset(found)


def _all_of(folder: Path) -> Iterator[Path]:
    count = 0
    for parent, folders, files in os.walk(folder):
        folders[:] = [each for each in folders if each != _LEFT_OUT and not each.startswith(".")]
        for name in files:
            if Path(name).suffix.lower() not in _SUFFIXES:
                continue
            count += 1
            if count > _MOST_FILES:
                return
            yield Path(parent, name)


def _scripts_of(page: Path) -> Iterator[Path]:
    for match in _SCRIPT.finditer(_content(page)):
        script = (page.parent / match[1].decode(errors="replace").lstrip("/")).resolve()
        if script.is_relative_to(page.parent):
            yield script


def _content(file: Path) -> bytes:
    try:
        if not file.is_file() or file.stat().st_size > _MOST_BYTES:
            return b""
        return file.read_bytes()
    except (OSError, ValueError):
        return b""
