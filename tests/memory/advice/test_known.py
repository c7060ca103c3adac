"""The advice for findings of known shapes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from memory.advice import known
from memory.advice.known import advice_for
from memory.advice.rule import Advice
from memory.heap.growth.finding import Finding
from memory.heap.paths.step import PathStep
from tests.memory.worded_steps import worded_steps

FUTURE = "from __future__ import annotations\n"


def finding(kind: str, *path: str) -> Finding:
    return Finding(kind, path[-1], 1.0, 9, 1000, worded_steps(*path))


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
        (
            finding("object", "Window", "channel", "QWebChannel", "objects",
                    "{28ff8493-7e79-4932-9fb4-5403893b3c2f}", "QObject"),
            "qt-object-delete-later",
        ),
        (
            finding("backend-channel", "Window", "QWebChannel", "objects",
                    "{28ff8493-7e79-4932-9fb4-5403893b3c2f}", "QObject", "__objectSignals__", "5",
                    "[0]", "closure f"),
            "qt-object-delete-later",
        ),
        (
            finding("backend-channel", "Window", "QWebChannel", "objects", "uploader", "QObject",
                    "__objectSignals__", "5", "[0]", "closure f"),
            "qt-signal-disconnect",
        ),
        (
            finding("object", "Window", "channel", "QWebChannel", "execCallbacks", "[76]",
                    "closure f"),
            "qt-answer-by-signal",
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
        (
            finding("component", "Window", "__internal_unstable_listeners_object_id__",
                    "upload-progress", "[7]", "handler", "closure f", "Card"),
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
    path = worded_steps("Window", browser_class, "Card")
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


IN_MAP = ("Window", "__TAURI_INTERNALS__", "callbacks", "Map", "entry", "closure", 'context "c"')


@pytest.mark.parametrize(
    ("path", "scenario"),
    [
        ((*IN_MAP, "closure f", "Card"), "unlisten"),
        ((*IN_MAP, "closure", 'context "this"', "Channel", "closure f", "Card"), "close"),
        (IN_MAP[:-1], "close"),
    ],
)
def test_a_listener_in_tauris_map_is_ended_otherwise_than_a_channel(
    path: tuple[str, ...], scenario: str
) -> None:
    advice = advice_for(finding("component", *path))
    assert advice is not None
    assert advice.scenario == scenario


@pytest.mark.parametrize(
    ("found", "scenario"),
    [
        # On window, and by a signal's handler, a timer, a listener.
        (finding("component", "Window", "_14", "__objectSignals__", "closure f", "Card"),
         "deregister"),
        (finding("timer", "Window", "_14", "DOMTimer"), "deregister"),
        (finding("component", "Window", "__objectSignals__", "__TAURI_EVENT_PLUGIN_INTERNALS__",
                 "Card"), "qt-signal-disconnect"),
        (finding("component", "Window", "__TAURI_EVENT_PLUGIN_INTERNALS__", "DOMTimer", "Card"),
         "unlisten"),
        # A timer's or a listener's handlers may be in a collection.
        (finding("object", "Window", "handlers", "[3]", "DOMTimer", "closure f"), "heartbeat"),
        (finding("component", "Window", "V8EventListener", "handlers", "[3]", 'context "c"',
                 "Card"), "unlisten"),
        # A collection before the scope through which it is seen.
        (finding("component", "Window", "all", "[3]", "Channel", "closure f", 'context "c"',
                 "closure g", "Card"), "event-bus"),
        (finding("component", "Window", "Channel", "closure f", 'context "c"', "closure g",
                 "Card"), "replace-handler-shared"),
    ],
)  # fmt: skip
def test_what_names_the_holder_exactly_comes_first(found: Finding, scenario: str) -> None:
    advice = advice_for(found)
    assert advice is not None
    assert advice.scenario == scenario


def test_what_a_page_named_alike_has_no_advice() -> None:
    """A property may be called like a class, a reference, or a function with its place."""
    names = ("DOMTimer", "V8EventListener", "Generator", "closure", "[3]", 'context "c"')
    path = (
        PathStep("object", "Window"),
        *(PathStep("property", name) for name in names),
        PathStep("object", "Promise"),
        PathStep("object", "Card"),
    )
    assert advice_for(Finding("component", "Card", 1.0, 9, 1000, path)) is None


MADE_UP = """
from memory.advice.rule import Advice, Rule

RULES = (
    Rule(
        lambda finding: any(step.is_property("__ELECTRON__") for step in finding.path),
        Advice("Electron keeps it: take it out.", "electron"),
    ),
)
"""
THE_LINE = "    *browser.RULES,\n"


def test_an_advice_is_one_file_and_one_line(tmp_path: Path) -> None:
    (tmp_path / "made_up_advice.py").write_text(MADE_UP)
    source = Path(known.__file__).read_text("utf-8")
    assert source.count(THE_LINE) == 1
    source = source.replace(THE_LINE, f"    *made_up_advice.RULES,\n{THE_LINE}")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(tmp_path)
        namespace = {"__name__": "known_with_another"}
        exec(f"import made_up_advice\n{source.replace(FUTURE, '')}", namespace)
        patch.delitem(sys.modules, "made_up_advice")
    advice_with = cast("Callable[[Finding], Advice | None]", namespace["advice_for"])

    def scenario(*path: str) -> str | None:
        advice = advice_with(finding("component", *path))
        return None if advice is None else advice.scenario

    assert scenario("Window", "__ELECTRON__", "Card") == "electron"
    # Before the rules of the line that it was put before, and behind those above.
    assert scenario("Window", "__ELECTRON__", "DOMTimer", "Card") == "electron"
    assert scenario("Window", "_14", "__ELECTRON__", "Card") == "deregister"
    assert advice_for(finding("component", "Window", "__ELECTRON__", "Card")) is None


def test_unknown_shapes_have_none() -> None:
    assert advice_for(finding("object", "Window", "state", "Object {a}")) is None


def test_a_timer_that_holds_no_channel_is_told_of_none() -> None:
    path = ("Window", "DOMTimer", "closure tick", 'context "c"')
    for last, names_channel in (("Card", False), ("Channel", True)):
        advice = advice_for(finding("object", *path, last))
        assert advice is not None
        assert ("channel" in advice.text) == names_channel
