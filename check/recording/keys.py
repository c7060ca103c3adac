"""The keys of a keyboard as the engine wants them told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

_MODIFIERS: Final[Mapping[str, int]] = MappingProxyType(
    {"Alt": 1, "Control": 2, "Meta": 4, "Shift": 8}
)
# The codes of keys that are no letter and no digit, which have that of their character.
_CODES: Final[Mapping[str, int]] = MappingProxyType(
    {
        "Backspace": 8,
        "Tab": 9,
        "Enter": 13,
        "Escape": 27,
        " ": 32,
        "PageUp": 33,
        "PageDown": 34,
        "End": 35,
        "Home": 36,
        "ArrowLeft": 37,
        "ArrowUp": 38,
        "ArrowRight": 39,
        "ArrowDown": 40,
        "Insert": 45,
        "Delete": 46,
        **{f"F{number}": 111 + number for number in range(1, 13)},
    }
)


@dataclass(frozen=True)
class Key:
    """A key, pressed with others or not."""

    name: str
    """``key`` of the event."""
    code: int
    """Of the key, as Windows numbers them, which Chromium goes by; 0 where it has none."""
    text: str
    """What it types; empty for nothing."""
    modifiers: int
    """As the DevTools protocol adds them up."""


def key_named(name: str) -> Key:
    """The key that a step names, such as ``Escape``, ``a`` or ``Control+Enter``."""
    *held, last = name.split("+") if name != "+" else [name]
    if not last and held:
        # The plus itself, with others.
        last = "+"
        held = held[:-1]
    modifiers = sum(_MODIFIERS.get(each, 0) for each in held)
    code = _CODES.get(last) or (ord(last.upper()) if len(last) == 1 and last.isalnum() else 0)
    types = modifiers & ~_MODIFIERS["Shift"] == 0
    text = "\r" if last == "Enter" else last if len(last) == 1 else ""
    return Key(last, code, text if types else "", modifiers)
