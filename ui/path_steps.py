"""Explains the steps of a retaining path, and tells which of them is the holder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

_CALLBACK = re.compile(r"_\d+")
_COLLECTION = re.compile(r"(Map|Set|Array|entry\b.*|\[\d+\])$")
_NAMED = re.compile(r'(context|module scope) "|[\w$]+$')


@dataclass(frozen=True)
class PathStep:
    """One step, from a root of the garbage collector towards what is held."""

    text: str
    meaning: str
    is_holder: bool
    """Whether this is where the page keeps it: what has to let go."""


def path_steps(path: Sequence[str]) -> tuple[PathStep, ...]:
    """Each step of ``path`` with its meaning."""
    holder = _holder(path)
    return tuple(
        PathStep(step, _meaning(path, position), position == holder)
        for position, step in enumerate(path)
    )


def _holder(path: Sequence[str]) -> int | None:
    """The name under which the page keeps it: a callback's, or that of the first collection."""
    if len(path) < 2:
        return None
    if _CALLBACK.fullmatch(path[1]):
        return 1
    for position in range(2, len(path)):
        if _COLLECTION.fullmatch(path[position]):
            named = (at for at in range(position - 1, 0, -1) if _is_name(path[at]))
            return next(named, 1)
    return 1


def _is_name(step: str) -> bool:
    return _NAMED.match(step) is not None and not step[0].isupper()


def _meaning(path: Sequence[str], position: int) -> str:
    tr = QCoreApplication.translate
    step = path[position]
    if position == len(path) - 1:
        return tr("PathStep", "should have been freed")
    if position == 0:
        return tr("PathStep", "a root: never freed")
    if _CALLBACK.fullmatch(step):
        return tr("PathStep", "callback on window")
    by_beginning = (
        ("closure native_bind", tr("PathStep", "bound function")),
        ("closure", tr("PathStep", "function")),
        ("context", tr("PathStep", "variable that it sees")),
        ("module scope", tr("PathStep", "variable of a module")),
        ("WeakMap", tr("PathStep", "lives as long as its key")),
        ("entry", tr("PathStep", "entry of the collection")),
        ("[", tr("PathStep", "element of the array")),
        ("Detached <", tr("PathStep", "element out of the page")),
        ("<", tr("PathStep", "element of the page")),
    )
    for beginning, meaning in by_beginning:
        if step.startswith(beginning):
            return meaning
    if step in ("Map", "Set", "Array"):
        return tr("PathStep", "collection")
    if step[0].isupper():
        return tr("PathStep", "object of this class")
    if position == 1:
        return tr("PathStep", "property of window")
    return tr("PathStep", "property")
