"""What the memory panel can say of a run other than its verdict, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from memory.problem import Problem
from ui.words.plural import counted
from ui.words.problem_words import problem_words

Doing = Literal["opening", "warm-up", "cycles", "settle", "holders", "all"]
"""What a run that goes on is at: a phase of its own, or ``all`` experiments, unseen."""


@dataclass(frozen=True)
class NotMeasured:
    """No run has been made since the page was loaded."""


@dataclass(frozen=True)
class ByHand:
    """Components are mounted and unmounted by hand."""

    alive: int
    """Unmounted components that are still there."""
    unmounted: int
    """Components that have been unmounted."""
    sending: int = 0
    """How many of those alive the backend may still be sending to."""


@dataclass(frozen=True)
class Measuring:
    """A run goes on, or stands still."""

    doing: Doing
    is_paused: bool = False
    at: tuple[int, int] | None = None
    """The cycle that has been finished and how many there are, where it is at its cycles."""


@dataclass(frozen=True)
class Stopping:
    """A run ends after this cycle."""


@dataclass(frozen=True)
class Cancelled:
    """A run was ended before it could prove anything."""


@dataclass(frozen=True)
class Crashed:
    """A run was ended by a crash of the page."""

    cycles: int | None
    """How many had been finished; None in the warm-up."""


@dataclass(frozen=True)
class Failed:
    """A run has ended without a verdict."""

    problem: Problem


@dataclass(frozen=True)
class AllEnded:
    """All experiments have been run, or some."""

    is_stopped: bool


RunState = NotMeasured | ByHand | Measuring | Stopping | Cancelled | Crashed | Failed | AllEnded


class StateWords(NamedTuple):
    """A state as the banner shows it, in the language of now."""

    title: str
    explanation: str


def state_words(state: RunState) -> StateWords:
    """The words for ``state``."""
    translate = QCoreApplication.translate
    match state:
        case NotMeasured():
            return StateWords(
                translate("RunState", "Not measured yet"),
                translate("RunState", "Run some cycles to see what stays alive."),
            )
        case ByHand(alive, unmounted, sending):
            return _by_hand_words(alive, unmounted, sending)
        case Measuring(doing, is_paused, at):
            if not is_paused:
                return StateWords(translate("RunState", "Measuring …"), _doing_words(doing))
            return StateWords(
                _paused_title(at), translate("RunState", "Ctrl+P continues, Esc ends it.")
            )
        case Stopping():
            return StateWords(
                translate("RunState", "Stopping …"),
                translate(
                    "RunState",
                    "This cycle is the last; then what was measured is judged. Cancel again to "
                    "end at once.",
                ),
            )
        case Cancelled():
            return StateWords(
                translate("RunState", "Cancelled"),
                translate("RunState", "The run was ended at once, so there is no verdict."),
            )
        case Crashed(cycles):
            return StateWords(translate("RunState", "Stopped"), _crash_words(cycles))
        case Failed(problem):
            return StateWords(translate("RunState", "Stopped"), problem_words(problem))
        case AllEnded(is_stopped):
            return StateWords(
                translate("RunState", "Stopped early")
                if is_stopped
                else translate("RunState", "All experiments have been run"),
                translate("RunState", "Click a cell that is done to see its run here."),
            )
        case _:
            assert_never(state)


def _by_hand_words(alive: int, unmounted: int, sending: int) -> StateWords:
    translate = QCoreApplication.translate
    if unmounted == 0:
        return StateWords(
            translate("RunState", "By hand"),
            translate("RunState", "Unmount the component to see whether anything of it stays."),
        )
    if alive <= 0:
        return StateWords(
            translate("RunState", "No unmounted component is alive"),
            counted(
                unmounted,
                translate("RunState", "{count} was unmounted, and nothing of it is left."),
                translate("RunState", "{count} were unmounted, and nothing of them is left."),
            ),
        )
    title = counted(
        alive,
        translate("RunState", "{count} unmounted component is still alive"),
        translate("RunState", "{count} unmounted components are still alive"),
    )
    if sending >= alive:
        return StateWords(
            title,
            counted(
                alive,
                translate(
                    "RunState",
                    "The backend still sends to it. When that has ended, this is read again.",
                ),
                translate(
                    "RunState",
                    "The backend still sends to them. When that has ended, this is read again.",
                ),
            ),
        )
    if sending > 0:
        return StateWords(
            title,
            translate(
                "RunState",
                "The backend still sends to {count} of them. When that has ended, this is read "
                "again.",
            ).format(count=QLocale().toString(sending)),
        )
    return StateWords(
        title,
        counted(
            alive,
            translate("RunState", "One may be a cache: see what holds it, or run more cycles."),
            translate("RunState", "See what holds them, or run more cycles for a verdict."),
        ),
    )


def _doing_words(doing: Doing) -> str:
    translate = QCoreApplication.translate
    match doing:
        case "opening":
            return translate("RunState", "Opening Tauri's window.")
        case "warm-up":
            return translate("RunState", "Warming up: the first cycles fill caches.")
        case "cycles":
            return translate("RunState", "Mounting and unmounting.")
        case "settle":
            return translate("RunState", "Waiting for the uploads to end.")
        case "holders":
            return translate("RunState", "Something leaks: finding out what holds it.")
        case "all":
            return translate(
                "RunState",
                "Running all experiments. Click a finished cell to see its run here.",
            )
        case _:
            assert_never(doing)


def _paused_title(at: tuple[int, int] | None) -> str:
    translate, locale = QCoreApplication.translate, QLocale()
    if at is None:
        return translate("RunState", "Paused")
    cycle, cycles = at
    return translate("RunState", "Paused at cycle {cycle} of {cycles}").format(
        cycle=locale.toString(cycle), cycles=locale.toString(cycles)
    )


def _crash_words(cycles: int | None) -> str:
    translate = QCoreApplication.translate
    if cycles is None:
        return translate("RunState", "The renderer crashed during the warm-up.")
    return counted(
        cycles,
        translate("RunState", "The renderer crashed after {count} cycle."),
        translate("RunState", "The renderer crashed after {count} cycles."),
    )
