"""Tells the references a page's author made from those the engine makes for its own use."""

from __future__ import annotations

import functools
import re
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from memory.heap.graph.ephemerons import Ephemerons, find_ephemerons
from memory.heap.snapshot import Engine, HeapSnapshot, Mask, Ordinals

# Code, hidden classes and what speeds them up. A ContextCell is none of these: from Chromium 150
# on it stands between a script's `let` and its value. Objects reachable only through these are the
# engine's own; that an object is reachable through them as well explains nothing to its author.
_ENGINE_NAMES: Final = re.compile(
    r"""(?x) ^ (?:system\ /\ )? \(? (?:
      (?:Meta)?Map\b | object\ shape | Code(?:Wrapper|DataContainer)?\b | code\b | AbstractCode
    | (?:closure\ )?feedback | Feedback | ClosureFeedback | (?:Closure)?FeedbackCellArray
    | .*Cell\b(?<!system\ /\ Cell)(?<!ContextCell)
    | SharedFunctionInfo | shared\ function | ScopeInfo | Script\b
    | Bytecode | InterpreterData | UncompiledData | PreparseData | TrustedByteArray | ByteArray
    | (?:Strong)?DescriptorArray | map\ descriptors | Transition | transition | EnumCache | enum
    | Prototype(?:Info|SharedClosureInfo) | AccessorInfo | .*TemplateInfo | .*TemplateRareData
    | InterceptorInfo | Allocation(?:Site|Memento) | .*Boilerplate | boilerplate
    | Stack(?:Trace|Frame)Info | CallSiteInfo | ErrorStackData | DebugInfo | CoverageInfo
    | BreakPoint | Deoptimization | (?:Load|Store|Data)Handler | DependentCode
    | Weak(?:ArrayList|FixedArray) | weak | CompilationCache | relocation | constant\ pool
    | noscript_shared_function_infos | StringTable | Foreign | .*FunctionData\b
    )"""
)
_ENGINE_ROOTS: Final = frozenset(
    f"({name})"
    for name in (
        "Internalized strings",
        "External strings",
        "Smi roots",
        "Debugger",
        "Compilation cache",
        "Weak roots",
        "Weak collections",
        "Startup object cache",
        "Shareable object cache",
        "Read-only object cache",
        "Read-only roots",
        "Code flusher",
        "Retain maps",
        "Builtins",
        "Identity map",
        "Extensions",
        "Write barrier",
        "Client heap",
        "Bootstrapper",
        "Stack roots",
        "Handle scope",
        "Thread manager",
        "Relocatable",
    )
)
_ENGINE_HINT: Final = rb'"(?:system / |\()'
# A property that is nobody else's.
_OF_REACTS_QUEUE: Final = "lastRenderedReducer"
# What holds in JavaScriptCore what the console has shown.
_WEBKITS_CONSOLE: Final = "InjectedScript"
# What the console has shown, and what weak references have given to the running script.
_PASSING_EDGES: Final = (rb' / DevTools console"', rb'"weak_refs_keep_during_job"')


