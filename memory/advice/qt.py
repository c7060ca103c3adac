"""What to do on a page that talks to Qt over a QWebChannel."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from memory.advice.rule import Advice, Rule
from memory.heap.growth.finding import Finding
from memory.heap.growth.page_kind import PageKind
from memory.heap.paths.step import PathStep
from memory.translatable import translatable

_BACKEND_CHANNEL: Final = "backend-channel"
# Where qwebchannel.js keeps the handlers of an object's signals.
_SIGNALS: Final = "__objectSignals__"


# Where qwebchannel.js keeps those that wait for an answer.
_CALLS: Final = "execCallbacks"
_OBJECTS: Final = "objects"
# An object that a slot returned has a UUID, as Qt writes it; those offered by name have names.
_UUID: Final = re.compile(r"\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}")


def _is_of_returned_object(path: tuple[PathStep, ...]) -> bool:
    return any(
        of.is_property(_OBJECTS) and step.kind == "property" and _UUID.fullmatch(step.name)
        for of, step in pairwise(path)
    )


def _is_by_call(path: tuple[PathStep, ...]) -> bool:
    return any(step.is_property(_CALLS) for step in path)


def _is_by_signal(path: tuple[PathStep, ...]) -> bool:
    return any(step.is_property(_SIGNALS) for step in path)


def _by_signal(finding: Finding) -> bool:
    return finding.kind == _BACKEND_CHANNEL or _is_by_signal(finding.path)


KINDS: Final = (PageKind(_BACKEND_CHANNEL, _is_by_signal),)

RULES: Final = (
    Rule(
        lambda finding: _is_of_returned_object(finding.path),
        Advice(
            translatable(
                "Advice",
                "QWebChannel keeps a Qt object that a slot has returned until that is deleted: "
                "call its `deleteLater()` when the component is unmounted.",
            ),
            "qt-object-delete-later",
        ),
    ),
    Rule(
        lambda finding: _is_by_call(finding.path),
        Advice(
            translatable(
                "Advice",
                "This call of a Qt object waits for an answer, which never comes once the object "
                "is deleted: call it before, or let a signal carry what is asked for.",
            ),
            "qt-answer-by-signal",
        ),
    ),
    Rule(
        _by_signal,
        Advice(
            translatable(
                "Advice",
                "The signal of the QWebChannel object still has this handler: call "
                "`signal.disconnect(handler)` with the same function when the component is "
                "unmounted.",
            ),
            "qt-signal-disconnect",
        ),
    ),
)
