"""Sentences that are composed below the window."""

from __future__ import annotations

import re
from dataclasses import replace

from lab.experiments.evidence import Evidence, findings_of
from memory.advice.known import advice_for
from memory.heap.growth.finding import Finding
from memory.verdict import Growth
from tests.memory.worded_steps import worded_steps
from ui.words.language import Languages
from ui.words.phrases import TEMPLATES, translated_phrase

_CHINESE = re.compile(r"[一-鿿]")
NOTHING = Growth(20, 20, 0, 0, 0, {}, 0, 0, 0, 0, 0)
SHAPES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("component", ("Window", "_17", "closure", "Card")),
    ("component", ("Window", "__TAURI_INTERNALS__", "callbacks", "Map", "Card")),
    ("backend-channel", ()),
    ("component", ("Window", "__TAURI_EVENT_PLUGIN_INTERNALS__", "Card")),
    ("timer", ("Window", "Card")),
    ("listener", ("Window", "Card")),
    ("dom", ("Window", "cards", "[3]", "Detached <div>")),
    ("object", ("Window", "ResizeObserver")),
    ("object", ("Window", "V8FrameCallback")),
    ("object", ("Window", "Worker")),
    ("object", ("Window", "MessagePort")),
    ("object", ("Window", "Promise", "reactions_or_result", "closure", "Card")),
    ("object", ("Window", "all", "[3]", "closure a", "Card")),
    ("object", ("Window", "handlers", "[3]", "Card")),
    ("object", ("Window", "Channel", "closure a", 'context "b"', "closure c", "Card")),
    ("component", ("Window", "closure a", 'context "b"', "Card")),
)


def advice() -> set[str]:
    found = {
        advice_for(Finding(kind, "Card", 1, 5, 100, worded_steps(*path), path))
        for kind, path in SHAPES
    }
    found.add(advice_for(Finding("object", "Window", 1, 5, 100, worded_steps("Window"))))
    return {one.text for one in found if one is not None}


def names() -> set[str]:
    left = replace(NOTHING, survivors=20, callbacks=20, backend_channels=20)
    written = replace(left, ghost_writes={"progress": 20})
    counted = findings_of(Evidence(written, None, None), "UploadCard")
    return {finding.name for finding in counted if finding.name != "UploadCard"} | {
        "entries of Map",
        "text log",
        "elements held through Detached <td>",
    }


def test_all_that_is_composed_is_translated(languages: Languages) -> None:
    assert (len(advice()), len(names())) == (len(SHAPES) + 1, 6)
    composed = advice() | names()
    assert {translated_phrase(text) for text in composed} == composed
    languages.switch("zh")
    for text in composed:
        translation = translated_phrase(text)
        assert _CHINESE.search(translation), text
        assert sorted(re.findall(r"\d+", translation)) == sorted(re.findall(r"\d+", text))


def test_the_values_stay(languages: Languages) -> None:
    languages.switch("zh")
    translation = translated_phrase("wrote progress of an unmounted UploadCard")
    assert "progress" in translation
    assert "UploadCard" in translation
    assert "{odd} 文件" in translated_phrase("wrote {odd} 文件 of an unmounted UploadCard")


def test_what_is_unknown_stays(languages: Languages) -> None:
    languages.switch("zh")
    for text in ("", "TypeError: x is not a function", "UploadCard"):
        assert translated_phrase(text) == text


def test_no_template_stands_twice() -> None:
    assert len(set(TEMPLATES)) == len(TEMPLATES)
