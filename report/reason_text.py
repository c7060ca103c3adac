"""Reasons of verdicts in English: for the console, JSON and HTML."""

from __future__ import annotations

from typing import assert_never

from memory import reasons
from memory.plural import plural
from memory.reasons import CallbacksLeft, ChannelsLeft, Reason, SurvivorsLeft


def reason_text(reason: Reason) -> str:
    """The reason as a sentence without its full stop."""
    match reason:
        case reasons.TooFewCycles():
            return "stopped early: not enough cycles for a verdict"
        case reasons.OtherMounts(created, cycles):
            mounted = plural(created, "component was", "components were")
            return f"{mounted} mounted in {_cycles(cycles)}"
        case reasons.OneLeft():
            return "just 1 is left, which may be a cache; run more cycles"
        case reasons.SurvivorsLeft() | reasons.CallbacksLeft() | reasons.ChannelsLeft():
            return f"{_left(reason)} after {_cycles(reason.cycles)}"
        case reasons.ThingsLeft(title, count, cycles):
            return f"{title}: {count:,} left after {_cycles(cycles)}"
        case reasons.AllFreed(created):
            return _none_survives(created)
        case reasons.FreedWhileSending(created):
            return f"{_none_survives(created)}, not even while the backend sends"
        case reasons.HeldWhileSending(survivors, created):
            return (
                f"{survivors:,} of {created:,} survived while the backend sent, 0 when it had ended"
            )
        case reasons.UploadsEnded(running, uploads):
            return (
                f"only {running:,} of {plural(uploads, 'upload was', 'uploads were')} still "
                "running when it was read; upload a larger file"
            )
        case _:
            assert_never(reason)


def _left(reason: SurvivorsLeft | CallbacksLeft | ChannelsLeft) -> str:
    match reason:
        case reasons.SurvivorsLeft(count):
            return plural(count, "unmounted component survives", "unmounted components survive")
        case reasons.CallbacksLeft(count):
            return plural(count, "callback is left", "callbacks are left")
        case reasons.ChannelsLeft(count):
            return plural(
                count,
                "channel of the backend is left open",
                "channels of the backend are left open",
            )
        case _:
            assert_never(reason)


def _cycles(count: int) -> str:
    return plural(count, "cycle", "cycles")


def _none_survives(created: int) -> str:
    verb = "survives" if created == 1 else "survive"
    return f"0 of {plural(created, 'component', 'components')} {verb}"
