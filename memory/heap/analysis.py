"""One snapshot with everything that can be asked of it, each answer worked out on first use."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from memory.heap.naming.lookup import NameLookup
from memory.heap.naming.node_names import NodeNames
from memory.heap.naming.script_places import ScriptResolver
from memory.heap.paths.chain_steps import ChainSteps
from memory.heap.paths.preference import PathPreference
from memory.heap.paths.retaining import RetainingPaths
from memory.heap.sizes.retained import RetainedSizes, retained_sizes, retained_sizes_of
from memory.heap.snapshot import HeapSnapshot


class HeapAnalysis:
    """A snapshot's names, paths and retained sizes.

    Paths need no sizes and sizes no paths: whoever asks for one does not wait for the other.
    """

    def __init__(
        self,
        snapshot: HeapSnapshot,
        resolver: ScriptResolver | None = None,
        component_class: str | None = None,
    ) -> None:
        """``component_class`` names a class whose objects are components, as Vue's are."""
        self.snapshot = snapshot
        self._resolver = resolver
        self.component_class = component_class

    @cached_property
    def names(self) -> NodeNames:
        """What the nodes are called."""
        return NodeNames(self.snapshot, self._resolver, self.component_class)

    @cached_property
    def preference(self) -> PathPreference:
        """Which references hold, and which explain."""
        return PathPreference(self.snapshot)

    @cached_property
    def paths(self) -> RetainingPaths:
        """Why each node is alive."""
        steps = ChainSteps(self.snapshot, self.names)
        return RetainingPaths(self.snapshot, steps, self.preference)

    @cached_property
    def sizes(self) -> RetainedSizes:
        """The dominator tree and the retained sizes."""
        return retained_sizes(self.snapshot, self.preference.ephemerons)

    def sizes_of(self, nodes: npt.NDArray[np.integer]) -> RetainedSizes:
        """The retained sizes of these nodes: cheaper than all of them, unless these are known."""
        if "sizes" in vars(self):
            return self.sizes
        return retained_sizes_of(nodes, self.snapshot, self.preference.ephemerons)

    def nodes_named(self, name: str) -> npt.NDArray[np.intp]:
        """The ordinals of the nodes of a class or component, or printed under a name, in order."""
        return self.lookup.nodes_called(name)

    @cached_property
    def lookup(self) -> NameLookup:
        """Which nodes a name stands for."""
        return NameLookup(self.snapshot, self.names)
