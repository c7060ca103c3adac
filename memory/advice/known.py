"""Says what to do about a finding whose shape is known, and which scenario shows the remedy."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from memory.heap.growth.finding import Finding


@dataclass(frozen=True)
class Advice:
    """One sentence for a person, and the gallery scenario that shows it at work."""

    text: str
    scenario: str


@dataclass(frozen=True)
class _Rule:
    applies: Callable[[Finding], bool]
    advice: Advice


_CALLBACK_ID: Final = re.compile(r"_\d+")
_HANDLERS: Final = re.compile(
    r"handler|listener|subscri|observer|callback|events?$|_events", re.IGNORECASE
)
_COLLECTION: Final = re.compile(r"\[\d+\]|entry\b")
_CONTEXT: Final = re.compile(r'context "')


def _on_window(finding: Finding) -> bool:
    return len(finding.path) > 1 and _CALLBACK_ID.fullmatch(finding.path[1]) is not None


def _in_callbacks_map(finding: Finding) -> bool:
    return "__TAURI_INTERNALS__" in finding.path and "callbacks" in finding.path


def _shares_scope(finding: Finding) -> bool:
    """Whether a handler set on a channel is alive by what another closure of its scope sees."""
    closures = [step for step in finding.path if step.startswith("closure")]
    return (
        "Channel" in finding.path
        and any(_CONTEXT.match(step) for step in finding.path)
        and len(closures) > 1
        and not (_on_window(finding) or _in_callbacks_map(finding))
    )


def _by_qt_signal(finding: Finding) -> bool:
    return finding.kind == "backend-channel" or "__objectSignals__" in finding.path


def _by_event_of_tauri(finding: Finding) -> bool:
    return any("__TAURI_EVENT" in step for step in finding.path)


def _by_listener(finding: Finding) -> bool:
    return finding.kind == "listener" or any(
        step.endswith("EventListener") for step in finding.path
    )


def _by_timer(finding: Finding) -> bool:
    return finding.kind == "timer" or any(
        step in ("DOMTimer", "ScheduledAction", "Timeout") for step in finding.path
    )


def _handler_in_event_bus(finding: Finding) -> bool:
    """Whether a collection of handlers, by what its owner calls it, holds what is no element."""
    path = finding.path
    if finding.kind == "dom":
        return False
    named = any(_HANDLERS.search(step) for step in path if not step.startswith("closure"))
    return named and any(_COLLECTION.match(step) for step in path)


def _detached_in_collection(finding: Finding) -> bool:
    return finding.kind == "dom" and any(_COLLECTION.match(step) for step in finding.path)


def _component_in_handler(finding: Finding) -> bool:
    return finding.kind == "component" and any(_CONTEXT.match(step) for step in finding.path)


def _held_by(*classes: str) -> Callable[[Finding], bool]:
    """Whether an object of the browser, by its class, holds the thing or is the thing itself."""
    names = re.compile(rf"(?:V8)?(?:{'|'.join(classes)})")
    return lambda finding: any(map(names.fullmatch, finding.browser_classes))


def _by_pending_promise(finding: Finding) -> bool:
    """Whether what waits for a promise, or what would settle it, is on the path."""
    path = finding.path
    waiting = any(
        step == "reactions_or_result" and after.startswith("closure")
        for step, after in pairwise(path)
    )
    settling = any(step == "closure" and after == "Promise" for step, after in pairwise(path))
    return waiting or settling or "Generator" in path or finding.name == "pending Promise"


def _by_subscription(finding: Finding) -> bool:
    """Whether a collection holds functions, or what has one, through which the thing is seen."""
    at = [n for n, step in enumerate(finding.path) if _COLLECTION.match(step)]
    return bool(at) and any(step.startswith("closure") for step in finding.path[at[0] + 1 :])


def _attached_frame(finding: Finding) -> bool:
    return finding.name == "Window"


_EVENT_BUS: Final = Advice(
    "A collection of handlers still holds this one: keep the function that subscribing "
    "gave, and call it when the component is unmounted.",
    "event-bus",
)

# The first that applies is told: what names the holder exactly stands before what guesses at it.
_RULES: Final = (
    _Rule(
        _on_window,
        Advice(
            "Tauri keeps the callback on `window` until someone removes it: when the component is "
            "unmounted, delete `window['_' + channel.id]`.",
            "deregister",
        ),
    ),
    _Rule(
        _in_callbacks_map,
        Advice(
            "The callback stays in Tauri's map until its channel ends: let the backend drop the "
            "channel, or call `unregisterCallback(channel.id)` when the component is unmounted.",
            "close",
        ),
    ),
    _Rule(
        _by_qt_signal,
        Advice(
            "The signal of the QWebChannel object still has this handler: call "
            "`signal.disconnect(handler)` with the same function when the component is unmounted.",
            "qt-signal-disconnect",
        ),
    ),
    _Rule(
        _by_event_of_tauri,
        Advice(
            "`listen` gave a function that ends it: call that `unlisten` when the component is "
            "unmounted, also if `listen` only answers after that.",
            "unlisten",
        ),
    ),
    _Rule(
        _by_timer,
        Advice(
            "A timer still runs: call `clearInterval` or `clearTimeout` when the component is "
            "unmounted, and end a channel on which nothing arrives any more.",
            "heartbeat",
        ),
    ),
    _Rule(
        _held_by(
            "ResizeObserver",
            r"MutationObserver(?:Registration)?",
            "IntersectionObserver",
            "PerformanceObserver",
        ),
        Advice(
            "An observer still observes: call `disconnect()` on it when the component is "
            "unmounted.",
            "unlisten",
        ),
    ),
    _Rule(
        _held_by("FrameCallback", "ScriptedAnimationController"),
        Advice(
            "A frame callback asks for the next frame each time: keep the number that "
            "`requestAnimationFrame` gave, and call `cancelAnimationFrame` with it when the"
            " component is unmounted.",
            "heartbeat",
        ),
    ),
    _Rule(
        _held_by("Worker", "DedicatedWorker", "SharedWorker"),
        Advice(
            "The worker still runs: call `terminate()` on it when the component is unmounted.",
            "close",
        ),
    ),
    _Rule(
        _held_by(
            "BroadcastChannel",
            "MessagePort",
            "AudioContext",
            "OscillatorNode",
            "AudioBufferSourceNode",
            "ConstantSourceNode",
            "EventSource",
            "WebSocket",
        ),
        Advice(
            "The connection is still open: call `close()` on it when the component is unmounted.",
            "close",
        ),
    ),
    _Rule(
        _attached_frame,
        Advice(
            "A frame is still in the page: remove its `<iframe>` when the component is unmounted.",
            "close",
        ),
    ),
    _Rule(
        _by_pending_promise,
        Advice(
            "A promise that never settles keeps what waits for it: resolve or reject it "
            "when the component is unmounted.",
            "close",
        ),
    ),
    _Rule(
        _by_listener,
        Advice(
            "The listener is still registered: remove it when the component is unmounted, or "
            "register it with the signal of an `AbortController` and abort that.",
            "unlisten",
        ),
    ),
    _Rule(_handler_in_event_bus, _EVENT_BUS),
    _Rule(
        _by_subscription,
        Advice(
            "A collection holds a function that sees this: keep what subscribing gave, and "
            "unsubscribe with it when the component is unmounted.",
            "event-bus",
        ),
    ),
    _Rule(
        _detached_in_collection,
        Advice(
            "A collection still holds elements that were taken out of the page: remove them from "
            "it when the component is unmounted, or keep no elements in it.",
            "no-component-ref",
        ),
    ),
    _Rule(
        _shares_scope,
        Advice(
            "All closures of one scope keep all its variables: a handler made inside the component "
            "replaces nothing, so set one that is made outside of it.",
            "replace-handler-shared",
        ),
    ),
    _Rule(
        _component_in_handler,
        Advice(
            "A function that outlives the component sees it through its scope: give it the values "
            "that it needs, not the component.",
            "no-component-ref",
        ),
    ),
)


def advice_for(finding: Finding) -> Advice | None:
    """What to do about ``finding``, or None where its shape is none of those known."""
    return next((rule.advice for rule in _RULES if rule.applies(finding)), None)
