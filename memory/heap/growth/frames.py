"""Tells the global objects of frames from what else a snapshot calls a Window."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import numpy as np

from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.finding import WINDOW
from memory.heap.growth.groups import GroupKey
from memory.heap.growth.rings import Group, Nodes

# V8 adds the origin of a frame to its global object, and marks prototypes and caches as such.
_GLOBAL: Final = re.compile(r"Window(?: \[JSGlobalObject\])? / .*", re.DOTALL)


def frames_between(
    came: Mapping[GroupKey, Nodes],
    departed: Mapping[GroupKey, Nodes],
    before: HeapAnalysis,
    after: HeapAnalysis,
) -> Group | None:
    """The frames among what came, less those among what departed; None where there are none."""
    windows = [nodes for key, nodes in came.items() if key.name == WINDOW]
    if not windows:
        return None
    nodes = np.concatenate(windows)
    gone = [nodes for key, nodes in departed.items() if key.name == WINDOW]
    left = _frames(before, np.concatenate(gone)) if gone else 0
    return Group(GroupKey("native", WINDOW, 0), _frames(after, nodes) - left, nodes)


def are_detached(analysis: HeapAnalysis, windows: Nodes) -> bool:
    """Whether these are of frames that were taken out of the page.

    While a frame is in a page, V8 counts its global object among the roots.
    """
    return not np.isin(windows, analysis.preference.entries).any()


def _frames(analysis: HeapAnalysis, windows: Nodes) -> int:
    """How many frames these belong to.

    Each has one object of Blink's and one global object of V8's, of which either may be gone, and
    more objects that are called the same.
    """
    snapshot = analysis.snapshot
    native = int(snapshot.nodes_of_type("native")[windows].sum())
    names = map(snapshot.name, windows.tolist())
    return max(native, sum(_GLOBAL.fullmatch(name) is not None for name in names) - native)
