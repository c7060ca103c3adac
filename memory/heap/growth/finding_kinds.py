"""Tells what kind of finding a group of nodes is, and what is the engine's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from memory.heap.growth.page_kind import PageKind
from memory.heap.paths.step import PathStep

# What the browser and the instrument make for themselves while a page runs.
_NOT_THE_PAGE: Final = re.compile(
    r"Performance(?:\w*Entry|\w*Timing|Mark|Measure|Observer|ObserverEntryList)?"
    r"|LayoutShift\w*|LargestContentfulPaint|VisibilityStateEntry|NavigationHistoryEntry|Task\w*Timing"
    r"|InjectedScript|CommandLineAPI|V8Inspector\w*"
    # Node.js keeps timers in a list for each duration, and the lists in a queue.
    r"|TimersList"
)
_NODES_TIMERS: Final = PathStep("module variable", "timerListQueue")
# One object for each feature that a document's origin trials may turn on begins with this.
_FEATURE: Final = "<symbol handler_function>"
# What these hold is the browser's as well, such as the rectangles of a layout shift.
_HOLDS_NO_PAGE: Final = re.compile(r"Performance\w*(?:Entry|Timing)|LayoutShift\w*")
_LISTENER: Final = re.compile(r"(?:V8|JS)?(?:JSBased)?EventListener|RegisteredEventListener")
_TIMER: Final = re.compile(r"DOMTimer|ScheduledAction|Timeout|Immediate")
# Elements that an engine tells without their tag, and the other nodes of a document.
_ELEMENT: Final = re.compile(r"(?:Detached )?(?:HTML\w*Element|SVG\w*Element)")
_OTHER_DOM: Final = re.compile(r"(?:Detached )?(?:Text|Comment)")


def kind_of(steps: tuple[PathStep, ...], page_kinds: Sequence[PageKind]) -> str:
    """What the node at the end of a path, which is no component, is to its author."""
    node = steps[-1]
    if node.kind == "object" and _LISTENER.fullmatch(node.name):
        return "listener"
    if node.kind == "object" and _TIMER.fullmatch(node.name):
        return "timer"
    if node.is_browsers and is_dom(node):
        return "dom"
    return next((kind.name for kind in page_kinds if kind.applies(steps)), "object")


def is_dom(node: PathStep) -> bool:
    """Whether a step is a node of a document, by its class."""
    return node.kind == "tag" or (
        node.kind == "object"
        and (is_element(node.name) or _OTHER_DOM.fullmatch(node.name) is not None)
    )


def is_element(class_name: str) -> bool:
    """Whether a class, where the engine tells no tag, is that of an element."""
    return _ELEMENT.fullmatch(class_name) is not None


def is_engines(name: str) -> bool:
    """Whether a class or a function of this name is one that the browser makes."""
    return _NOT_THE_PAGE.fullmatch(name) is not None


def of_engine(step: PathStep) -> bool:
    """Whether a step of a path is an object, or holds those, that the browser makes."""
    if step.kind == "object":
        begins = (step.properties or ("",))[0]
        return is_engines(step.name) or begins.startswith(_FEATURE)
    if step.kind == "function":
        return step.place is None and is_engines(step.name)
    return step == _NODES_TIMERS


def holds_no_page(step: PathStep) -> bool:
    """Whether what hangs on a step of a path is the browser's."""
    return step.kind == "object" and _HOLDS_NO_PAGE.fullmatch(step.name) is not None
