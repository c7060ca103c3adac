"""Sorts the numbers of a heap snapshot into one array per field, checking that they agree."""

from __future__ import annotations

from typing import Annotated, Any, Final

import msgspec
import numpy as np
import numpy.typing as npt

from memory.heap.parsing.strings import StringTable
from memory.heap.problems import (
    IncompleteLocations,
    LocationTooLarge,
    MissingField,
    NoNodes,
    NoTypeNames,
    OtherReferenceCount,
    ReferenceIntoNode,
    ReferenceToNothing,
    TooFewRows,
    TooManyRows,
    UnknownNodeType,
    UnknownReferenceType,
    UnknownString,
    ValueTooLarge,
)
from memory.heap.snapshot import HeapSnapshot
from memory.heap.snapshot_error import SnapshotError

# What the analyses of a snapshot hold at once, per node and per edge; see docs/benchmarks.md.
_BYTES_PER_NODE: Final = 100
_BYTES_PER_EDGE: Final = 40
_INT32_MAX: Final = 2**31 - 1
# V8 can have kinds of nodes that its list does not name yet: symbols had none from 2014 to 2018.
# They follow on the named ones; a number far behind these is damage.
_UNNAMED_TYPES: Final = 8
UNKNOWN_TYPE: Final = "unknown"

Values = npt.NDArray[np.uint64]


_Count = Annotated[int, msgspec.Meta(ge=0)]


class SnapshotMeta(msgspec.Struct):
    """The names of the fields, in the order in which V8 wrote them."""

    node_fields: list[str]
    node_types: list[list[str] | str]
    edge_fields: list[str]
    edge_types: list[list[str] | str]
    location_fields: list[str] = []


class SnapshotHeader(msgspec.Struct):
    """What a snapshot says of itself before its numbers."""

    meta: SnapshotMeta
    node_count: _Count
    edge_count: _Count
    extra_native_bytes: int = 0

    def estimated_bytes(self) -> int:
        """The memory that reading and analysing the snapshot takes, strings aside."""
        return self.node_count * _BYTES_PER_NODE + self.edge_count * _BYTES_PER_EDGE


class _Rows:
    """Rows of a known number of fields, of which some are kept, each in an array of its own."""

    def __init__(
        self, what: str, fields: list[str], count: int, kept: dict[str, type[np.integer[Any]]]
    ) -> None:
        missing = [name for name in kept if name not in fields]
        if missing:
            raise SnapshotError(MissingField(what, missing[0]))
        self._what = what
        self._count = count
        self._filled = 0
        self._width = len(fields)
        self._carry: Values = np.empty(0, dtype=np.uint64)
        self._index = {name: fields.index(name) for name in kept}
        self._columns = {name: np.empty(count, dtype=dtype) for name, dtype in kept.items()}
        self._limits = {name: int(np.iinfo(dtype).max) for name, dtype in kept.items()}

    def __getitem__(self, field: str) -> npt.NDArray[np.integer[Any]]:
        return self._columns[field]

    def add(self, values: Values) -> None:
        if len(self._carry):
            values = np.concatenate([self._carry, values])
        whole = len(values) // self._width
        rows = values[: whole * self._width].reshape(whole, self._width)
        self._carry = values[whole * self._width :].copy()
        if self._filled + whole > self._count:
            raise SnapshotError(TooManyRows(self._what, self._count))
        if whole == 0:
            return
        largest = int(rows.max())
        for name, index in self._index.items():
            column = self._columns[name]
            taken = self.converted(name, rows[:, index])
            # What is converted becomes smaller.
            if largest > self._limits[name] and int(taken.max()) > self._limits[name]:
                raise SnapshotError(ValueTooLarge(name, self._what))
            column[self._filled : self._filled + whole] = taken
        self._filled += whole

    def converted(self, field: str, taken: Values) -> Values:
        """What to keep of a field. Overridden where V8's number is not what the graph wants."""
        return taken

    def close(self) -> None:
        if self._filled < self._count:
            raise SnapshotError(TooFewRows(self._what, self._count))
        if len(self._carry):
            raise SnapshotError(TooManyRows(self._what, self._count))


class _EdgeRows(_Rows):
    """Edges name a node by the place of its first number; the graph wants its ordinal."""

    def __init__(self, meta: SnapshotMeta, header: SnapshotHeader) -> None:
        super().__init__(
            "edges",
            meta.edge_fields,
            header.edge_count,
            {"type": np.uint8, "name_or_index": np.int32, "to_node": np.int32},
        )
        self._node_width = len(meta.node_fields)
        self._node_count = header.node_count

    def converted(self, field: str, taken: Values) -> Values:
        return _ordinals(taken, self._node_width, self._node_count) if field == "to_node" else taken


def _ordinals(places: Values, node_width: int, node_count: int) -> Values:
    ordinals = places // np.uint64(node_width)
    if (ordinals * np.uint64(node_width) != places).any():
        raise SnapshotError(ReferenceIntoNode())
    if len(ordinals) and int(ordinals.max()) >= node_count:
        raise SnapshotError(ReferenceToNothing())
    return ordinals


