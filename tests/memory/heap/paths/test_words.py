"""The steps of a path in words."""

from __future__ import annotations

import msgspec
import pytest

from memory.heap.naming.source_place import SourcePlace
from memory.heap.paths.step import PathStep
from memory.heap.paths.words import path_words, step_words

ONE_OF_EACH = [
    (PathStep("property", "kept"), "kept"),
    (PathStep("property", "[0]"), "[0]"),
    (PathStep("variable", "card"), 'context "card"'),
    (PathStep("module variable", "cards"), 'module scope "cards"'),
    (PathStep("index", "3"), "[3]"),
    (PathStep("entry"), "entry"),
    (PathStep("entry", key=""), 'entry ""'),
    (PathStep("entry", key="id"), 'entry "id"'),
    (PathStep("weak map value"), "WeakMap value"),
    (PathStep("weak map value", "secret"), "WeakMap secret value"),
    (PathStep("internal", "reactions_or_result"), "reactions_or_result"),
    (PathStep("unnamed"), "…"),
    (PathStep("function"), "closure"),
    (PathStep("function", "cb", SourcePlace("my file.js", 7)), "closure cb (my file.js:7)"),
    (PathStep("text", "on"), '"on"'),
    (PathStep("tag", "div"), "<div>"),
    (PathStep("tag", "div", is_detached=True), "Detached <div>"),
    (PathStep("object", "Card"), "Card"),
    (PathStep("object", "Object", properties=("a", "b")), "Object {a, b}"),
    (PathStep("root", "(GC roots)"), "(GC roots)"),
    (PathStep("omission", times=1420), "… 1,420 more …"),
    (PathStep("property", "next", times=2499), "next × 2,499"),
    (
        PathStep("property", "left", times=9, alternatives=(PathStep("property", "right"),)),
        "left or right × 9",
    ),
    (
        PathStep("index", "0", times=9, alternatives=(PathStep("index", "0"), PathStep("unnamed"))),
        "[0] or … × 9",
    ),
    (
        PathStep(
            "repetition", times=9, steps=(PathStep("property", "kids"), PathStep("index", "0"))
        ),
        "(kids → [0]) × 9",
    ),
    (PathStep("words", "as it was told"), "as it was told"),
]


@pytest.mark.parametrize(("step", "words"), ONE_OF_EACH, ids=lambda value: str(value)[:40])
def test_each_kind_has_its_words(step: PathStep, words: str) -> None:
    assert step_words(step) == words


def test_steps_cross_the_border_of_a_process_whole() -> None:
    steps = tuple(step for step, _ in ONE_OF_EACH)
    crossed = msgspec.json.decode(msgspec.json.encode(steps), type=tuple[PathStep, ...])
    assert crossed == steps
    assert path_words(crossed) == tuple(words for _, words in ONE_OF_EACH)
