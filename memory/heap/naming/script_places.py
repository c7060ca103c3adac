"""Finds the author's file and line for a place in one of the page's scripts."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from memory.heap.naming.index_map import IndexMap, read_source_map
from memory.heap.naming.source_map import SourceMap, SourceMapError
from memory.heap.naming.source_names import reader_name
from memory.heap.naming.source_place import SourcePlace

log = logging.getLogger("leaklab.heap")


class ScriptResolver(Protocol):
    """Anything that knows the page's scripts."""

    def resolve(self, script_id: int, line: int, column: int) -> SourcePlace | None:
        """The author's place for a place in a script, its line and column counted from 0."""
        ...


@dataclass(frozen=True)
class Script:
    """One script of the page: where it came from, and the text of its source map if it has one."""

    url: str
    source_map: str | bytes | None = None


class PageScripts:
    """A ScriptResolver over the scripts that a page has loaded, by V8's script id.

    A source map is read when something asks for its script, and one that cannot be read counts as
    none: the script's own place is still worth showing.
    """

    def __init__(self, scripts: Mapping[int, Script]) -> None:
        self._scripts = dict(scripts)
        self._maps: dict[int, SourceMap | IndexMap | None] = {}

    def resolve(self, script_id: int, line: int, column: int) -> SourcePlace | None:
        """The author's place; the script's own where no map covers it; None for other scripts."""
        script = self._scripts.get(script_id)
        if script is None:
            return None
        source_map = self._map_of(script_id, script)
        place = None
        if source_map is not None:
            try:
                place = source_map.original(line, column)
            except SourceMapError as error:
                log.warning("%s: %s", script.url, error)
                self._maps[script_id] = None
        if place is None:
            return SourcePlace(file=script.url, line=line + 1)
        return SourcePlace(reader_name(place.file, script.url), place.line)

    def _map_of(self, script_id: int, script: Script) -> SourceMap | IndexMap | None:
        if script_id not in self._maps:
            self._maps[script_id] = None
            if script.source_map is not None:
                try:
                    self._maps[script_id] = read_source_map(script.source_map)
                except SourceMapError as error:
                    log.warning("%s: %s", script.url, error)
        return self._maps[script_id]
