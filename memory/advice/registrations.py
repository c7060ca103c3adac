"""What to do about registrations that a page made and did not undo, by what they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from memory.translatable import translatable

REGISTRATIONS: Final[Mapping[str, str]] = {
    "listener": translatable(
        "Advice",
        "The listener is still registered: remove it when the component is unmounted, or "
        "register it with the signal of an `AbortController` and abort that.",
    ),
    "timer": translatable(
        "Advice",
        "It is still to come: clear the interval or the timeout, or cancel the frame, when the "
        "component is unmounted.",
    ),
    "observer": translatable(
        "Advice",
        "An observer still observes: call `disconnect()` on it when the component is unmounted.",
    ),
    "connection": translatable(
        "Advice",
        "The connection is still open: call `close()` on it when the component is unmounted.",
    ),
    "worker": translatable(
        "Advice",
        "The worker still runs: call `terminate()` on it when the component is unmounted.",
    ),
    "url": translatable(
        "Advice",
        "The browser keeps what the URL stands for: call `URL.revokeObjectURL` with it once it is "
        "no longer shown.",
    ),
    "performance-entry": translatable(
        "Advice",
        "The browser keeps a copy of each detail until the page goes: call "
        "`performance.clearMarks()` or `performance.clearMeasures()` with its name once it was "
        "read.",
    ),
}
"""By the kind of finding."""

TAKE_OUT: Final = translatable(
    "Advice",
    "The page keeps what was added to it: take it out again when the component is unmounted, with "
    "`deleteRule()`, `classList.remove()`, `style.removeProperty()` or `removeAttribute()`.",
)
"""Of what a list of the page's has got."""

HELD_AS: Final[Mapping[str, tuple[str, ...]]] = {
    "listener": ("EventListener", "RegisteredEventListener"),
    "timer": ("DOMTimer", "V8FrameCallback", "FrameCallback", "V8IdleRequestCallback"),
    "backend-channel": ("__objectSignals__",),
}
"""By the kind of finding what holds one, as paths name it: mostly the browser's own objects."""
