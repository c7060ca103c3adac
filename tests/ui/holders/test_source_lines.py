"""The lines of a source that a reader should see first."""

from __future__ import annotations

import pytest

from memory.heap.paths.step import PathStep
from tests.memory.worded_steps import worded_steps
from ui.holders.source_lines import line_in_path, line_to_mark


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("a\nonUnmounted(() => {\n  arrived()\n})", 2),
        ("a\n  useEffect(() => {\n    return () => {", 3),
        ("a\nsubscribe((message) => {\n  arrived()", 2),
        ("  arrived('x')", 1),
        ("nothing of this kind", None),
    ],
)
def test_the_line_to_look_at_first(source: str, line: int | None) -> None:
    assert line_to_mark(source) == line


def test_the_line_that_a_path_names_is_the_last_of_the_file() -> None:
    path = worded_steps(
        "Window", "closure a (Card.vue:3)", "closure b (Card.vue:17)", "closure c (core.js:5)"
    )
    assert line_in_path(path, "Card.vue") == 17
    assert line_in_path(path, "Other.vue") is None
    # What a page calls a property is no place.
    assert line_in_path((PathStep("property", "closure d (Card.vue:4)"),), "Card.vue") is None
