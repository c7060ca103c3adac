"""Source maps and the places of functions."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.heap.naming.script_places import PageScripts, Script
from memory.heap.naming.source_map import SourceMap, SourceMapError
from memory.heap.naming.source_place import SourcePlace

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def encode(number: int) -> str:
    """One field of a segment, as a bundler writes it."""
    value = (-number << 1) | 1 if number < 0 else number << 1
    text = ""
    while True:
        value, digit = value >> 5, value & 31
        text += ALPHABET[digit | (32 if value else 0)]
        if not value:
            return text


def map_text(mappings: str, sources: list[str | None] | None = None, **more: object) -> str:
    names = ["src/UploadCard.vue", "src/core.js"] if sources is None else sources
    return json.dumps({"version": 3, "sources": names, "names": [], "mappings": mappings, **more})


def segment(*fields: int) -> str:
    return "".join(encode(field) for field in fields)


FIRST_LINE = [(0, 0, 13, 2), (40, 1, 60, 0, 0), (10,), (5, -1, -70, 0)]
UP: list[str | None] = ["../src/UploadCard.vue", "../src/core.js"]
MAPPINGS = ";".join([",".join(segment(*fields) for fields in FIRST_LINE), "", segment(4, 0, 1, 0)])


@pytest.mark.parametrize(
    ("line", "column", "place"),
    [
        (0, 0, ("src/UploadCard.vue", 14)),
        (0, 39, ("src/UploadCard.vue", 14)),
        (0, 40, ("src/core.js", 74)),
        (0, 49, ("src/core.js", 74)),
        (0, 50, None),
        (0, 55, ("src/UploadCard.vue", 4)),
        (1, 0, None),
        (2, 3, None),
        (2, 4, ("src/UploadCard.vue", 5)),
        (3, 0, None),
    ],
)
def test_places_are_found_by_the_segment_before(
    line: int, column: int, place: tuple[str, int] | None
) -> None:
    found = SourceMap(map_text(MAPPINGS)).original(line, column)
    assert found == (None if place is None else SourcePlace(*place))


@given(st.lists(st.integers(-(2**30), 2**30), min_size=2, max_size=2))
def test_numbers_of_any_size_and_sign_are_read(numbers: list[int]) -> None:
    up, down = sorted(numbers)
    there = segment(0, 0, down - up, 0)
    back = segment(1, 0, up - down + 6, 0)
    source_map = SourceMap(map_text(f"{there},{back}"))
    assert source_map.original(0, 0) == SourcePlace("src/UploadCard.vue", down - up + 1)
    assert source_map.original(0, 1) == SourcePlace("src/UploadCard.vue", 7)


def test_the_source_root_stands_before_the_file() -> None:
    found = SourceMap(map_text(segment(0, 0, 0, 0), sourceRoot="app/")).original(0, 0)
    assert found == SourcePlace("app/src/UploadCard.vue", 1)


def test_sources_without_a_name_are_nowhere() -> None:
    assert SourceMap(map_text(segment(0, 0, 0, 0), [None])).original(0, 0) is None
    assert SourceMap(map_text(segment(0, 7, 0, 0))).original(0, 0) is None


@pytest.mark.parametrize("text", ["", "<html>", "{}", '{"version": 3}', map_text("", version=2)])
def test_what_is_no_source_map_is_refused(text: str) -> None:
    with pytest.raises(SourceMapError):
        SourceMap(text)


@pytest.mark.parametrize(
    "mappings", ["A*AA", "AAg", "AAg,AAAA", "AAAA,,AAAA", "AAAA,", ",AAAA", ";,", "ä"]
)
def test_damaged_mappings_are_refused(mappings: str) -> None:
    with pytest.raises(SourceMapError, match="damaged segment"):
        SourceMap(map_text(mappings)).original(0, 0)


def test_a_number_that_no_map_has_is_refused() -> None:
    with pytest.raises(SourceMapError, match="number of 13 digits"):
        SourceMap(map_text("g" * 12 + "A")).original(0, 0)


@given(
    st.lists(
        st.lists(st.tuples(*[st.integers(0, 40)] * 3), min_size=0, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_every_segment_of_every_line_is_found(lines: list[list[tuple[int, int, int]]]) -> None:
    """Columns begin anew in each line; files and their lines go on from the one before."""
    texts: list[str] = []
    expected: list[tuple[int, int, int, int]] = []
    source = source_line = 0
    for number, line in enumerate(lines):
        column, segments = 0, []
        for wider, file, down in line:
            source, source_line, column = file % 2, source_line + down, column + wider + 1
            before = expected[-1][2] if expected else 0
            segments.append(segment(wider + 1, source - before, down, 0))
            expected.append((number, column, source, source_line))
        texts.append(",".join(segments))
    source_map = SourceMap(map_text(";".join(texts)))
    for number, column, file, line_there in expected:
        name = ("src/UploadCard.vue", "src/core.js")[file]
        assert source_map.original(number, column) == SourcePlace(name, line_there + 1)


def test_scripts_resolve_to_the_authors_file_or_to_themselves() -> None:
    scripts = PageScripts(
        {
            5: Script("https://example.org/assets/index.js", map_text(MAPPINGS, UP)),
            6: Script("https://example.org/plain.js"),
            7: Script("https://example.org/broken.js", "<!doctype html>"),
            8: Script("https://example.org/damaged.js", map_text("*")),
        }
    )
    assert scripts.resolve(5, 0, 3) == SourcePlace("src/UploadCard.vue", 14)
    assert scripts.resolve(5, 1, 0) == SourcePlace("https://example.org/assets/index.js", 2)
    assert scripts.resolve(6, 9, 0) == SourcePlace("https://example.org/plain.js", 10)
    assert scripts.resolve(7, 9, 0) == SourcePlace("https://example.org/broken.js", 10)
    assert scripts.resolve(8, 9, 0) == SourcePlace("https://example.org/damaged.js", 10)
    assert scripts.resolve(9, 0, 0) is None
