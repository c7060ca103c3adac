"""Puts the steps of a retaining path into words that read like the page's code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from memory.heap.naming.node_words import function_words, object_words, tag_words, text_words
from memory.heap.paths.step import PathStep

_UNNAMED = "…"
_OUTERMOST: Final = frozenset(("<html>", "<body>"))
# Properties of the browser's own, as pages know them.
_KNOWN_AS: Final = {"<symbol Window#DocumentCachedAccessor>": "document"}


def path_words(steps: Iterable[PathStep]) -> tuple[str, ...]:
    """Each step in words, such as ``Window``, ``cb``, ``closure cb``, ``context "card"``."""
    return tuple(map(step_words, steps))


def is_in_page(words: Sequence[str]) -> bool:
    """Whether a path, in words, leads to an element that is in the page."""
    return bool(words) and words[-1].startswith("<") and not _OUTERMOST.isdisjoint(words[:-1])


def step_words(step: PathStep) -> str:
    """One step, with how often it repeats: ``next × 300``."""
    if step.kind == "omission":
        return f"… {step.times:,} more …"
    words = " or ".join(dict.fromkeys(map(_once, (step, *step.alternatives))))
    return words if step.times == 1 else f"{words} × {step.times:,}"


def _once(step: PathStep) -> str:
    if step.kind == "repetition":
        return f"({' → '.join(path_words(step.steps))})"
    if step.kind == "unnamed":
        return _UNNAMED
    return _reference(step) or _node(step) or _KNOWN_AS.get(step.name, step.name)


def _reference(step: PathStep) -> str | None:
    """A reference that is more than its name."""
    match step.kind:
        case "variable":
            return f'context "{step.name}"'
        case "module variable":
            return f'module scope "{step.name}"'
        case "index":
            return f"[{step.name}]"
        case "entry":
            return "entry" if step.key is None else f'entry "{step.key}"'
        case "weak map value":
            return f"WeakMap {step.name} value" if step.name else "WeakMap value"
        case _:
            return None


def _node(step: PathStep) -> str | None:
    """A node that is more than its name."""
    match step.kind:
        case "function":
            return function_words(step.name, step.place)
        case "text":
            return text_words(step.name)
        case "tag":
            return tag_words(step.name, is_detached=step.is_detached)
        case "object":
            return object_words(step.name, step.properties)
        case _:
            return None
