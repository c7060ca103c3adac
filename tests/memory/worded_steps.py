"""Typed steps, written in a test as they read."""

from __future__ import annotations

import re

from memory.heap.naming.source_place import SourcePlace
from memory.heap.paths.step import PathStep
from memory.heap.paths.words import step_words

_FUNCTION = re.compile(r"closure(?: (?P<name>[^(]\S*))?(?: \((?P<file>\S+):(?P<line>\d+)\))?")
_TAG = re.compile(r"(?P<detached>Detached )?<(?P<name>[\w-]+)>")
_ENTRY = re.compile(r'entry(?: "(?P<name>.*)")?')
_OTHERS = (
    ("variable", r'context "(?P<name>.*)"'),
    ("module variable", r'module scope "(?P<name>.*)"'),
    ("index", r"\[(?P<name>\d+)\]"),
    ("weak map value", r"WeakMap (?:(?P<name>\S+) )?value"),
    ("text", r'"(?P<name>.*)"'),
    ("root", r"(?P<name>\(.+\)|C\+\+ .* roots)"),
    ("internal", r"(?P<name>reactions_or_result|native_context)"),
    ("object", r"(?P<name>[A-Z]\w*|global)"),
)


def worded_steps(*words: str) -> tuple[PathStep, ...]:
    """The steps that read like ``words``; what starts with a capital is an object, the rest names.

    That of one name can be a property and a class is what the types are for: a test that is about
    it makes the steps itself.
    """
    return tuple(_step(text) for text in words)


def _step(words: str) -> PathStep:
    step = _typed(words)
    assert step_words(step) == words
    return step


def _typed(words: str) -> PathStep:
    if match := _FUNCTION.fullmatch(words):
        place = SourcePlace(match["file"], int(match["line"])) if match["file"] else None
        return PathStep("function", match["name"] or "", place)
    if match := _TAG.fullmatch(words):
        return PathStep("tag", match["name"], is_detached=bool(match["detached"]), is_browsers=True)
    if match := _ENTRY.fullmatch(words):
        return PathStep("entry", key=match["name"])
    for kind, pattern in _OTHERS:
        if match := re.fullmatch(pattern, words, re.DOTALL):
            return PathStep(kind, match["name"] or "")  # type: ignore[arg-type]
    return PathStep("property", words)
