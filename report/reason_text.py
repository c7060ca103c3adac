"""Reasons of verdicts in English: for the console, JSON and HTML."""

from __future__ import annotations

from typing import assert_never

from memory import reasons
from memory.plural import plural
from memory.reasons import (
    AllFreed,
    CallbacksLeft,
    ChannelsHeld,
    ChannelsLeft,
    FreedWhileSending,
    HeldWhileSending,
    Reason,
    SurvivorsLeft,
)


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
            return _left(reason)
        case reasons.ThingsLeft(title, count, cycles):
            return f"{title}: {count:,} left after {_cycles(cycles)}"
        case reasons.AllFreed() | reasons.FreedWhileSending():
            return _freed(reason)
        case reasons.HeldWhileSending() | reasons.ChannelsHeld():
            return _held(reason)
        case reasons.NothingHeard(created, decisive):
            return f"{reason_text(decisive)}; no message reached any of the {created:,}"
        case reasons.UploadsEnded(running, uploads):
            return (
                f"only {running:,} of {plural(uploads, 'upload was', 'uploads were')} still "
                "running when it was read; upload a larger file"
            )
        case _:
            assert_never(reason)


def _freed(reason: AllFreed | FreedWhileSending) -> str:
    none = f"0 of {_components(reason.created)}"
    return none if isinstance(reason, AllFreed) else f"{none}, not even while the backend sends"


def _held(reason: HeldWhileSending | ChannelsHeld) -> str:
    match reason:
        case reasons.HeldWhileSending(survivors, created):
            return (
                f"{survivors:,} of {created:,} survived while the backend sent, 0 when it had ended"
            )
        case reasons.ChannelsHeld(channels, cycles):
            were = plural(
                channels,
                "channel of a document that is gone was open while its work went on",
                "channels of documents that are gone were open while their work went on",
            )
            return f"{were} after {_cycles(cycles)}, 0 when it had ended"
        case _:
            assert_never(reason)


def _left(reason: SurvivorsLeft | CallbacksLeft | ChannelsLeft) -> str:
    match reason:
        case reasons.SurvivorsLeft(count, cycles):
            return f"{count:,} of {_components(cycles)}"
        case reasons.CallbacksLeft(count, cycles):
            left = plural(count, "callback is left", "callbacks are left")
            return f"{left} after {_cycles(cycles)}"
        case reasons.ChannelsLeft(count, cycles):
            left = plural(
                count,
                "channel of the backend is left open",
                "channels of the backend are left open",
            )
            return f"{left} after {_cycles(cycles)}"
        case _:
            assert_never(reason)


def _cycles(count: int) -> str:
    return plural(count, "cycle", "cycles")


def _components(created: int) -> str:
    return plural(created, "component survives", "components survive")