class ColumnBuilder:
    """Collects the numbers of the sections ``nodes``, ``edges`` and ``locations``."""

    def __init__(self, header: SnapshotHeader) -> None:
        meta = header.meta
        self._header = header
        self._node_types = _names(meta.node_types, meta.node_fields)
        self._edge_types = _names(meta.edge_types, meta.edge_fields)
        kept: dict[str, type[np.integer[Any]]] = {
            "type": np.uint8,
            "name": np.int32,
            "id": np.int64,
            "self_size": np.int64,
            "edge_count": np.int32,
        }
        if "detachedness" in meta.node_fields:
            kept["detachedness"] = np.uint8
        self._nodes = _Rows("nodes", meta.node_fields, header.node_count, kept)
        self._edges = _EdgeRows(meta, header)
        self._locations: list[Values] = []

    def add(self, section: str, values: Values) -> None:
        """Take in the next numbers of a section.

        Raises:
            SnapshotError: they cannot be right.
        """
        if section == "nodes":
            self._nodes.add(values)
        elif section == "edges":
            self._edges.add(values)
        else:
            self._locations.append(values)

    def close(self, section: str) -> None:
        """Note that a section is complete. Raises SnapshotError when rows are missing."""
        if section == "nodes":
            self._nodes.close()
        elif section == "edges":
            self._edges.close()

    def build(self, strings: StringTable) -> HeapSnapshot:
        """The graph. Raises SnapshotError when the parts contradict each other."""
        nodes, edges = self._nodes, self._edges
        count = self._header.node_count
        if count == 0:
            raise SnapshotError(NoNodes())
        first_edge = np.zeros(count + 1, dtype=np.int64)
        np.cumsum(nodes["edge_count"], out=first_edge[1:])
        if first_edge[-1] != self._header.edge_count:
            raise SnapshotError(OtherReferenceCount())
        location_node, location_place = self._sorted_locations()
        snapshot = HeapSnapshot(
            node_types=(*self._node_types, *[UNKNOWN_TYPE] * _UNNAMED_TYPES),
            edge_types=self._edge_types,
            strings=strings,
            node_type=nodes["type"].astype(np.uint8, copy=False),
            node_name=nodes["name"].astype(np.int32, copy=False),
            node_id=nodes["id"].astype(np.int64, copy=False),
            self_size=nodes["self_size"].astype(np.int64, copy=False),
            detachedness=(
                nodes["detachedness"].astype(np.uint8, copy=False)
                if "detachedness" in self._header.meta.node_fields
                else np.zeros(count, dtype=np.uint8)
            ),
            first_edge=first_edge,
            edge_type=edges["type"].astype(np.uint8, copy=False),
            edge_name=edges["name_or_index"].astype(np.int32, copy=False),
            edge_to=edges["to_node"].astype(np.int32, copy=False),
            location_node=location_node,
            location_place=location_place,
            extra_native_bytes=self._header.extra_native_bytes,
        )
        _check_ranges(snapshot)
        return snapshot

    def _sorted_locations(self) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
        fields = self._header.meta.location_fields
        values = np.concatenate(self._locations) if self._locations else np.empty(0, np.uint64)
        if len(values) == 0:
            return np.empty(0, dtype=np.int32), np.empty((0, 3), dtype=np.int32)
        wanted = ["object_index", "script_id", "line", "column"]
        if any(name not in fields for name in wanted) or len(values) % len(fields):
            raise SnapshotError(IncompleteLocations())
        rows = values.reshape(-1, len(fields))[:, [fields.index(name) for name in wanted]]
        if int(rows[:, 1:].max()) > _INT32_MAX:
            raise SnapshotError(LocationTooLarge())
        ordinals = _ordinals(
            rows[:, 0], len(self._header.meta.node_fields), self._header.node_count
        )
        order = np.argsort(ordinals, kind="stable")
        return ordinals[order].astype(np.int32), rows[order, 1:].astype(np.int32)


def _names(types: list[list[str] | str], fields: list[str]) -> tuple[str, ...]:
    """The names of the values of the field ``type``."""
    at = fields.index("type") if "type" in fields else -1
    names = types[at] if 0 <= at < len(types) else "missing"
    if isinstance(names, str):
        raise SnapshotError(NoTypeNames())
    return tuple(names)


def _check_ranges(snapshot: HeapSnapshot) -> None:
    strings = len(snapshot.strings)
    if snapshot.node_type.max() >= len(snapshot.node_types):
        raise SnapshotError(UnknownNodeType())
    if snapshot.edge_count and snapshot.edge_type.max() >= len(snapshot.edge_types):
        raise SnapshotError(UnknownReferenceType())
    names = snapshot.edge_name[snapshot.named_edges]
    if snapshot.node_name.max() >= strings or (len(names) and names.max() >= strings):
        raise SnapshotError(UnknownString())
