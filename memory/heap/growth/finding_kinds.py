"""Tells what kind of finding a group of nodes is, and what is the engine's own."""

from __future__ import annotations

import re
from typing import Final

from memory.heap.growth.finding import FindingKind

# What the browser and the instrument make for themselves while a page runs.
_NOT_THE_PAGE: Final = re.compile(
    r"Performance(?:\w*Entry|\w*Timing|Mark|Measure|Observer|ObserverEntryList)?"
    r"|LayoutShift\w*|LargestContentfulPaint|VisibilityStateEntry|NavigationHistoryEntry|Task\w*Timing"
    r"|InjectedScript|CommandLineAPI|V8Inspector\w*|native_bind"
    # Node.js keeps timers in a list for each duration, and the lists in a queue.
    r"|TimersList|module scope \"timerListQueue\""
    # One for each feature that a document's origin trials may turn on.
    r"|Object \{<symbol handler_function>.*\}"
)
# What these hold is the browser's as well, such as the rectangles of a layout shift.
_HOLDS_NO_PAGE: Final = re.compile(r"Performance\w*(?:Entry|Timing)|LayoutShift\w*")
_LISTENER: Final = re.compile(r"(?:V8|JS)?(?:JSBased)?EventListener|RegisteredEventListener")
_TIMER: Final = re.compile(r"DOMTimer|ScheduledAction|Timeout|Immediate")
_DOM: Final = re.compile(r"(?:Detached )?(?:<.+>|HTML\w*Element|SVG\w*Element|Text|Comment)")
_ELEMENT: Final = re.compile(r"(?:Detached )?(?:<|HTML\w*Element|SVG\w*Element)")
_CALLBACK_ID: Final = re.compile(r"_\d+")


def kind_of(node_kind: str, name: str, steps: tuple[str, ...]) -> FindingKind:
    """What a node that is no component is to its author.

    By the node's type as V8 calls it, its class, and the path to it.
    """
    kind: FindingKind = "object"
    if _LISTENER.fullmatch(name):
        kind = "listener"
    elif _TIMER.fullmatch(name):
        kind = "timer"
    elif node_kind == "native" and _DOM.fullmatch(name):
        kind = "dom"
    elif node_kind == "closure" and _is_callback(steps):
        kind = "callback"
    elif "__objectSignals__" in steps:
        kind = "backend-channel"
    return kind


def is_dom(name: str) -> bool:
    """Whether a class is that of a node of a document."""
    return _DOM.fullmatch(name) is not None


def is_element(name: str) -> bool:
    """Whether a class is that of an element."""
    return _ELEMENT.match(name) is not None


def of_engine(step: str) -> bool:
    """Whether a step of a path, or a node's name, is an object that the browser makes."""
    return _NOT_THE_PAGE.fullmatch(step.removeprefix("closure ")) is not None


def holds_no_page(step: str) -> bool:
    """Whether what hangs on a step of a path is the browser's."""
    return _HOLDS_NO_PAGE.fullmatch(step) is not None


def _is_callback(steps: tuple[str, ...]) -> bool:
    """Whether the path ends at a callback of Tauri's: on ``window``, or in the callbacks Map."""
    holder = steps[:-1]
    return (len(holder) == 2 and _CALLBACK_ID.fullmatch(holder[1]) is not None) or (
        "__TAURI_INTERNALS__" in holder and holder[-3:-1] == ("callbacks", "Map")
    )
