"""What grew in a checked page between two snapshots, without what the tracker keeps itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from check.heap.played import as_tauris
from check.heap.questions import Frame, Growth, GrowthQuestion, Place
from check.heap.webkits_own import animations_kept, is_webkits_own
from engine.page_scripts import page_scripts
from memory.advice.known import PAGE_KINDS
from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.finding import Finding
from memory.heap.growth.growth import grown
from memory.heap.naming.script_places import PageScripts
from memory.heap.paths.step import PathStep
from memory.heap.snapshot import Engine, HeapSnapshot

_TRACKER_FILE: Final = "leak-lab-tracker.js"
_TRACKERS_CLASSES: Final = "LeakLab"
"""What the names of its classes begin with."""
# What leads to all that it keeps for itself; the last four are WeakMaps, whose values hang on what
# the page has (`web/src/tracker/kept.ts`).
_TRACKERS_OWN: Final = (
    "leakLabTracker",
    "leakLabKept",
    "leakLabListeners",
    "leakLabAdded",
    "leakLabObservers",
    "leakLabConnections",
)
# The variable by which a function of the tracker has one of the page's.
_PAGE_CALLBACK: Final = "pageCallback"
# JavaScriptCore does not tell what a Set holds: the tracker's own cannot be told from the page's.
_WEAK: Final = "WeakRef"
_LIBRARY: Final = "node_modules"


def growth(question: GrowthQuestion, snapshots: Sequence[HeapSnapshot]) -> Growth:
    """The answer to ``question``."""
    scripts = page_scripts(question.scripts)
    after = HeapAnalysis(snapshots[question.after], scripts)
    findings = grown(
        snapshots[question.before],
        after,
        question.cycles,
        PAGE_KINDS,
        at_least=question.at_least,
        entries=question.entries,
    )
    ids = {script.url: number for number, script in question.scripts.items()}
    places = tuple(_place(frames, scripts, ids) for frames in question.sites)
    hides_weak = after.snapshot.engine is Engine.JAVASCRIPTCORE
    animations = animations_kept(snapshots[question.before], after)
    own = (
        as_tauris(_without_tracker(each))
        for each in findings
        if not _is_trackers(each)
        and not (hides_weak and each.name == _WEAK)
        and not (animations and is_webkits_own(each, animations))
    )
    return Growth(tuple(own), places, animations)


def _is_trackers(finding: Finding) -> bool:
    """Whether the tracker holds it, and not for the page."""
    path = finding.path
    if any(step.name in _TRACKERS_OWN or _is_of_its_class(step) for step in path):
        return True
    inside = [at for at, step in enumerate(path) if _is_tracker(step)]
    return bool(inside) and not any(map(_is_handed_on, path[inside[0] :]))


def _without_tracker(finding: Finding) -> Finding:
    """The finding with the tracker left out, where a callback of the page's goes through it."""
    steps = tuple(step for step in finding.path if not (_is_tracker(step) or _is_handed_on(step)))
    if _TRACKER_FILE in finding.name:
        # A timer is called after the function that it calls: here the tracker's, around the page's.
        return replace(finding, path=steps, name=steps[-1].name)
    return replace(finding, path=steps)


def _is_tracker(step: PathStep) -> bool:
    return step.place is not None and step.place.file.endswith(_TRACKER_FILE)


def _is_of_its_class(step: PathStep) -> bool:
    return step.kind == "object" and step.name.startswith(_TRACKERS_CLASSES)


def _is_handed_on(step: PathStep) -> bool:
    return step.is_variable and step.name == _PAGE_CALLBACK


def _place(frames: Iterable[Frame], scripts: PageScripts, ids: dict[str, int]) -> Place | None:
    """The innermost place that is no library's; where all are, the innermost."""
    places = [place for each in frames if (place := _place_of(each, scripts, ids)) is not None]
    own = (place for place in places if _LIBRARY not in place.file)
    return next(own, places[0] if places else None)


def _place_of(each: Frame, scripts: PageScripts, ids: dict[str, int]) -> Place | None:
    script = ids.get(each.url)
    if script is not None:
        found = scripts.resolve(script, each.line - 1, each.column - 1)
        if found is not None:
            return Place(found.file, found.line, each.function)
    return Place(each.url, each.line, each.function)
