"""The names of findings that are counted in the page and its backend, and of all others."""

from __future__ import annotations

from memory.composed_name import ComposedName
from memory.heap.growth.composed_names import HeapName
from memory.translatable import translatable


class BackendCallback(ComposedName, frozen=True, tag="backend-callback"):
    """A callback that the backend can call."""

    english = translatable("Findings", "callback of the backend")


class BackendChannel(ComposedName, frozen=True, tag="backend-channel"):
    """A channel that the backend has not dropped."""

    english = translatable("Findings", "channel of the backend")


class BackendListener(ComposedName, frozen=True, tag="backend-listener"):
    """An event listener that the backend keeps."""

    english = translatable("Findings", "event listener of the backend")


class LateWrite(ComposedName, frozen=True, tag="late-write"):
    """What a late message wrote."""

    english = translatable("Findings", "wrote {what} of an unmounted {component}")
    what: str
    component: str


FindingName = HeapName | BackendCallback | BackendChannel | BackendListener | LateWrite
