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
from memory.heap.paths.step import PathStep

_CHANNEL: Final = "Channel"
_UNTOLD: Final = PathStep("words", "(not told by JavaScriptCore)")


def through_channels(analysis: HeapAnalysis, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """``findings`` with callbacks' paths led on to their channels, and components' from there.

    The latter where as many callbacks as components are left; the path says what is not told.
    """
    if analysis.snapshot.has_texts:
        return tuple(findings)
    led = [_to_channel(analysis, finding) for finding in findings]
    channel = next((each for each in led if each.path[-1:] and _ends_at_channel(each)), None)
    if channel is None:
        return tuple(led)
    return tuple(
        replace(each, path=(*channel.path, _UNTOLD, *each.path))
        if each.kind == "component"
        and each.per_cycle == channel.per_cycle
        and each.path[0].kind == "function"
        else each
        for each in led
    )


def _ends_at_channel(finding: Finding) -> bool:
    return finding.path[-1].is_object(_CHANNEL)


def _to_channel(analysis: HeapAnalysis, finding: Finding) -> Finding:
    """``finding`` with the longer path, if it is of callbacks, and they lead to channels."""
    if finding.kind != "callback":
        return finding
    begins = tuple(step.kind for step in finding.path)
    for group in analysis.paths.paths_to(analysis.nodes_named(_CHANNEL).tolist()):
        steps = group.example.steps
        if len(steps) > len(begins) and tuple(step.kind for step in steps[: len(begins)]) == begins:
            return replace(finding, path=steps)
    return finding
