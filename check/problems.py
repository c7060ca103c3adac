"""What keeps a page of somebody else's from being checked."""

from __future__ import annotations

from memory.problem import Problem
from memory.translatable import translatable


class NoSuchTarget(Problem, frozen=True):
    """There is no such file or folder."""

    english = translatable(
        "Problems", "{target} does not exist; give a URL, an HTML file or a folder with index.html"
    )
    target: str


class NoIndex(Problem, frozen=True):
    """A folder is no built front end."""

    english = translatable(
        "Problems", "{target} has no index.html; give the folder of a built front end"
    )
    target: str


class OddTarget(Problem, frozen=True):
    """An address that no page has."""

    english = translatable(
        "Problems", "{target} is no page: give an http or https URL, an HTML file or a folder"
    )
    target: str


class PageNotLoaded(Problem, frozen=True):
    """The page did not load."""

    english = translatable("Problems", "{target} did not load: {reason}")
    target: str
    reason: str


class ScriptNotBuilt(Problem, frozen=True):
    """What is put into a page is not there."""

    english = translatable(
        "Problems",
        "a script for checked pages is not built ({reason}); run `make setup` in {folder}",
    )
    reason: str
    folder: str


class CheckTimeout(Problem, frozen=True):
    """It took too long."""

    english = translatable(
        "Problems",
        "no verdict within {limit_s:g} s, while {doing}; see whether the page hangs there, or give "
        "it longer with --timeout",
    )
    limit_s: float
    doing: str


class NothingToMount(Problem, frozen=True):
    """Nobody has said what a cycle is."""

    english = translatable(
        "Problems",
        "{target} has no window.mount and window.unmount, and no link to another place of its own; "
        "give it these two functions, or say what to do with --mount and --unmount, --click and "
        "--then, --scenario, or --by-hand",
    )
    target: str


class ThrewAsItLoaded(Problem, frozen=True):
    """The page may lack something because it threw first."""

    english = translatable("Problems", "the page threw as it loaded: {reason}; {problem}")
    problem: Problem
    reason: str


class StepThrew(Problem, frozen=True):
    """What mounts or unmounts threw."""

    english = translatable("Problems", "{step} threw: {reason}")
    step: str
    reason: str


class NoSuchElement(Problem, frozen=True):
    """A selector matches nothing that can be clicked."""

    english = translatable(
        "Problems", "{option} {selector}: no such element that can be seen within {limit_s:g} s"
    )
    option: str
    selector: str
    limit_s: float


class OddSelector(Problem, frozen=True):
    """A selector that CSS does not know."""

    english = translatable("Problems", "{option} {selector}: this is no CSS selector")
    option: str
    selector: str


class WentAway(Problem, frozen=True):
    """The page wanted to go elsewhere."""

    english = translatable(
        "Problems",
        "the page navigated away, to {address}, so what it was could not be measured; let a cycle "
        "stay in the page",
    )
    address: str


class ScenarioNotRead(Problem, frozen=True):
    """A scenario file cannot be read."""

    english = translatable("Problems", "the scenario {file} cannot be read: {reason}")
    file: str
    reason: str


class ScenarioFailed(Problem, frozen=True):
    """A scenario file is no module that tells what to mount."""

    english = translatable(
        "Problems",
        "the scenario {file} cannot be used ({reason}); it must export mount() and unmount()",
    )
    file: str
    reason: str