class PathPreference:
    """For one snapshot: which edges hold anything, and which of them explain it best."""

    def __init__(self, snapshot: HeapSnapshot) -> None:
        self._snapshot = snapshot

    @cached_property
    def ephemerons(self) -> Ephemerons:
        """The WeakMap entries, whose edges hold only in pairs."""
        return find_ephemerons(self._snapshot)

    @cached_property
    def strong(self) -> Mask:
        """The edges that hold what they lead to all by themselves, shape (m,)."""
        return ~(self._snapshot.edges_of_type("weak") | self.ephemerons.any_edge)

    @cached_property
    def engine_nodes(self) -> Mask:
        """The nodes that are the engine's own: code, hidden classes, feedback, shape (n,)."""
        snapshot = self._snapshot
        named = np.zeros(len(snapshot.strings), dtype=np.bool_)
        for index in snapshot.strings.matching(_ENGINE_HINT).tolist():
            named[index] = _is_engines(snapshot.strings[index])
        inspectors = snapshot.strings.index_of(_WEBKITS_CONSOLE)
        if snapshot.engine is Engine.JAVASCRIPTCORE and inspectors >= 0:
            named[inspectors] = True
        kinds = snapshot.nodes_of_type("hidden", "array", "native", "object")
        return snapshot.nodes_of_type("code", "object shape") | (kinds & named[snapshot.node_name])

    @cached_property
    def explaining(self) -> Mask:
        """Strong edges neither from nor to the engine's own nodes and roots, shape (m,)."""
        snapshot = self._snapshot
        avoided = self.engine_nodes.copy()
        avoided[self._engine_roots] = True
        allowed = self.strong & ~avoided[snapshot.edge_to] & ~avoided[snapshot.edge_from]
        for pattern in _PASSING_EDGES:
            for index in snapshot.strings.matching(pattern).tolist():
                allowed[(snapshot.edge_name == index) & snapshot.named_edges] = False
        # What scripts declare with let and const is the one thing of a page that only
        # the native context leads to; its other edges are the engine's own built-ins.
        contexts = np.flatnonzero(self._native_contexts)
        scripts = snapshot.strings.index_of("script_context_table")
        for node in contexts.tolist():
            own = slice(int(snapshot.first_edge[node]), int(snapshot.first_edge[node + 1]))
            allowed[own] &= snapshot.edge_name[own] == scripts
        return allowed

    @cached_property
    def page(self) -> Mask:
        """The explaining edges from what holds for good, not back to a root, shape (m,)."""
        snapshot = self._snapshot
        roots = snapshot.nodes_of_type("synthetic")
        hidden = snapshot.edges_of_type("hidden")
        to_page = self.explaining & ~hidden & ~roots[snapshot.edge_to]
        return to_page & ~self.reacts_lists[snapshot.edge_from]

    @cached_property
    def reacts_lists(self) -> Mask:
        """React's list of updates to come, shape (n,).

        It is never emptied, only written anew: what somebody else keeps is in it as well, as long
        as that goes on to set states of what was unmounted.
        """
        snapshot = self._snapshot
        lists = np.zeros(snapshot.node_count, dtype=np.bool_)
        queues = snapshot.edge_from[snapshot.edges_named(_OF_REACTS_QUEUE)]
        if len(queues):
            is_queue = np.zeros(snapshot.node_count, dtype=np.bool_)
            is_queue[queues] = True
            in_a_list = snapshot.edges_of_type("element") & is_queue[snapshot.edge_to]
            lists[snapshot.edge_from[in_a_list]] = True
        return lists

    @cached_property
    def entries(self) -> Ordinals:
        """The page's global objects, ``Window`` or ``global``, where an author's path begins."""
        snapshot = self._snapshot
        if snapshot.globals_ is not None:
            return snapshot.globals_
        shortcut = snapshot.edges_of_type("shortcut")
        own = snapshot.edges_of(0)
        from_root = own.start + np.flatnonzero(shortcut[own.start : own.stop])
        if len(from_root) == 0:
            # Newer versions of V8 mark the global objects elsewhere than at the root.
            named = snapshot.edges_named("global_object")
            from_root = named[shortcut[named]]
        return np.array(sorted(set(snapshot.edge_to[from_root].tolist())), dtype=np.int32)

    @cached_property
    def _native_contexts(self) -> Mask:
        snapshot = self._snapshot
        named = np.zeros(len(snapshot.strings), dtype=np.bool_)
        named[snapshot.strings.matching(rb'"system / NativeContext')] = True
        return named[snapshot.node_name] & ~snapshot.nodes_of_type("string")

    @property
    def _engine_roots(self) -> npt.NDArray[np.intp]:
        snapshot = self._snapshot
        roots = np.flatnonzero(snapshot.nodes_of_type("synthetic"))
        return np.array([n for n in roots.tolist() if snapshot.name(n) in _ENGINE_ROOTS], np.intp)


@functools.lru_cache(maxsize=1 << 14)
def _is_engines(name: str) -> bool:
    """Whether a node of this name is the engine's own; each snapshot has the same few thousand."""
    return _ENGINE_NAMES.match(name) is not None
