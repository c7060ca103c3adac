"""A heap snapshot as a graph: what the engine wrote of each object and reference, in arrays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from memory.heap.parsing.strings import StringTable

Ordinals = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

DETACHED = 2  # V8's value for a DOM node that is in no document


class Engine(Enum):
    """Whose heap it is."""

    V8 = "V8"
    JAVASCRIPTCORE = "JavaScriptCore"


@dataclass(frozen=True, eq=False)
class HeapSnapshot:
    """The graph of a heap: ``n`` nodes by ordinal, ``m`` edges grouped by the node they leave.

    The edges of node ``i`` are ``first_edge[i]`` to ``first_edge[i + 1]``; node 0 is the root.
    Sizes are bytes. An edge's name is an index into ``strings``, or, for the edge types whose
    names are numbers (``element`` and ``hidden``), the number itself.
    """

    node_types: tuple[str, ...]
    edge_types: tuple[str, ...]
    strings: StringTable
    node_type: npt.NDArray[np.uint8]  # (n,), index into node_types
    node_name: npt.NDArray[np.int32]  # (n,), index into strings
    node_id: npt.NDArray[np.int64]  # (n,), stable while the page lives
    self_size: npt.NDArray[np.int64]  # (n,), bytes
    detachedness: npt.NDArray[np.uint8]  # (n,), 0 unknown, 1 attached, 2 detached
    first_edge: npt.NDArray[np.int64]  # (n + 1,)
    edge_type: npt.NDArray[np.uint8]  # (m,), index into edge_types
    edge_name: npt.NDArray[np.int32]  # (m,)
    edge_to: Ordinals  # (m,), ordinal of the node the edge leads to
    location_node: Ordinals  # (l,), sorted: the functions whose place in a script is known
    location_place: npt.NDArray[np.int32]  # (l, 3): script id, line and column, both from 0
    extra_native_bytes: int = 0
    engine: Engine = Engine.V8
    globals_: Ordinals | None = None  # (g,): the global objects; V8 marks them by its edges

    @property
    def has_texts(self) -> bool:
        """Whether the name of a string is its text: JavaScriptCore keeps that to itself."""
        return self.engine is Engine.V8

    @property
    def node_count(self) -> int:
        """How many nodes there are."""
        return len(self.node_type)

    @property
    def edge_count(self) -> int:
        """How many edges there are."""
        return len(self.edge_type)

    @property
    def total_bytes(self) -> int:
        """The sizes of all nodes together."""
        return int(self.self_size.sum())

    @cached_property
    def edge_from(self) -> Ordinals:
        """The ordinal of the node that each edge leaves, shape (m,)."""
        nodes = np.arange(self.node_count, dtype=np.int32)
        return np.repeat(nodes, np.diff(self.first_edge))

    @cached_property
    def _ids_in_order(self) -> npt.NDArray[np.int64]:
        return np.argsort(self.node_id, kind="stable")

    def ordinals_of(self, node_ids: npt.NDArray[np.int64]) -> Ordinals:
        """The ordinals of the nodes with these ids, -1 where there is none; same shape."""
        order = self._ids_in_order
        at = np.searchsorted(self.node_id, node_ids, sorter=order)
        found = order[np.minimum(at, len(order) - 1)]
        return np.where(self.node_id[found] == node_ids, found, -1).astype(np.int32)

    def ordinal_of(self, node_id: int) -> int:
        """The ordinal of the node with this id, or -1."""
        return int(self.ordinals_of(np.array([node_id]))[0])

    def nodes_of_type(self, *names: str) -> Mask:
        """Which nodes are of one of these types, shape (n,)."""
        return _is_of(self.node_types, names, self.node_type)

    def edges_of_type(self, *names: str) -> Mask:
        """Which edges are of one of these types, shape (m,)."""
        return _is_of(self.edge_types, names, self.edge_type)

    def are_of_type(self, edges: npt.NDArray[np.integer], *names: str) -> Mask:
        """Which of these edges are of one of these types; same shape."""
        return _is_of(self.edge_types, names, self.edge_type[edges])

    @cached_property
    def named_edges(self) -> Mask:
        """Which edges have a string for a name, shape (m,)."""
        return ~self.edges_of_type("element", "hidden")

    def edges_named(self, name: str) -> npt.NDArray[np.intp]:
        """The edges with this string for a name."""
        index = self.strings.index_of(name)
        if index < 0:
            return np.empty(0, dtype=np.intp)
        found = np.flatnonzero(self.edge_name == index)
        return found[self.named_edges[found]]

    def kind(self, ordinal: int) -> str:
        """The node's type, as V8 calls it."""
        return self.node_types[int(self.node_type[ordinal])]

    def name(self, ordinal: int) -> str:
        """The node's name: a class, a function, the text of a string."""
        return self.strings[int(self.node_name[ordinal])]

    def edge_kind(self, edge: int) -> str:
        """The edge's type, as V8 calls it."""
        return self.edge_types[int(self.edge_type[edge])]

    def edge_label(self, edge: int) -> str:
        """The edge's name, or its number in words."""
        if self.named_edges[edge]:
            return self.strings[int(self.edge_name[edge])]
        return str(int(self.edge_name[edge]))

    def edges_of(self, ordinal: int) -> range:
        """The edges that leave a node."""
        return range(int(self.first_edge[ordinal]), int(self.first_edge[ordinal + 1]))

    def follow(self, ordinal: int, edge_name: str) -> int:
        """Where the first edge with this name leads, or -1."""
        first, end = self.first_edge[ordinal : ordinal + 2].tolist()
        index = self.strings.index_of(edge_name)
        for at in np.flatnonzero(self.edge_name[first:end] == index).tolist():
            if self.named_edges[first + at]:
                return int(self.edge_to[first + at])
        return -1


def _is_of(types: tuple[str, ...], names: tuple[str, ...], codes: npt.NDArray[np.uint8]) -> Mask:
    """Which of these values of a type field stand for one of ``names``; same shape."""
    found = np.zeros(len(codes), dtype=np.bool_)
    # A comparison for each takes numpy a tenth of the time that looking them up in a table does.
    for code, name in enumerate(types):
        if name in names:
            found |= codes == code
    return found
