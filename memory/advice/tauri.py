"""What to do on a page of Tauri's: callbacks, events, and handlers of channels."""

from __future__ import annotations

import re
from typing import Final

from memory.advice.rule import Advice, Rule
from memory.heap.growth.finding import Finding
from memory.heap.growth.page_kind import PageKind
from memory.heap.paths.step import PathStep
from memory.translatable import translatable

_CALLBACK_ID: Final = re.compile(r"_\d+")
_INTERNALS: Final = "__TAURI_INTERNALS__"
_OF_EVENTS: Final = ("__TAURI_EVENT", "__internal_unstable_listeners_object_id__")
"""What names of Tauri's events begin with; the second holds the handlers themselves up to 2.5."""


def is_callback_on_window(step: PathStep) -> bool:
    """Whether it is a property as Tauri up to 2.5 calls its callbacks on ``window``."""
    return step.kind == "property" and _CALLBACK_ID.fullmatch(step.name) is not None


def _is_callback(path: tuple[PathStep, ...]) -> bool:
    """Whether the path ends at a callback: on ``window``, or in the callbacks Map."""
    *holder, end = path
    if end.kind != "function":
        return False
    if len(holder) == 2 and is_callback_on_window(holder[1]):
        return True
    return (
        len(holder) > 2
        and any(step.is_property(_INTERNALS) for step in holder)
        and holder[-3].is_property("callbacks")
        and holder[-2].is_object("Map")
    )


def _on_window(finding: Finding) -> bool:
    return len(finding.path) > 1 and is_callback_on_window(finding.path[1])


def _in_callbacks_map(finding: Finding) -> bool:
    path = finding.path
    return any(step.is_property(_INTERNALS) for step in path) and any(
        step.is_property("callbacks") for step in path
    )


def _is_listener(finding: Finding) -> bool:
    """Whether it is held by a listener: a channel's callback leads to the channel instead."""
    path = finding.path
    leads_on = sum(step.kind == "function" for step in path) > 1
    has_channel = any(step.is_object("Channel") for step in path)
    return _in_callbacks_map(finding) and leads_on and not has_channel


def _by_event(finding: Finding) -> bool:
    return any(
        step.kind == "property" and step.name.startswith(_OF_EVENTS) for step in finding.path
    )


def _shares_scope(finding: Finding) -> bool:
    """Whether a handler set on a channel is alive by what another closure of its scope sees."""
    path = finding.path
    return (
        any(step.is_object("Channel") for step in path)
        and any(step.kind == "variable" for step in path)
        and sum(step.kind == "function" for step in path) > 1
        and not (_on_window(finding) or _in_callbacks_map(finding))
    )


KINDS: Final = (PageKind("callback", _is_callback, stands_alone=True),)

_UNLISTEN: Final = Advice(
    translatable(
        "Advice",
        "`listen` gave a function that ends it: call that `unlisten` when the component is "
        "unmounted, also if `listen` only answers after that.",
    ),
    "unlisten",
)

LISTENERS: Final = (Rule(_is_listener, _UNLISTEN),)
CALLBACKS: Final = (
    Rule(
        _on_window,
        Advice(
            translatable(
                "Advice",
                "Tauri keeps the callback on `window` until someone removes it: when the "
                "component is unmounted, delete `window['_' + channel.id]`.",
            ),
            "deregister",
        ),
    ),
    Rule(
        _in_callbacks_map,
        Advice(
            translatable(
                "Advice",
                "The callback stays in Tauri's map until its channel ends, which one that no "
                "command has taken never does: let the backend drop the channel, or call "
                "`unregisterCallback(channel.id)` when the component is unmounted.",
            ),
            "close",
        ),
    ),
)
EVENTS: Final = (Rule(_by_event, _UNLISTEN),)
SCOPES: Final = (
    Rule(
        _shares_scope,
        Advice(
            translatable(
                "Advice",
                "All closures of one scope keep all its variables: a handler made inside the "
                "component replaces nothing, so set one that is made outside of it.",
            ),
            "replace-handler-shared",
        ),
    ),
)
