"""Tells whether two heap snapshots can be compared: only ids of one run of one page mean the same.

An engine numbers its objects as it meets them, in every process from the same number on. So most
ids of a strange snapshot are in the other one as well, and stand for other things there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.problems import NothingInCommon, OtherThings, TwoEngines, WrongOrder
from memory.heap.snapshot import Engine, HeapSnapshot
from memory.heap.snapshot_error import SnapshotError

# Measured: in pairs of one page none of either changes. Of two runs of one program 1.1 % of the
# kinds and 10 % of the names do, of two different pages 28 to 74 % and 63 to 99 %.
_KINDS_CHANGED: Final = 0.005
_NAMES_CHANGED: Final = 0.05
_FEWEST_CHANGED: Final = 5
# Code and hidden classes stay while a page lives: without them it is another process.
_LASTING_KINDS: Final = ("code", "object shape", "hidden")
_LASTING_SHARED: Final = 0.1
_FEWEST_LASTING: Final = 100


class PairError(SnapshotError):
    """What grew between two snapshots cannot be known; the problem says why."""


def check_pair(before: HeapSnapshot, after: HeapSnapshot) -> None:
    """Pass over two snapshots of one page, the earlier one first.

    Raises:
        PairError: they are of two engines, of different pages or runs, or in the wrong order.
    """
    if before.engine is not after.engine:
        raise PairError(TwoEngines(before.engine.value, after.engine.value))
    shared = _Shared.of(before, after)
    if (changed := shared.changed) > 0:
        raise PairError(OtherThings(changed))
    if shared.is_another_process:
        raise PairError(NothingInCommon())
    if _newest_id(after) < _newest_id(before):
        raise PairError(WrongOrder())


def is_same(before: HeapSnapshot, after: HeapSnapshot) -> bool:
    """Whether two snapshots are the same one, as far as anybody can tell."""
    return (
        np.array_equal(before.node_id, after.node_id)
        and np.array_equal(before.self_size, after.self_size)
        and np.array_equal(before.edge_to, after.edge_to)
    )


@dataclass(frozen=True, eq=False)
class _Shared:
    """The nodes with ids that both snapshots have."""

    before: HeapSnapshot
    after: HeapSnapshot
    in_before: npt.NDArray[np.intp]  # (s,), ordinals
    in_after: npt.NDArray[np.intp]  # (s,)

    @classmethod
    def of(cls, before: HeapSnapshot, after: HeapSnapshot) -> _Shared:
        _, first, second = np.intersect1d(before.node_id, after.node_id, return_indices=True)
        return cls(before, after, first, second)

    @property
    def changed(self) -> float:
        """The part of them that are not the same things, or 0 where so few may have changed."""
        before, after = self.before, self.after
        kinds_before = np.array(before.node_types)[before.node_type[self.in_before]]
        kinds_after = np.array(after.node_types)[after.node_type[self.in_after]]
        # Strings are put together, flattened and made unique while they stay what they are.
        texts = np.char.find(kinds_before, "string") >= 0
        texts &= np.char.find(kinds_after, "string") >= 0
        other_kind = (kinds_before != kinds_after) & ~texts
        named = (kinds_before == kinds_after) & np.isin(kinds_before, ("object", "closure"))
        other_name = np.zeros(len(named), dtype=np.bool_)
        other_name[named] = _names(before, self.in_before[named]) != _names(
            after, self.in_after[named]
        )
        changed = int(np.count_nonzero(other_kind | other_name))
        if changed >= _FEWEST_CHANGED and (
            other_kind.mean() > _KINDS_CHANGED
            or np.count_nonzero(other_name) > _NAMES_CHANGED * np.count_nonzero(named)
        ):
            return changed / len(named)
        return 0.0

    @property
    def is_another_process(self) -> bool:
        """Whether what stays while a page lives has gone."""
        lasting = self.before.nodes_of_type(*_LASTING_KINDS)
        count = int(np.count_nonzero(lasting))
        left = int(np.count_nonzero(lasting[self.in_before]))
        return count >= _FEWEST_LASTING and left < _LASTING_SHARED * count


def _names(snapshot: HeapSnapshot, nodes: npt.NDArray[np.intp]) -> npt.NDArray[np.object_]:
    """The names of these nodes; same shape."""
    indexes, back = np.unique(snapshot.node_name[nodes], return_inverse=True)
    texts = np.array([snapshot.strings[index] for index in indexes.tolist()], dtype=np.object_)
    return texts[back.ravel()]


def _newest_id(snapshot: HeapSnapshot) -> int:
    """The id that was given last: ids only grow, but for V8's even ones, which are hashes."""
    ids = snapshot.node_id
    if snapshot.engine is Engine.V8:
        ids = ids[ids & 1 == 1]
    return int(ids.max(initial=0))
