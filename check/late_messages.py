"""Says what Tauri's backend has sent to components that were gone."""

from __future__ import annotations

from typing import Final

from check.judge import least
from check.notice_kinds import Notice, SentLate, SentLateAndMore, SentLateAndOne
from check.tracker import Late, TrackerReading

_EXAMPLES: Final = 3


def late_between(before: TrackerReading, after: TrackerReading) -> tuple[Late, ...]:
    """Of the cycles between two readings, those whose callbacks heard something after their end.

    They are counted from the first of these cycles.
    """
    return tuple(
        Late(each.cycle - before.cycles, each.messages)
        for each in after.late
        if each.cycle > before.cycles
    )


def sent_late(late: tuple[Late, ...], cycles: int) -> tuple[Notice, ...]:
    """A notice, where more than one of so many cycles was sent something late."""
    if len(late) < least(cycles):
        return ()
    messages = sum(each.messages for each in late)
    told = ", ".join(f"{each.cycle} ({each.messages:,})" for each in late[:_EXAMPLES])
    more = len(late) - _EXAMPLES
    if more <= 0:
        return (SentLate(messages, told),)
    return (SentLateAndOne(messages, told) if more == 1 else SentLateAndMore(messages, told, more),)
