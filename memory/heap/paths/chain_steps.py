"""Makes a chain of references into the steps of a path: what explains it, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np

from memory.heap.naming.cpp_symbols import is_cpp_symbol
from memory.heap.naming.node_names import NodeNames
from memory.heap.paths.folding import Fold
from memory.heap.paths.step import PathStep
from memory.heap.snapshot import HeapSnapshot

# Objects that say nothing a property's name does not say already.
_PLAIN: Final = frozenset({"Object", "Array", "Context", "(array)", "", "(object)"})
_BACKING: Final = frozenset({"elements", "properties", "table", "context", "previous"})
_FEW_NAMES: Final = 3
_OUTERMOST: Final = "system / NativeContext"
_UNNAMED: Final = PathStep("unnamed")


class ChainSteps:
    """The steps of chains of references in one snapshot."""

    def __init__(self, snapshot: HeapSnapshot, names: NodeNames) -> None:
        self._snapshot = snapshot
        self.names = names
        self._weak_maps: dict[int, PathStep] = {}
        # Paths of one heap have most of their ways in common.
        self._ways: dict[tuple[int, int | None], tuple[PathStep, ...]] = {}
        self._of_module: dict[int, bool] = {}

    def steps(
        self, start: int, edges: Sequence[int], folds: Sequence[Fold] = ()
    ) -> tuple[PathStep, ...]:
        """The path from ``start`` along ``edges``: ``Window``, its property, a function.

        What ``folds`` say of some of the edges is told with these.
        """
        steps = [self._node(start)] if start or not edges else []
        begins = {fold.start: fold for fold in folds}
        told: list[tuple[Fold, int, int]] = []
        for position, edge in enumerate(edges):
            if (fold := begins.get(position)) is not None:
                told.append((fold, len(steps), -1))
            before = edges[position - 1] if position else None
            if self._is_of_module(edge) and self._leads_from_script(edges[:position]):
                # All functions of the module see it: which one led here explains nothing.
                del steps[1:]
                told.clear()
            if position < len(edges) - 1:
                steps += self._way(edge, before)
            else:
                if (step := self._reference(edge, before)) is not None:
                    steps.append(step)
                steps.append(self._last_node(int(self._snapshot.edge_to[edge])))
            if told and told[-1][0].start + told[-1][0].length == position + 1:
                told[-1] = (*told[-1][:2], len(steps))
        for fold, first, end in reversed(told):
            steps[first:end] = self._folded(fold, steps[first : max(end, first)])
        if _names_itself(steps):
            del steps[1:3]
        return tuple(steps)

    def _way(self, edge: int, before: int | None) -> tuple[PathStep, ...]:
        """The steps of a reference in the midst of a path, and of the node that it leads to."""
        if (edge, before) not in self._ways:
            reference, target = self._reference(edge, before), int(self._snapshot.edge_to[edge])
            node = self._node(target) if self._tells(target) else None
            self._ways[edge, before] = tuple(s for s in (reference, node) if s is not None)
        return self._ways[edge, before]

    def _node(self, ordinal: int) -> PathStep:
        """The step that is the node itself."""
        kind = self._snapshot.kind(ordinal)
        browsers = kind == "native"
        if kind == "closure":
            name, place = self._snapshot.name(ordinal), self.names.place(ordinal)
            return PathStep("function", name, place)
        if self.names.is_text(ordinal):
            return PathStep("text", self.names.text(ordinal))
        if (tag := self.names.tag(ordinal)) is not None:
            return PathStep("tag", tag.name, is_detached=tag.is_detached, is_browsers=browsers)
        name = self.names.class_name(ordinal)
        return PathStep("root" if kind == "synthetic" else "object", name, is_browsers=browsers)

    def _last_node(self, ordinal: int) -> PathStep:
        """As :meth:`_node`; a plain object also says which properties it has."""
        node = self._node(ordinal)
        if not node.is_object("Object"):
            return node
        properties = self.names.shown_properties(ordinal)
        return msgspec.structs.replace(node, properties=properties)

    def _folded(self, fold: Fold, steps: list[PathStep]) -> list[PathStep]:
        """The steps of a fold, with how often they repeat."""
        if not fold.length:
            return [PathStep("omission", times=fold.times)]
        if not steps:
            return []
        *way, end = steps
        if len(fold.alternatives) > 1:
            names = [self._reference(edge, None) or _UNNAMED for edge in fold.alternatives]
            first, *others = names if len(names) <= _FEW_NAMES else [*names[:_FEW_NAMES], _UNNAMED]
            way = [msgspec.structs.replace(first, alternatives=tuple(others))]
        if not way:
            return [msgspec.structs.replace(end, times=fold.times)]
        if len(way) == 1:
            return [msgspec.structs.replace(way[0], times=fold.times), end]
        return [PathStep("repetition", times=fold.times, steps=tuple(way)), end]

    def _reference(self, edge: int, before: int | None) -> PathStep | None:
        """The step that is the reference, or None where the nodes say enough."""
        kind = self._snapshot.edge_kind(edge)
        label = self._snapshot.edge_label(edge)
        if kind == "property":
            return PathStep("property", label)
        if kind == "context":
            return PathStep("module variable" if self._is_of_module(edge) else "variable", label)
        if kind == "element":
            # A DOM node's references are numbered as well, which tells nobody anything.
            owner = self._snapshot.name(int(self._snapshot.edge_from[edge]))
            tells = owner == "Object" or owner.endswith("Array")
            return PathStep("index", label) if tells else None
        if kind != "internal":
            return None
        if "pair in WeakMap" in label:
            return self._weak_map_value(label)
        if before is not None and self._snapshot.edge_label(before) == "table":
            return self._entry(edge)
        return None if label in _BACKING or label.isdigit() else PathStep("internal", label)

    def _leads_from_script(self, edges: Sequence[int]) -> bool:
        """Whether the last function on a path is of a script that the resolver knows."""
        for edge in reversed(edges):
            node = int(self._snapshot.edge_to[edge])
            if self._snapshot.kind(node) == "closure":
                return self.names.place(node) is not None
        return False

    def _is_of_module(self, edge: int) -> bool:
        """Whether the reference is a variable at the top of a module, in no function."""
        if edge not in self._of_module:
            snapshot, around = self._snapshot, -1
            if snapshot.edge_kind(edge) == "context":
                around = snapshot.follow(int(snapshot.edge_from[edge]), "previous")
            of_module = around >= 0 and snapshot.name(around).startswith(_OUTERMOST)
            self._of_module[edge] = of_module
        return self._of_module[edge]

    def _entry(self, edge: int) -> PathStep:
        """An entry of a Map by its key, where that is text; V8 keeps the key just before it."""
        table = int(self._snapshot.edge_from[edge])
        slot = self._snapshot.edge_label(edge)
        for other in self._snapshot.edges_of(table):
            if slot.isdigit() and self._snapshot.edge_label(other) == str(int(slot) - 1):
                key = int(self._snapshot.edge_to[other])
                if "string" in self._snapshot.kind(key):
                    return PathStep("entry", key=self.names.text(key))
        return PathStep("entry")

    def _weak_map_value(self, label: str) -> PathStep:
        """The WeakMap's entry, by the name of the variable that holds the map, if one does."""
        match = re.search(r"table @(\d+)\)$", label)
        table = self._snapshot.ordinal_of(int(match[1])) if match else -1
        if table not in self._weak_maps:
            name = self._holding_name(self._holders(table, "table"))
            self._weak_maps[table] = PathStep("weak map value", name or "")
        return self._weak_maps[table]

    def _holding_name(self, owners: list[int]) -> str | None:
        """The variable or property that holds one of ``owners``."""
        for owner in owners:
            for edge in np.flatnonzero(self._snapshot.edge_to == owner).tolist():
                if self._snapshot.edge_kind(edge) in ("context", "property"):
                    return self._snapshot.edge_label(edge)
        return None

    def _holders(self, ordinal: int, edge_name: str) -> list[int]:
        """The nodes that refer to this one by an edge of that name."""
        edges = np.flatnonzero(self._snapshot.edge_to == ordinal).tolist()
        named = [edge for edge in edges if self._snapshot.edge_label(edge) == edge_name]
        return [int(self._snapshot.edge_from[edge]) for edge in named]

    def _tells(self, ordinal: int) -> bool:
        """Whether a node between two references deserves a step of its own."""
        kind = self._snapshot.kind(ordinal)
        if kind in ("array", "code", "hidden", "object shape"):
            return False
        name = self._snapshot.name(ordinal)
        if name.startswith("system / ") or name == "InternalNode":
            return False
        if kind == "native" and is_cpp_symbol(name):
            return False
        return kind in ("closure", "synthetic") or self.names.class_name(ordinal) not in _PLAIN


def _names_itself(steps: Sequence[PathStep]) -> bool:
    """Whether a global object leads to its proxy, and what hangs on that, by its name for itself.

    That is no step of its own.
    """
    if len(steps) <= 2 or not steps[1].is_property("globalThis"):
        return False
    browsers = steps[0].is_browsers
    return msgspec.structs.replace(steps[2], is_browsers=browsers) == steps[0]
