"""What JavaScriptCore's snapshots leave out between a callback of Tauri's and a component.

They do not say what a WeakMap holds, and one of the api's leads from a channel to its handler. So a
component seems to be held by a function that nothing leads to, and a callback to hold no more than
its channel.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.finding import Finding
from memory.heap.paths.retaining import PathGroup
from memory.heap.paths.step import PathStep

_CHANNEL: Final = "Channel"
_UNTOLD: Final = PathStep("gap", "(not told by JavaScriptCore)")


def through_channels(analysis: HeapAnalysis, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """``findings`` with callbacks' paths led on to their channels, and components' from there.

    The latter where callbacks keep at least as many channels as components are left; the path says
    what is not told. (Callbacks there may be more: Tauri before 2.5 fetches each message, and has
    two of its own for that.)
    """
    found = tuple(findings)
    callbacks = next((each for each in found if each.kind == "callback"), None)
    if analysis.snapshot.has_texts or callbacks is None:
        return found
    channels = _channels_below(analysis, callbacks)
    if channels is None:
        return found
    path = channels.example.steps
    return tuple(
        replace(each, path=path)
        if each is callbacks
        else replace(each, path=(*path, _UNTOLD, *each.path))
        if each.kind == "component"
        and each.count <= channels.count
        and each.path[0].kind == "function"
        else each
        for each in found
    )


def _channels_below(analysis: HeapAnalysis, callbacks: Finding) -> PathGroup | None:
    """The channels to which callbacks lead, if they do."""
    begins = tuple(step.kind for step in callbacks.path)
    for group in analysis.paths.paths_to(analysis.nodes_named(_CHANNEL).tolist()):
        steps = group.example.steps
        if len(steps) > len(begins) and tuple(step.kind for step in steps[: len(begins)]) == begins:
            return group
    return None
