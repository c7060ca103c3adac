"""Turns the tables of a JavaScriptCore snapshot into the graph that all questions are asked of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.parsing.strings import StringTable, joined_strings
from memory.heap.problems import (
    OtherFirstNode,
    ReferenceToNothing,
    SameIds,
    UnknownClass,
    UnknownKindOfReference,
    UnknownLabel,
    UnknownReferenceType,
    UnknownString,
)
from memory.heap.snapshot import Engine, HeapSnapshot, Mask
from memory.heap.snapshot_error import SnapshotError

_NODE_TYPES: Final = (
    "synthetic", "object", "closure", "native", "string", "symbol", "bigint", "regexp", "hidden",
    "code", "object shape", "array",
)  # fmt: skip
_EDGE_TYPES: Final = ("hidden", "property", "element", "context", "internal")
_OF_ENGINE_EDGE: Final = {"Internal": "hidden", "Property": "property", "Index": "element",
                          "Variable": "context"}  # fmt: skip
_INTERNAL, _ELEMENT = 1, 4  # flags of a node
_LABEL: Final = 4  # its column, where nodes have one
_INT32_MAX: Final = 2**31 - 1

# What a class's cells are. The first that matches counts.
_SCOPE: Final = re.compile(r"JS\w*Environment|JSFunctionScope|StrictEvalActivation|JSScope")
_FUNCTION: Final = re.compile(r"(?:Async|Generator|AsyncGenerator|Bound|Internal)?Function|Callee")
_CODE: Final = re.compile(r"(?:Function|Native)Executable")
_KINDS: Final = tuple(
    (re.compile(names), kind)
    for names, kind in (
        (r"string", "string"),
        (r"symbol|Symbol", "symbol"),
        (r"BigInt|HeapBigInt|bigint", "bigint"),
        (r"RegExp", "regexp"),
        (_FUNCTION.pattern, "closure"),
        (r"Structure\w*|PropertyTable|SymbolTable|\w*PropertyNameEnumerator", "object shape"),
        (
            r"(?:JS)?(?:Immutable|Cell|Copy On Write)?\s?Butterfly|HashMapImpl\w*|JSMapStorage",
            "array",
        ),
        (_SCOPE.pattern, "hidden"),
        (r"(?:Custom|DOMAttribute)?GetterSetter", "hidden"),
    )
)
# An element or another node of a document, by the name of its wrapper's class.
_DOM: Final = re.compile(
    r"(?:HTML|SVG|MathML)\w*Element|Element|Text|Comment|DocumentFragment|ShadowRoot|CDATASection"
)
_GLOBALS: Final = re.compile(r"(?:JS)?(?:DOM)?Window|GlobalObject|\w*GlobalScope|global")
_OWN_STRINGS: Final = b'"","context","(held by a Map, a Set or native code)"'
_NO_NAME, _CONTEXT, _UNTOLD = range(3)


@dataclass(frozen=True, eq=False)
class JscParts:
    """The arrays of a snapshot. Of a node: id, size, class and flags, and perhaps its label."""

    nodes: npt.NDArray[np.int64]  # (n, 4 or 5)
    edges: npt.NDArray[np.int64]  # (m, 4): from and to by id, type, and name or number
    class_names: bytes  # the text between the brackets of each array of strings
    edge_types: tuple[str, ...]
    edge_names: bytes
    labels: bytes  # empty where nodes have none


def graph_of(parts: JscParts) -> HeapSnapshot:
    """The graph.

    A function's class is no name of its own: its label is, where there is one. Of what the engine
    refers to without a name, a function's scope counts as the page's doing, as V8's do.

    Raises:
        SnapshotError: the parts contradict each other.
    """
    nodes = parts.nodes
    if len(nodes) == 0 or nodes[0, 0] != 0:
        raise SnapshotError(OtherFirstNode())
    ids = nodes[:, 0]
    order = np.argsort(ids, kind="stable")
    if (np.diff(ids[order]) == 0).any():
        raise SnapshotError(SameIds())
    strings = _Strings.of(parts)
    if nodes[:, 2].max() >= len(strings.class_names):
        raise SnapshotError(UnknownClass())
    texts = [strings.table[index] for index in strings.class_names]
    kinds, scopes, globals_ = _classes(texts)
    source, target = (_ordinals(parts.edges[:, column], ids, order) for column in (0, 1))
    edge_type, edge_name = _edges(parts, scopes[nodes[target, 2]], strings.edge_names)
    untold = np.ones(len(nodes), dtype=np.bool_)
    untold[target] = untold[0] = False
    lost = np.flatnonzero(untold)
    # What nothing leads to lives all the same: every node of a snapshot was marked.
    source = np.concatenate([np.zeros(len(lost), dtype=np.int64), source])
    target = np.concatenate([lost, target])
    edge_type = np.concatenate([np.full(len(lost), _code("internal")), edge_type])
    edge_name = np.concatenate([np.full(len(lost), _UNTOLD), edge_name])
    closures, codes = _codes(texts, nodes, source, target)
    by_source = np.argsort(source, kind="stable")
    first_edge = np.zeros(len(nodes) + 1, dtype=np.int64)
    np.cumsum(np.bincount(source, minlength=len(nodes)), out=first_edge[1:])
    kind = _kinds(nodes, kinds)
    return HeapSnapshot(
        node_types=_NODE_TYPES,
        edge_types=_EDGE_TYPES,
        strings=strings.table,
        node_type=kind.astype(np.uint8),
        node_name=_names(parts, kind, strings).astype(np.int32),
        node_id=ids.copy(),
        self_size=nodes[:, 1].copy(),
        detachedness=np.zeros(len(nodes), dtype=np.uint8),
        first_edge=first_edge,
        edge_type=edge_type[by_source].astype(np.uint8),
        edge_name=edge_name[by_source].astype(np.int32),
        edge_to=target[by_source].astype(np.int32),
        location_node=closures.astype(np.int32),
        location_place=codes.astype(np.int32),
        engine=Engine.JAVASCRIPTCORE,
        globals_=np.flatnonzero(globals_[nodes[:, 2]]).astype(np.int32),
    )


@dataclass(frozen=True, eq=False)
class _Strings:
    """All strings in one table, and which of them are what."""

    table: StringTable
    class_names: range
    edge_names: range
    labels: range

    @classmethod
    def of(cls, parts: JscParts) -> _Strings:
        arrays = [_OWN_STRINGS, parts.class_names, parts.edge_names, parts.labels]
        table, places = joined_strings(arrays)
        _, *ranges = map(range, places, places[1:])
        return cls(table, *ranges)


def _code(edge_type: str) -> int:
    return _EDGE_TYPES.index(edge_type)


def _classes(texts: list[str]) -> tuple[npt.NDArray[np.int64], Mask, Mask]:
    """Of each class: the kind of its cells, -1 if unknown; and if they are scopes, or globals."""
    kinds = [
        next((_NODE_TYPES.index(kind) for names, kind in _KINDS if names.fullmatch(text)), -1)
        if not _DOM.fullmatch(text)
        else _NODE_TYPES.index("native")
        for text in texts
    ]
    return (
        np.array(kinds, dtype=np.int64),
        np.array([_SCOPE.fullmatch(text) is not None for text in texts], dtype=np.bool_),
        np.array([_GLOBALS.fullmatch(text) is not None for text in texts], dtype=np.bool_),
    )


def _kinds(nodes: npt.NDArray[np.int64], of_class: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The kind of each node, as an index into ``_NODE_TYPES``, shape (n,)."""
    kind: npt.NDArray[np.int64] = of_class[nodes[:, 2]]
    flags = nodes[:, 3]
    unknown = kind < 0
    kind[unknown] = _NODE_TYPES.index("object")
    # What belongs to no page is the engine's own: executables, code blocks, hidden classes.
    kind[unknown & (flags & _INTERNAL > 0)] = _NODE_TYPES.index("code")
    kind[flags & _ELEMENT > 0] = _NODE_TYPES.index("native")
    kind[0] = _NODE_TYPES.index("synthetic")
    return kind


