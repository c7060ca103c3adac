"""What a person is told about one thing that grows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from memory.heap.growth.composed_names import HeapName
from memory.heap.paths.step import PathStep

FindingUnit = Literal["count", "bytes"]
"""What a finding is measured in: how many things there are, or how much larger one has become."""

WINDOW: Final = "Window"
"""The class of a page's global object; as a finding's name, a frame that is still in the page."""
PROMISE: Final = "Promise"
"""The class of promises."""
PENDING_PROMISE: Final = "pending Promise"
"""The name of a promise that something waits for."""


@dataclass(frozen=True)
class Finding:
    """Something that each cycle leaves behind."""

    kind: str
    """``component``, ``listener``, ``timer``, ``dom``, ``object``, ``collection``, or the name of a
    :class:`memory.heap.growth.page_kind.PageKind`."""
    name: str
    per_cycle: float  # in ``unit``
    count: int  # of all measured cycles, in ``unit``
    retained_bytes: int  # by all of them together
    path: tuple[PathStep, ...]  # why one of them is alive
    browser_classes: tuple[str, ...] = ()  # of the browser's own objects on the path
    unit: FindingUnit = "count"
    is_estimate: bool = False
    """Whether the figures are of the room that a collection takes, which runs ahead of its use."""
    node_id: int | None = None
    """In snapshots, of what each cycle adds something to: a collection, which stays the same."""
    shape: int = 0
    """In snapshots, of plain objects the hidden class: the same when other properties are named."""
    through: tuple[int, ...] = ()
    """The ids in snapshots of the nodes that lead to one of them, where they are not one thing."""
    composed_name: HeapName | None = None
    """What ``name`` says in English, where that is not what the page or the browser calls it."""
