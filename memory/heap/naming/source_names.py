"""Names the files of source maps as a reader knows them: ``src/Chart.vue``."""

from __future__ import annotations

import posixpath
import re
from typing import Final
from urllib.parse import unquote, urlsplit

# What bundlers call the author's folder: `webpack://name/`, `turbopack:///[project]/`.
_BUNDLER: Final = re.compile(
    r"(?:webpack(?:-internal)?|turbopack|rspack|rsbuild|parcel|meteor|ng|vite)://[^/]*/"
)
_PROJECT: Final = re.compile(r"^(?:\[project\]|\([\w-]+\))/")
_SCHEME: Final = re.compile(r"[a-z][\w+.-]*:", re.IGNORECASE)
# Vue's and Svelte's compilers number the parts of a file: `Chart.vue?vue&type=script`.
_QUERY: Final = re.compile(r"\?[^/]*$")


def reader_name(source: str, script: str) -> str:
    """What to call ``source``, which the map of the script at the address ``script`` names.

    A relative name is resolved against the script's address, and no ``..`` leads out of its root.
    Addresses of servers, and paths from the root of a disk, stay what they are.
    """
    name = _QUERY.sub("", source)
    bundler = _BUNDLER.match(name)
    if bundler is not None:
        inside = _PROJECT.sub("", _inside(name[bundler.end() :]))
        return inside or source
    if name.startswith("file://"):
        return unquote(urlsplit(name).path) or source
    if name.startswith("/") or _SCHEME.match(name):
        return name or source
    folder = posixpath.dirname(urlsplit(script).path) if "://" in script else ""
    return _inside(f"{folder}/{name}") or source


def _inside(path: str) -> str:
    """The path from the root, with no ``.`` and ``..`` in it."""
    return posixpath.normpath(f"/{path}").lstrip("/")