def _names(
    parts: JscParts, kind: npt.NDArray[np.int64], strings: _Strings
) -> npt.NDArray[np.int64]:
    """The name of each node, as an index into all strings, shape (n,)."""
    name = parts.nodes[:, 2] + strings.class_names.start
    closures = kind == _NODE_TYPES.index("closure")
    name[closures] = _NO_NAME
    if parts.nodes.shape[1] > _LABEL:
        labels = parts.nodes[:, _LABEL]
        if labels.max() >= max(len(strings.labels), 1):
            raise SnapshotError(UnknownLabel())
        named = closures & (labels > 0)
        name[named] = labels[named] + strings.labels.start
    name[0] = _NO_NAME
    return name


def _codes(
    texts: list[str],
    nodes: npt.NDArray[np.int64],
    source: npt.NDArray[np.int64],
    target: npt.NDArray[np.int64],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The functions and the code of each, in the form of V8's places in scripts.

    JavaScriptCore tells no places. The id of the code does for what a place is compared for:
    whether two functions were made by the same piece of the page's source.
    """
    is_code = np.array([_CODE.fullmatch(text) is not None for text in texts], dtype=np.bool_)
    is_function = np.array([_FUNCTION.fullmatch(text) is not None for text in texts], np.bool_)
    edges = is_function[nodes[source, 2]] & is_code[nodes[target, 2]]
    functions, first = np.unique(source[edges], return_index=True)
    codes = np.zeros((len(functions), 3), dtype=np.int64)
    codes[:, 0] = np.minimum(nodes[target[edges][first], 0], _INT32_MAX)
    return functions, codes


def _ordinals(
    wanted: npt.NDArray[np.int64], ids: npt.NDArray[np.int64], order: npt.NDArray[np.intp]
) -> npt.NDArray[np.int64]:
    """The ordinals of the nodes with these ids; same shape."""
    at = np.minimum(np.searchsorted(ids, wanted, sorter=order), len(ids) - 1)
    found: npt.NDArray[np.int64] = order[at]
    if not np.array_equal(ids[found], wanted):
        raise SnapshotError(ReferenceToNothing())
    return found


def _edges(
    parts: JscParts, to_scope: Mask, names: range
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The type of each edge, as an index into ``_EDGE_TYPES``, and its name; both shape (m,)."""
    unknown = next((name for name in parts.edge_types if name not in _OF_ENGINE_EDGE), None)
    if unknown is not None or not parts.edge_types:
        raise SnapshotError(UnknownKindOfReference(unknown))
    codes = np.array([_code(_OF_ENGINE_EDGE[name]) for name in parts.edge_types])
    given, data = parts.edges[:, 2], parts.edges[:, 3]
    if len(given) and given.max() >= len(codes):
        raise SnapshotError(UnknownReferenceType())
    edge_type = codes[given]
    name = np.zeros(len(data), dtype=np.int64)
    named = (edge_type == _code("property")) | (edge_type == _code("context"))
    if named.any() and data[named].max() >= len(names):
        raise SnapshotError(UnknownString())
    name[named] = data[named] + names.start
    numbered = edge_type == _code("element")
    name[numbered] = np.minimum(data[numbered], _INT32_MAX)
    scope = (edge_type == _code("hidden")) & to_scope
    edge_type[scope], name[scope] = _code("internal"), _CONTEXT
    return edge_type, name
