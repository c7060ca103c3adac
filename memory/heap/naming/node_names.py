"""Calls a heap node what its author would: a component, a class, a function and its line."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np

from memory.heap.naming.cpp_symbols import is_cpp_symbol, short_symbol
from memory.heap.naming.node_words import function_words, object_words, tag_words, text_words
from memory.heap.naming.script_places import ScriptResolver
from memory.heap.naming.source_place import SourcePlace
from memory.heap.snapshot import DETACHED, Engine, HeapSnapshot, Mask

# What a framework's component instance is told by: its properties, which minifiers leave alone.
_VUE_INSTANCE: Final = ("type", "appContext", "vnode", "subTree")
_REACT_FIBER: Final = ("memoizedProps", "stateNode", "pendingProps", "return")
_GLOBAL: Final = re.compile(r"^(Window|global|globalThis|Object)\b.*?(?:\[JSGlobal\w+\]| / )")
_TAG: Final = re.compile(r"^(Detached )?<(\S+?)[ >]")
_LONGEST_TEXT: Final = 40
_SHOWN_PROPERTIES: Final = 4
_PLAIN: Final = "Object"


class Tag(NamedTuple):
    """An element of a document."""

    name: str
    is_detached: bool


class NodeNames:
    """Names for the nodes of one snapshot, in the words of the page's source."""

    def __init__(
        self,
        snapshot: HeapSnapshot,
        resolver: ScriptResolver | None = None,
        component_class: str | None = None,
    ) -> None:
        self._snapshot = snapshot
        self._resolver = resolver
        self._component_class = component_class

    @property
    def tells_places(self) -> bool:
        """Whether closures of one name may be called by different places."""
        return self._resolver is not None

    def label(self, ordinal: int) -> str:
        """The node in a few words: ``closure cb (core.js:73)``, ``Card``, ``<div>``."""
        if self._snapshot.kind(ordinal) == "closure":
            return function_words(self._snapshot.name(ordinal), self.place(ordinal))
        if self.is_text(ordinal):
            return text_words(self.text(ordinal))
        return self.class_name(ordinal)

    def described(self, ordinal: int) -> str:
        """As label; a plain object also says which properties it has."""
        label = self.label(ordinal)
        return label if label != _PLAIN else object_words(label, self.shown_properties(ordinal))

    def shown_properties(self, ordinal: int) -> tuple[str, ...]:
        """An object's first properties, and ``…`` where it has more."""
        names = self.property_names(ordinal, _SHOWN_PROPERTIES + 1)
        more = ("…",) if len(names) > _SHOWN_PROPERTIES else ()
        return (*names[:_SHOWN_PROPERTIES], *more)

    def is_text(self, ordinal: int) -> bool:
        """Whether the node is a string whose characters the snapshot has."""
        kind = self._snapshot.kind(ordinal)
        return (
            kind in ("string", "concatenated string", "sliced string") and self._snapshot.has_texts
        )

    def tag(self, ordinal: int) -> Tag | None:
        """The node as an element of a document, if it is one and no component."""
        if self.component(ordinal) is not None:
            return None
        return self._tag(ordinal, self._snapshot.name(ordinal))

    def class_name(self, ordinal: int) -> str:
        """The component's or class's name; tags without their attributes."""
        component = self.component(ordinal)
        if component is not None:
            return component
        name = self._snapshot.name(ordinal)
        if (tag := self._tag(ordinal, name)) is not None:
            return tag_words(tag.name, is_detached=tag.is_detached)
        if match := _GLOBAL.match(name):
            return match[1]
        if self._snapshot.kind(ordinal) == "native" and is_cpp_symbol(name):
            return short_symbol(name)
        return name.removeprefix("system / ") or f"({self._snapshot.kind(ordinal)})"

    def place(self, ordinal: int) -> SourcePlace | None:
        """Line 14 of ``Card.vue`` for a closure of a script that the resolver knows."""
        if self._resolver is None:
            return None
        locations = self._snapshot.location_node
        at = bisect.bisect_left(locations, ordinal)
        if at == len(locations) or locations[at] != ordinal:
            return None
        script_id, line, column = self._snapshot.location_place[at].tolist()
        place = self._resolver.resolve(script_id, line, column)
        if place is None:
            return None
        file = re.split(r"[?#]", place.file)[0].rstrip("/").rsplit("/", 1)[-1] or place.file
        return SourcePlace(file, place.line, place.file)

    def component(self, ordinal: int) -> str | None:
        """The name of the Vue or React component that this node is an instance of, if it is one."""
        if not self.components[ordinal]:
            return None
        if self._component_class == self._snapshot.name(ordinal):
            return self._component_class
        if not self._snapshot.has_texts:
            # Its name is a text. The topmost one is what is looked for; others are its parts.
            is_part = self._snapshot.follow(ordinal, "parent") >= 0
            return None if is_part else self._component_class
        type_node = self._snapshot.follow(ordinal, "type")
        if type_node < 0:
            return None
        if self._snapshot.kind(type_node) == "closure":
            return self._snapshot.name(type_node) or None
        for key in ("__name", "name", "displayName"):
            name = self._snapshot.follow(type_node, key)
            if name >= 0 and "string" in self._snapshot.kind(name):
                return self._snapshot.name(name)
        return None

    @cached_property
    def components(self) -> Mask:
        """The nodes that are component instances, shape (n,).

        Those that look like Vue 3's or React's, and those of the class that is said to be one.
        """
        found = self._having(_VUE_INSTANCE) | self._having(_REACT_FIBER)
        if self._component_class is not None:
            index = self._snapshot.strings.index_of(self._component_class)
            found |= self._snapshot.nodes_of_type("object") & (self._snapshot.node_name == index)
        return found

    def property_names(self, ordinal: int, limit: int) -> list[str]:
        """The names of a node's first ``limit`` own properties.

        Properties with small whole numbers for values are included: these are no nodes of a heap,
        and only the hidden class tells that there is such a property. It may as well name some
        that a later shape of the object would have.
        """
        snapshot = self._snapshot
        own: Iterable[str] = (
            snapshot.edge_label(edge)
            for edge in snapshot.edges_of(ordinal)
            if snapshot.edge_kind(edge) == "property"
        )
        if snapshot.engine is Engine.JAVASCRIPTCORE:
            # It tells them in another order for each object, and objects are known by their names.
            own = sorted(own)
        held = list(itertools.islice((name for name in own if name != "__proto__"), limit))
        of_class = self._names_in_class(ordinal)
        return of_class[:limit] if set(held) <= set(of_class) else held

    def _names_in_class(self, ordinal: int) -> list[str]:
        """The property names in the object's hidden class: every third slot of its descriptors."""
        snapshot = self._snapshot
        hidden_class = snapshot.follow(ordinal, "map")
        descriptors = snapshot.follow(hidden_class, "descriptors") if hidden_class >= 0 else -1
        if descriptors < 0:
            return []
        slots = {
            int(label): snapshot.name(int(snapshot.edge_to[edge]))
            for edge in snapshot.edges_of(descriptors)
            if (label := snapshot.edge_label(edge)).isdigit()
            and snapshot.kind(int(snapshot.edge_to[edge])) == "string"
        }
        return [slots[slot] for slot in sorted(slots) if slot % 3 == 0]

    def text(self, ordinal: int) -> str:
        """A string's beginning; of a string put together from two, the first's."""
        for _ in range(50):
            first = self._snapshot.follow(ordinal, "first")
            if first < 0:
                break
            ordinal = first
        text = self._snapshot.name(ordinal)
        return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"

    def _tag(self, ordinal: int, name: str) -> Tag | None:
        if (match := _TAG.match(name)) is None:
            return None
        detached = bool(match[1]) or bool(self._snapshot.detachedness[ordinal] == DETACHED)
        return Tag(match[2], detached)

    def _having(self, properties: tuple[str, ...]) -> Mask:
        """The objects that have all of these properties."""
        snapshot = self._snapshot
        having = snapshot.nodes_of_type("object")
        for name in properties:
            edges = snapshot.edges_named(name)
            own = edges[snapshot.are_of_type(edges, "property")]
            has = np.zeros(snapshot.node_count, dtype=np.bool_)
            has[snapshot.edge_from[own]] = True
            having &= has
            if not having.any():
                break
        return having
