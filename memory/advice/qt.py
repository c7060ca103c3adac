"""What to do on a page that talks to Qt over a QWebChannel."""

from __future__ import annotations

from typing import Final

from memory.advice.rule import Advice, Rule
from memory.heap.growth.finding import Finding
from memory.heap.growth.page_kind import PageKind
from memory.heap.paths.step import PathStep
from memory.translatable import translatable

_BACKEND_CHANNEL: Final = "backend-channel"
# Where qwebchannel.js keeps the handlers of an object's signals.
_SIGNALS: Final = "__objectSignals__"


def _is_by_signal(path: tuple[PathStep, ...]) -> bool:
    return any(step.is_property(_SIGNALS) for step in path)


def _by_signal(finding: Finding) -> bool:
    return finding.kind == _BACKEND_CHANNEL or _is_by_signal(finding.path)


KINDS: Final = (PageKind(_BACKEND_CHANNEL, _is_by_signal),)

RULES: Final = (
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
