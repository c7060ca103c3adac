"""The advice for findings of known shapes."""

from __future__ import annotations

import pytest

from memory.advice.known import advice_for
from memory.heap.growth.finding import Finding, FindingKind


def finding(kind: FindingKind, *path: str) -> Finding:
    return Finding(kind, path[-1], 1.0, 9, 1000, path)


@pytest.mark.parametrize(
    ("found", "scenario"),
    [
        (finding("callback", "Window", "_1401827580", "closure cb"), "deregister"),
        (
            finding("component", "Window", "_14", "closure", 'context "this"', "Channel",
                    "WeakMap value", "closure onProgress", 'context "emit"', "UploadCard"),
            "deregister",
        ),
        (
            finding("callback", "Window", "__TAURI_INTERNALS__", "callbacks", "Map", "entry",
                    "closure cb"),
            "close",
        ),
        (
            finding("component", "Window", "channel", "Channel", "closure old",
                    'context "emit"', "closure emit", 'context "card"', "UploadCard"),
            "replace-handler-shared",
        ),
        (finding("listener", "Window", "V8EventListener"), "unlisten"),
        (
            finding("component", "Window", "V8EventListener", "closure f", 'context "c"', "Card"),
            "unlisten",
        ),
        (finding("timer", "Window", "DOMTimer"), "heartbeat"),
        (finding("object", "Window", "ScheduledAction", "closure tick", "Card"), "heartbeat"),
        (finding("object", "Window", "bus", "handlers", "Set", "entry", "closure f"), "event-bus"),
        (
            finding("component", "Window", "listeners", "[3]", "closure f", 'context "c"', "Card"),
            "event-bus",
        ),
        (
            finding("backend-channel", "Window", "backend", "__objectSignals__", "5", "[0]",
                    "closure f"),
            "qt-signal-disconnect",
        ),
        (finding("dom", "Window", "cache", "[7]", "Detached <div>"), "no-component-ref"),
        (
            finding("component", "Window", "service", "closure f", 'context "card"', "Card"),
            "no-component-ref",
        ),
        (
            finding("callback", "Window", "__TAURI_EVENT_PLUGIN_INTERNALS__", "x", "closure f"),
            "unlisten",
        ),
    ],
)  # fmt: skip
def test_known_shapes_have_advice(found: Finding, scenario: str) -> None:
    advice = advice_for(found)
    assert advice is not None
    assert advice.scenario == scenario
    assert advice.text.endswith(".")
    assert "\n" not in advice.text


@pytest.mark.parametrize(
    ("browser_class", "words"),
    [
        ("ResizeObserver", "disconnect()"),
        ("MutationObserverRegistration", "disconnect()"),
        ("V8FrameCallback", "cancelAnimationFrame"),
        ("Worker", "terminate()"),
        ("MessagePort", "close()"),
        ("BroadcastChannel", "close()"),
        ("AudioContext", "close()"),
    ],
)
def test_a_browsers_object_is_known_by_its_class(browser_class: str, words: str) -> None:
    path = ("Window", browser_class, "Card")
    by_class = Finding("object", "Card", 1.0, 9, 1000, path, ("HTMLDocument", browser_class))
    advice = advice_for(by_class)
    assert advice is not None
    assert words in advice.text
    # A property or a class of the page's may be called the same.
    assert advice_for(Finding("object", browser_class, 1.0, 9, 1000, path)) is None


@pytest.mark.parametrize(
    ("path", "waits"),
    [
        (("Window", "waiters", "closure", "Promise"), True),
        (("Window", "load", "Promise", "reactions_or_result", "closure", "Card"), True),
        (("Window", "loaded", "Promise", "reactions_or_result", "Card"), False),
        (("Window", "loaded", "Promise"), False),
    ],
)
def test_a_promise_is_to_be_settled_where_something_waits(
    path: tuple[str, ...], waits: bool
) -> None:
    advice = advice_for(finding("object", *path))
    assert (advice is not None and "resolve or reject" in advice.text) is waits


def test_unknown_shapes_have_none() -> None:
    assert advice_for(finding("object", "Window", "state", "Object {a}")) is None
