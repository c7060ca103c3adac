"""Explains the steps of a retaining path, and tells which of them is the holder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from ui.words.translatable import QT_TRANSLATE_NOOP

# Where the engine itself begins: its categories of roots stand in brackets.
_ENGINE_ROOT = re.compile(r"\(.+\)|C\+\+ .*roots?", re.DOTALL)
_CALLBACK = re.compile(r"_\d+")
_COLLECTION = re.compile(r"(Map|Set|Array|entry\b.*|\[\d+\])$")
_NAMED = re.compile(r'(context|module scope) "|[\w$]+$')

PathEnd = Literal["leaked", "grows", "picked"]
"""What a path leads to: what should be gone, what grows in its place, what a person has chosen."""

_ENDS: dict[PathEnd, str] = {
    "leaked": QT_TRANSLATE_NOOP("PathStep", "should have been freed"),
    "grows": QT_TRANSLATE_NOOP("PathStep", "grows with each cycle"),
    "picked": QT_TRANSLATE_NOOP("PathStep", "what was picked"),
}
_ROOT = QT_TRANSLATE_NOOP("PathStep", "a root: never freed")
_ON_WINDOW = QT_TRANSLATE_NOOP("PathStep", "callback on window")
_BY_BEGINNING = (
    ("closure native_bind", QT_TRANSLATE_NOOP("PathStep", "bound function")),
    ("closure", QT_TRANSLATE_NOOP("PathStep", "function")),
    ("context", QT_TRANSLATE_NOOP("PathStep", "variable that it sees")),
    ("module scope", QT_TRANSLATE_NOOP("PathStep", "variable of a module")),
    ("WeakMap", QT_TRANSLATE_NOOP("PathStep", "lives as long as its key")),
    ("entry", QT_TRANSLATE_NOOP("PathStep", "entry of the collection")),
    ("[", QT_TRANSLATE_NOOP("PathStep", "element of the array")),
    ("Detached <", QT_TRANSLATE_NOOP("PathStep", "element out of the page")),
    ("<", QT_TRANSLATE_NOOP("PathStep", "element of the page")),
)
_IS_COLLECTION = QT_TRANSLATE_NOOP("PathStep", "collection")
_IS_OBJECT = QT_TRANSLATE_NOOP("PathStep", "object of this class")
_OF_WINDOW = QT_TRANSLATE_NOOP("PathStep", "property of window")
_PROPERTY = QT_TRANSLATE_NOOP("PathStep", "property")


@dataclass(frozen=True)
class PathStep:
    """One step, from a root of the garbage collector towards what is held."""

    text: str
    kind: str
    """What it means, in English."""
    is_holder: bool
    """Whether this is where the page keeps it: what has to let go."""

    @property
    def meaning(self) -> str:
        """What it means, in the language of the window."""
        return QCoreApplication.translate("PathStep", self.kind)


def path_steps(path: Sequence[str], end: PathEnd = "leaked") -> tuple[PathStep, ...]:
    """Each step of ``path`` with its meaning; ``end`` says what it leads to."""
    holder = _name_before(path, len(path) - 1) if end == "grows" else _holder(path)
    last = len(path) - 1
    return tuple(
        PathStep(
            step, _ENDS[end] if position == last else _kind(path, position), position == holder
        )
        for position, step in enumerate(path)
    )


def _holder(path: Sequence[str]) -> int | None:
    """The name under which the page keeps it: a callback's, or that of the first collection."""
    first = _roots(path)
    is_engine = bool(path) and _ENGINE_ROOT.fullmatch(path[0]) is not None
    if first >= len(path) - is_engine:
        # Nothing of the page's stands between the engine's roots and what they keep.
        return None
    if _CALLBACK.fullmatch(path[first]):
        return first
    for position in range(first + 1, len(path)):
        if _COLLECTION.fullmatch(path[position]):
            return _name_before(path, position)
    return first


def _roots(path: Sequence[str]) -> int:
    """How many steps a path begins with that are roots: a global object, or the engine's."""
    if not path or not _ENGINE_ROOT.fullmatch(path[0]):
        return 1
    beyond = (at for at, step in enumerate(path) if not _ENGINE_ROOT.fullmatch(step))
    return next(beyond, len(path))


def _name_before(path: Sequence[str], position: int) -> int | None:
    """The nearest name that leads to a step, or the first step after the roots; None for a root."""
    first = _roots(path)
    if first >= len(path):
        return None
    return next((at for at in range(position - 1, first - 1, -1) if _is_name(path[at])), first)


def _is_name(step: str) -> bool:
    return _NAMED.match(step) is not None and not step[:1].isupper()


def _kind(path: Sequence[str], position: int) -> str:
    step = path[position]
    if position < _roots(path):
        return _ROOT
    if _CALLBACK.fullmatch(step):
        return _ON_WINDOW
    for beginning, kind in _BY_BEGINNING:
        if step.startswith(beginning):
            return kind
    if step in ("Map", "Set", "Array"):
        return _IS_COLLECTION
    if step[:1].isupper():
        return _IS_OBJECT
    return _OF_WINDOW if position == 1 and path[0] == "Window" else _PROPERTY
