"""Explains the steps of a retaining path, and tells which of them is the holder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec
from PySide6.QtCore import QCoreApplication

from memory.advice.registrations import HELD_AS
from memory.advice.tauri import is_callback_on_window
from memory.heap.naming.source_place import SourcePlace
from memory.heap.paths.step import PathStep, StepKind
from memory.heap.paths.words import step_words
from ui.words.one_line import one_line
from ui.words.translatable import QT_TRANSLATE_NOOP

_COLLECTIONS = ("Map", "Set", "Array")
# What the page has registered, and can take back.
_REGISTRATIONS = tuple(name for names in HELD_AS.values() for name in names)
# A name may have megabytes.
_LONGEST_STEP = 1000

PathEnd = Literal["leaked", "grows", "picked"]
"""What a path leads to: what should be gone, what grows in its place, what a person has chosen."""

_ENDS: dict[PathEnd, str] = {
    "leaked": QT_TRANSLATE_NOOP("PathStep", "should have been freed"),
    "grows": QT_TRANSLATE_NOOP("PathStep", "grows with each cycle"),
    "picked": QT_TRANSLATE_NOOP("PathStep", "the selected object"),
}
_ROOT = QT_TRANSLATE_NOOP("PathStep", "a root: never freed")
_ON_WINDOW = QT_TRANSLATE_NOOP("PathStep", "callback on window")
_IS_COLLECTION = QT_TRANSLATE_NOOP("PathStep", "collection")
_IS_OBJECT = QT_TRANSLATE_NOOP("PathStep", "object of this class")
_IS_BOUND = QT_TRANSLATE_NOOP("PathStep", "bound function")
_OUT_OF_PAGE = QT_TRANSLATE_NOOP("PathStep", "detached element")
_OF_WINDOW = QT_TRANSLATE_NOOP("PathStep", "property of window")
_BY_KIND: dict[StepKind, str] = {
    "property": QT_TRANSLATE_NOOP("PathStep", "property"),
    "variable": QT_TRANSLATE_NOOP("PathStep", "closure variable"),
    "module variable": QT_TRANSLATE_NOOP("PathStep", "variable of a module"),
    "index": QT_TRANSLATE_NOOP("PathStep", "element of the array"),
    "entry": QT_TRANSLATE_NOOP("PathStep", "entry of the collection"),
    "weak map value": QT_TRANSLATE_NOOP("PathStep", "lives as long as its key"),
    "internal": QT_TRANSLATE_NOOP("PathStep", "the engine's own reference"),
    "unnamed": QT_TRANSLATE_NOOP("PathStep", "reference"),
    "function": QT_TRANSLATE_NOOP("PathStep", "function"),
    "text": QT_TRANSLATE_NOOP("PathStep", "text"),
    "tag": QT_TRANSLATE_NOOP("PathStep", "element of the page"),
    "object": _IS_OBJECT,
    "root": _ROOT,
    "repetition": QT_TRANSLATE_NOOP("PathStep", "repeats"),
    "omission": QT_TRANSLATE_NOOP("PathStep", "left out here"),
    # Of a file that has the words alone.
    "gap": QT_TRANSLATE_NOOP("PathStep", "reference or object"),
    "words": QT_TRANSLATE_NOOP("PathStep", "reference or object"),
}


@dataclass(frozen=True)
class ShownStep:
    """One step as the window shows it."""

    text: str
    kind: str
    """What it means, in English."""
    is_holder: bool
    """Whether this is where the page keeps it: what has to let go."""
    place: SourcePlace | None = None
    """Where the function stands in the source."""

    @property
    def meaning(self) -> str:
        """What it means, in the language of the window."""
        return QCoreApplication.translate("PathStep", self.kind)


def path_steps(path: Sequence[PathStep], end: PathEnd = "leaked") -> tuple[ShownStep, ...]:
    """Each step of ``path`` with its meaning; ``end`` says what it leads to."""
    holder = _name_before(path, len(path) - 1) if end == "grows" else _holder(path)
    last = len(path) - 1
    return tuple(
        ShownStep(
            one_line(step_words(_without_place(step)), _LONGEST_STEP),
            _ENDS[end] if position == last else _meaning(path, position),
            position == holder,
            step.place,
        )
        for position, step in enumerate(path)
    )


def _without_place(step: PathStep) -> PathStep:
    """The place of a function is shown apart, where it is never cut off."""
    return step if step.place is None else msgspec.structs.replace(step, place=None)


def _holder(path: Sequence[PathStep]) -> int | None:
    """Where the page keeps it: a callback, a registration, or the name of the first collection."""
    first = _roots(path)
    is_engine = bool(path) and path[0].kind == "root"
    if first >= len(path) - is_engine:
        # Nothing of the page's stands between the engine's roots and what they keep.
        return None
    if _is_untyped(path):
        return None
    if is_callback_on_window(path[first]):
        return first
    registered = (at for at, step in enumerate(path) if step.is_object(*_REGISTRATIONS))
    if (position := next(registered, None)) is not None:
        return position
    for position in range(first + 1, len(path)):
        if path[position].is_member or path[position].is_object(*_COLLECTIONS):
            return _name_before(path, position)
    return first


def _is_untyped(path: Sequence[PathStep]) -> bool:
    return any(step.kind == "words" for step in path)


def _roots(path: Sequence[PathStep]) -> int:
    """How many steps a path begins with that are roots: a global object, or the engine's."""
    if not path or path[0].kind != "root":
        return 1
    beyond = (at for at, step in enumerate(path) if step.kind != "root")
    return next(beyond, len(path))


def _name_before(path: Sequence[PathStep], position: int) -> int | None:
    """The nearest name that leads to a step, or the first step after the roots; None for a root."""
    first = _roots(path)
    if first >= len(path) or _is_untyped(path):
        return None
    return next((at for at in range(position - 1, first - 1, -1) if _is_name(path[at])), first)


def _is_name(step: PathStep) -> bool:
    return step.kind == "property" or step.is_variable


def _meaning(path: Sequence[PathStep], position: int) -> str:
    step = path[position]
    if position < _roots(path):
        return _ROOT
    if is_callback_on_window(step):
        return _ON_WINDOW
    if step.kind == "property" and position == 1 and path[0].is_object("Window"):
        return _OF_WINDOW
    if step.kind == "function" and step.name == "native_bind":
        return _IS_BOUND
    if step.kind == "tag" and step.is_detached:
        return _OUT_OF_PAGE
    return _IS_COLLECTION if step.is_object(*_COLLECTIONS) else _BY_KIND[step.kind]
