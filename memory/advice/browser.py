"""What to do about what a page has asked of its browser: timers, observers, workers, promises."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from memory.advice.rule import Advice, Rule
from memory.heap.growth.finding import PENDING_PROMISE, WINDOW, Finding
from memory.heap.paths.step import PathStep
from memory.heap.paths.words import is_in_page, path_words
from memory.translatable import translatable

_TIMERS: Final = ("DOMTimer", "ScheduledAction", "Timeout")
# From a promise to what waits for it.
_RESULT: Final = PathStep("internal", "reactions_or_result")
# One without a name: the engine made it, to settle a promise.
_SETTLES: Final = PathStep("function")


def _by_timer(finding: Finding) -> bool:
    return finding.kind == "timer" or any(step.is_object(*_TIMERS) for step in finding.path)


def _by_timer_of_channel(finding: Finding) -> bool:
    return _by_timer(finding) and any(step.is_object("Channel") for step in finding.path)


def _held_by(*classes: str) -> Callable[[Finding], bool]:
    """Whether an object of the browser, by its class, holds the thing or is the thing itself."""
    names = {*classes, *(f"V8{name}" for name in classes)}
    return lambda finding: not names.isdisjoint(finding.browser_classes)


def _attached_frame(finding: Finding) -> bool:
    return finding.name == WINDOW


def _by_pending_promise(finding: Finding) -> bool:
    """Whether what waits for a promise, or what would settle it, is on the path."""
    path = finding.path
    return (
        finding.name == PENDING_PROMISE
        or any(step.is_object("Generator") for step in path)
        or any(step == _RESULT and after.kind == "function" for step, after in pairwise(path))
        or any(step == _SETTLES and after.is_object("Promise") for step, after in pairwise(path))
    )


def _in_page(finding: Finding) -> bool:
    """Whether it is an element that was never taken out of the page."""
    return finding.kind == "dom" and is_in_page(path_words(finding.path))


def _by_listener(finding: Finding) -> bool:
    return finding.kind == "listener" or any(
        step.kind == "object" and step.name.endswith("EventListener") for step in finding.path
    )


RULES: Final = (
    Rule(
        _by_timer_of_channel,
        Advice(
            translatable(
                "Advice",
                "A timer still runs: call `clearInterval` or `clearTimeout` when the component is "
                "unmounted, and end a channel on which nothing arrives any more.",
            ),
            "heartbeat",
        ),
    ),
    Rule(
        _by_timer,
        Advice(
            translatable(
                "Advice",
                "A timer still runs: call `clearInterval` or `clearTimeout` with what setting it "
                "gave when the component is unmounted.",
            ),
            "heartbeat",
        ),
    ),
    Rule(
        _held_by(
            "ResizeObserver",
            "MutationObserver",
            "MutationObserverRegistration",
            "IntersectionObserver",
            "PerformanceObserver",
        ),
        Advice(
            translatable(
                "Advice",
                "An observer still observes: call `disconnect()` on it when the component is "
                "unmounted.",
            ),
            "unlisten",
        ),
    ),
    Rule(
        _held_by("FrameCallback", "ScriptedAnimationController"),
        Advice(
            translatable(
                "Advice",
                "A frame callback asks for the next frame each time: keep the number that "
                "`requestAnimationFrame` gave, and call `cancelAnimationFrame` with it when the"
                " component is unmounted.",
            ),
            "heartbeat",
        ),
    ),
    Rule(
        _held_by("Worker", "DedicatedWorker", "SharedWorker"),
        Advice(
            translatable(
                "Advice",
                "The worker still runs: call `terminate()` on it when the component is unmounted.",
            ),
            "close",
        ),
    ),
    Rule(
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
            translatable(
                "Advice",
                "The connection is still open: call `close()` on it when the component is "
                "unmounted.",
            ),
            "close",
        ),
    ),
    Rule(
        _attached_frame,
        Advice(
            translatable(
                "Advice",
                "A frame is still in the page: remove its `<iframe>` when the component is "
                "unmounted.",
            ),
            "close",
        ),
    ),
    Rule(
        _by_pending_promise,
        Advice(
            translatable(
                "Advice",
                "A promise that never settles keeps what waits for it: resolve or reject it "
                "when the component is unmounted.",
            ),
            "close",
        ),
    ),
    Rule(
        _held_by("Animation"),
        Advice(
            translatable(
                "Advice",
                "The animation still runs: call `cancel()` on it when the component is unmounted.",
            ),
            "close",
        ),
    ),
    Rule(
        _in_page,
        Advice(
            translatable(
                "Advice",
                "It is still in the page: remove it when the component is unmounted.",
            ),
            "close",
        ),
    ),
    Rule(
        _by_listener,
        Advice(
            translatable(
                "Advice",
                "The listener is still registered: remove it when the component is unmounted, or "
                "register it with the signal of an `AbortController` and abort that.",
            ),
            "unlisten",
        ),
    ),
)
