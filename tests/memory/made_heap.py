"""Heap snapshots made for a test, in V8's own format."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from memory.heap.parsing.parse import parse_snapshot
from memory.heap.snapshot import HeapSnapshot

NODE_TYPES = [
    "hidden", "array", "string", "object", "code", "closure", "regexp", "number", "native",
    "synthetic", "concatenated string", "sliced string", "symbol", "bigint", "object shape",
]  # fmt: skip
EDGE_TYPES = ["context", "element", "property", "internal", "hidden", "shortcut", "weak"]
NODE_FIELDS = ["type", "name", "id", "self_size", "edge_count", "trace_node_id", "detachedness"]
EDGE_FIELDS = ["type", "name_or_index", "to_node"]


@dataclass
class MadeHeap:
    """Nodes and edges to be written as V8 would. Node 0 is the root."""

    node_fields: list[str] = field(default_factory=lambda: list(NODE_FIELDS))
    nodes: list[dict[str, int]] = field(default_factory=list)
    strings: list[str] = field(default_factory=lambda: [""])
    locations: list[tuple[int, int, int, int]] = field(default_factory=list)
    edges: dict[int, list[tuple[str, str | int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.nodes:
            self.node("synthetic", "", size=0)

    def string(self, text: str) -> int:
        if text not in self.strings:
            self.strings.append(text)
        return self.strings.index(text)

    def node(
        self, kind: str, name: str, *, size: int = 16, node_id: int = 0, detachedness: int = 0
    ) -> int:
        self.nodes.append(
            {
                "type": NODE_TYPES.index(kind),
                "name": self.string(name),
                "id": node_id or 2 * len(self.nodes) + 1,
                "self_size": size,
                "detachedness": detachedness,
            }
        )
        return len(self.nodes) - 1

    def edge(self, source: int, kind: str, name: str | int, target: int) -> None:
        self.edges.setdefault(source, []).append((kind, name, target))

    def weak_map_entry(self, key: int, table: int, value: int) -> None:
        """Both edges that V8 writes for an entry of a WeakMap."""
        ids = [self.nodes[node]["id"] for node in (key, value, table)]
        name = (
            f"1 / part of key (Key @{ids[0]}) -> value (Value @{ids[1]}) pair in WeakMap "
            f"(table @{ids[2]})"
        )
        self.edge(key, "internal", name, value)
        self.edge(table, "internal", name, value)

    def document(self) -> dict[str, Any]:
        """The document that the JSON text says."""
        width = len(self.node_fields)
        edges: list[int] = []
        nodes: list[int] = []
        for ordinal, node in enumerate(self.nodes):
            own = self.edges.get(ordinal, [])
            nodes += [{**node, "edge_count": len(own)}.get(name, 0) for name in self.node_fields]
            for kind, name, target in own:
                label = name if isinstance(name, int) else self.string(name)
                edges += [EDGE_TYPES.index(kind), label, target * width]
        return {
            "snapshot": {
                "meta": {
                    "node_fields": self.node_fields,
                    "node_types": [NODE_TYPES, "string", "number", "number", "number"],
                    "edge_fields": EDGE_FIELDS,
                    "edge_types": [EDGE_TYPES, "string_or_number", "node"],
                    "location_fields": ["object_index", "script_id", "line", "column"],
                },
                "node_count": len(self.nodes),
                "edge_count": len(edges) // 3,
            },
            "nodes": nodes,
            "edges": edges,
            "trace_function_infos": [],
            "trace_tree": [],
            "samples": [],
            "locations": [
                number
                for node, script, line, column in self.locations
                for number in (node * width, script, line, column)
            ],
            "strings": self.strings,
        }

    def text(self) -> str:
        """The JSON text, as compact as V8's."""
        return json.dumps(self.document(), separators=(",", ":"))

    def snapshot(self) -> HeapSnapshot:
        """The graph that Leak Lab reads from it."""
        return parse_snapshot([self.text()])


def graph_heap(count: int, edges: Sequence[tuple[int, int]], sizes: Sequence[int]) -> HeapSnapshot:
    """Plain objects numbered from 0, the root, and property edges between them."""
    heap = MadeHeap()
    heap.nodes[0]["self_size"] = sizes[0]
    for ordinal in range(1, count):
        heap.node("object", "Thing", size=sizes[ordinal])
    for source, target in edges:
        heap.edge(source, "property", "p", target)
    return heap.snapshot()
