"""Puts what is known of a node into words."""

from __future__ import annotations

from collections.abc import Sequence

from memory.heap.naming.source_place import SourcePlace


def function_words(name: str, place: SourcePlace | None) -> str:
    """``closure onProgress (Card.vue:17)``, each part where it is known."""
    words = ["closure"]
    if name:
        words.append(name)
    if place is not None:
        words.append(f"({place.file}:{place.line})")
    return " ".join(words)


def text_words(text: str) -> str:
    """A string in quotes."""
    return f'"{text}"'


def tag_words(tag: str, *, is_detached: bool) -> str:
    """``Detached <div>`` or ``<div>``."""
    return f"{'Detached ' if is_detached else ''}<{tag}>"


def object_words(class_name: str, properties: Sequence[str] | None) -> str:
    """A class's name; of a plain object also which properties it has: ``Object {a, b}``."""
    return class_name if properties is None else f"{class_name} {{{', '.join(properties)}}}"
