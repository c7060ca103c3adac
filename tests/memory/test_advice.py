"""The advice for findings of known shapes."""

from __future__ import annotations

import pytest

from memory.advice import advice_for
from memory.finding import Finding, FindingKind


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


def test_unknown_shapes_have_none() -> None:
    assert advice_for(finding("object", "Window", "state", "Object {a}")) is None
