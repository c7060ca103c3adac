"""What to do about arrays, Maps and Sets from which nothing is taken out."""

from __future__ import annotations

import re
from typing import Final

from memory.advice.rule import Advice, Rule
from memory.heap.growth.finding import Finding
from memory.heap.paths.step import PathStep
from memory.translatable import translatable

# Compiled when something is found: that takes longer than a cycle of a page.
_HANDLERS: Final = r"handler|listener|subscri|observer|callback|events?$|_events"
# Of properties that an object has among others, `events` says too little.
_HANDLER: Final = r"handler|listener|subscri|observer|callback|_events"


def _names_handlers(step: PathStep) -> bool:
    """Whether a step, by its name, holds handlers; a function's name says what it does itself."""
    if step.kind == "function":
        return False
    return any(_names(_HANDLERS, name) for name in (step.name, step.key or "")) or any(
        _names(_HANDLER, name) for name in step.properties or ()
    )


def _names(what: str, name: str) -> bool:
    return re.search(what, name, re.IGNORECASE) is not None


def _handler_in_event_bus(finding: Finding) -> bool:
    """Whether a collection of handlers, by what its owner calls it, holds what is no element."""
    path = finding.path
    if finding.kind == "dom":
        return False
    return any(map(_names_handlers, path)) and any(step.is_member for step in path)


def _by_subscription(finding: Finding) -> bool:
    """Whether a collection holds functions, or what has one, through which the thing is seen."""
    at = [n for n, step in enumerate(finding.path) if step.is_member]
    return bool(at) and any(step.kind == "function" for step in finding.path[at[0] + 1 :])


def _detached_in_collection(finding: Finding) -> bool:
    return finding.kind == "dom" and any(step.is_member for step in finding.path)


RULES: Final = (
    Rule(
        _handler_in_event_bus,
        Advice(
            translatable(
                "Advice",
                "A collection of handlers still holds this one: keep the function that subscribing "
                "gave, and call it when the component is unmounted.",
            ),
            "event-bus",
        ),
    ),
    Rule(
        _by_subscription,
        Advice(
            translatable(
                "Advice",
                "A collection holds a function that sees this: keep what subscribing gave, and "
                "unsubscribe with it when the component is unmounted.",
            ),
            "event-bus",
        ),
    ),
    Rule(
        _detached_in_collection,
        Advice(
            translatable(
                "Advice",
                "A collection still holds elements that were taken out of the page: remove them "
                "from it when the component is unmounted, or keep no elements in it.",
            ),
            "no-component-ref",
        ),
    ),
)
