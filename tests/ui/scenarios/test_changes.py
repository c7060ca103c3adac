"""What a remedy changes."""

from __future__ import annotations

from ui.scenarios.changes import as_text, changes

LINES = [f"line {number}" for number in range(1, 21)]
BEFORE = "\n".join(LINES)


def test_changes_have_some_lines_around_them_and_their_numbers() -> None:
    after = "\n".join([*LINES[:9], "line ten", "and more", *LINES[10:]])
    found = changes(BEFORE, after)
    assert [(line.kind, line.text, line.number) for line in found] == [
        ("gap", "", None),
        ("same", "line 7", 7),
        ("same", "line 8", 8),
        ("same", "line 9", 9),
        ("removed", "line 10", None),
        ("added", "line ten", 10),
        ("added", "and more", 11),
        ("same", "line 11", 12),
        ("same", "line 12", 13),
        ("same", "line 13", 14),
    ]


def test_what_stands_at_the_top_has_no_gap_before_it() -> None:
    found = changes(BEFORE, "first\n" + BEFORE)
    assert [line.kind for line in found] == ["added", "same", "same", "same"]


def test_files_that_are_added_come_whole_below() -> None:
    found = changes("a", "b", {"deregister.ts": "one\ntwo\n"})
    assert [(line.mark, line.text, line.number) for line in found] == [
        ("-", "a", None),
        ("+", "b", 1),
        ("@@ ", "deregister.ts", None),
        ("+", "one", 1),
        ("+", "two", 2),
    ]
    assert as_text(found) == "-a\n+b\n@@ deregister.ts\n+one\n+two\n"


def test_the_same_source_has_none() -> None:
    assert changes(BEFORE, BEFORE) == ()
