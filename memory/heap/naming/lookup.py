"""Finds the nodes that a name stands for: a class's own, or one as it is printed in a list."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.naming.node_names import NodeNames
from memory.heap.naming.printable import unprintable
from memory.heap.snapshot import HeapSnapshot, Mask

# What has the name of a class or a function, which an author knows.
_KINDS: Final = ("object", "native", "closure", "regexp")
# No list shows these: they are the engine's own.
_UNLISTED: Final = ("array", "code", "synthetic", "hidden")
_TEXTS: Final = ("string", "concatenated string", "sliced string")
_PLAIN: Final = "Object"
_CUT: Final = "…"
_SUGGESTED: Final = 3
# Fewer letters are in almost every name.
_FEWEST_LETTERS: Final = 3
# Of more names than this only those with the same first letter are compared.
_LONGEST_COMPARED: Final = 200
_MOST_COMPARED: Final = 20_000


@dataclass(frozen=True, eq=False)
class _Labels:
    """What the nodes are called that share kind, name and state, without regard to the node."""

    texts: list[str]
    of_node: npt.NDArray[np.intp]  # (n,): index into texts, -1 for what no list shows


class NameLookup:
    """Answers for one snapshot which nodes are called what."""

    def __init__(self, snapshot: HeapSnapshot, names: NodeNames) -> None:
        self._snapshot = snapshot
        self._names = names

    def nodes_called(self, name: str) -> npt.NDArray[np.intp]:
        """The ordinals of the nodes of this name, in order.

        It is the name of a class, a function or a component; or any name as a list prints it, such
        as ``closure onChat``, ``Detached <ul>`` or ``Object {next, closed}``, also one that ends
        in "…" where the list had no more room, or with escapes for what no terminal should get.
        """
        found = self._called(name)
        if (meant := unprintable(name)) != name:
            # A list prints both alike.
            found |= self._called(meant)
        return np.flatnonzero(found)

    def _called(self, name: str) -> Mask:
        snapshot = self._snapshot
        found = snapshot.nodes_of_type(*_KINDS)
        found &= np.isin(snapshot.node_name, snapshot.strings.indexes_of(name))
        found |= self._printed(lambda printed: printed == name, name)
        begins = name.removesuffix(_CUT)
        if not found.any() and name != begins and len(begins) >= _FEWEST_LETTERS:
            found |= self._printed(lambda printed: printed.startswith(begins), begins)
        return found

    def names_like(self, name: str) -> tuple[str, ...]:
        """Up to three names that are in the snapshot and resemble one that is not."""
        if len(name) > _LONGEST_COMPARED:
            return ()
        known = sorted(set(self._labels.texts) | set(self._components.values()))
        wanted = name.casefold()
        if len(known) > _MOST_COMPARED:
            known = [text for text in known if text[:1].casefold() == wanted[:1]]
        folded = {text.casefold(): text for text in known}
        like = [folded[text] for text in difflib.get_close_matches(wanted, folded, _SUGGESTED)]
        if len(name) >= _FEWEST_LETTERS:
            like += sorted((text for text in known if wanted in text.casefold()), key=len)
        return tuple(dict.fromkeys(like))[:_SUGGESTED]

    @cached_property
    def _labels(self) -> _Labels:
        snapshot = self._snapshot
        # The text of a string is no name, and there are as many as strings.
        unlisted = (*_UNLISTED, *_TEXTS) if snapshot.has_texts else _UNLISTED
        nodes = np.flatnonzero(~snapshot.nodes_of_type(*unlisted) & ~self._names.components)
        key = snapshot.node_name[nodes].astype(np.int64) << 16
        key += snapshot.node_type[nodes].astype(np.int64) << 8
        key += snapshot.detachedness[nodes]
        _, first, back = np.unique(key, return_index=True, return_inverse=True)
        of_node = np.full(snapshot.node_count, -1, dtype=np.intp)
        of_node[nodes] = back.ravel()
        return _Labels([self._names.label(node) for node in nodes[first].tolist()], of_node)

    @cached_property
    def _components(self) -> dict[int, str]:
        components = np.flatnonzero(self._names.components).tolist()
        return {node: self._names.described(node) for node in components}

    def _printed(self, matches: Callable[[str], bool], begins: str) -> Mask:
        """The nodes whose printed name ``matches``; all that do begin like that. Shape (n,)."""
        labels = self._labels
        one_by_one = np.zeros(len(labels.texts) + 1, dtype=np.bool_)
        alike = np.zeros(len(labels.texts) + 1, dtype=np.bool_)
        for index, text in enumerate(labels.texts):
            if text == _PLAIN:
                one_by_one[index] = begins.startswith(_PLAIN)
            elif self._names.tells_places and text.startswith("closure"):
                one_by_one[index] = begins.startswith("closure")
            else:
                alike[index] = matches(text)
        found: Mask = alike[labels.of_node]
        nodes = np.flatnonzero(one_by_one[labels.of_node]).tolist()
        if begins.startswith('"') and self._snapshot.has_texts:
            nodes += self._strings(begins[1:].rstrip(f'"{_CUT}'))
        found[[node for node in nodes if matches(self._names.described(node))]] = True
        found[[node for node, text in self._components.items() if matches(text)]] = True
        return found

    def _strings(self, begins: str) -> list[int]:
        """The strings that may begin like that: of those put together nobody knows at once."""
        snapshot = self._snapshot
        flat = snapshot.nodes_of_type("string")
        flat &= np.isin(snapshot.node_name, snapshot.strings.indexes_of(begins, whole=False))
        together = snapshot.nodes_of_type(*_TEXTS) & ~snapshot.nodes_of_type("string")
        return np.flatnonzero(flat | together).tolist()
