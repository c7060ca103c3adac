"""Source maps in sections, as Turbopack writes them."""

from __future__ import annotations

import json

import pytest

from memory.heap.naming.index_map import read_source_map
from memory.heap.naming.script_places import PageScripts, Script
from memory.heap.naming.source_map import SourceMapError
from memory.heap.naming.source_place import SourcePlace

# Line 1 of the file, at the begin of the section; and line 3, in its second line.
_TWO_LINES = "AAAA;AAEA"


def section(line: int, column: int, source: str) -> dict[str, object]:
    own = {"version": 3, "sources": [source], "names": [], "mappings": _TWO_LINES}
    return {"offset": {"line": line, "column": column}, "map": own}


def index_map(*sections: dict[str, object]) -> str:
    return json.dumps({"version": 3, "sources": [], "sections": sections})


TEXT = index_map(section(0, 4, "a.js"), section(1, 0, "b.js"), section(1, 30, "c.js"))


@pytest.mark.parametrize(
    ("line", "column", "place"),
    [
        (0, 3, None),
        (0, 4, ("a.js", 1)),
        (1, 0, ("b.js", 1)),
        (1, 29, ("b.js", 1)),
        (1, 30, ("c.js", 1)),
        # Columns begin anew in the second line of a section.
        (2, 2, ("c.js", 3)),
        (3, 0, None),
    ],
)
def test_each_section_has_its_own_part_of_the_script(
    line: int, column: int, place: tuple[str, int] | None
) -> None:
    found = read_source_map(TEXT).original(line, column)
    assert found == (None if place is None else SourcePlace(*place))


def test_a_map_may_have_no_sections_and_a_line_before_it() -> None:
    plain = json.dumps({"version": 3, "sources": ["a.js"], "names": [], "mappings": _TWO_LINES})
    assert read_source_map(f")]}}'\n{plain}").original(0, 0) == SourcePlace("a.js", 1)


def test_a_section_in_another_file_tells_nothing() -> None:
    text = index_map({"offset": {"line": 0, "column": 0}, "url": "other.map"})
    assert read_source_map(text).original(0, 0) is None


@pytest.mark.parametrize(
    "text",
    [
        '{"version": 3, "sections": 3}',
        '{"version": 2, "sections": []}',
        index_map(section(1, 0, "b.js"), section(0, 0, "a.js")),
        b"\xff\xfe",
    ],
)
def test_what_is_no_map_is_refused(text: str | bytes) -> None:
    with pytest.raises(SourceMapError):
        read_source_map(text)


def test_a_damaged_section_leaves_the_scripts_own_place() -> None:
    damaged: dict[str, object] = {"offset": {"line": 0, "column": 0}, "map": {"version": 3}}
    scripts = PageScripts({1: Script("https://example.org/chunk.js", index_map(damaged))})
    assert scripts.resolve(1, 4, 0) == SourcePlace("https://example.org/chunk.js", 5)
