"""Says what Tauri's backend has sent to components that were gone."""

from __future__ import annotations

from typing import Final

from check.judge import least
from check.tracker import Late, TrackerReading
from memory.plural import plural

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


def sent_late(late: tuple[Late, ...], cycles: int) -> tuple[str, ...]:
    """A sentence, where more than one of so many cycles was sent something late."""
    if len(late) < least(cycles):
        return ()
    messages = plural(sum(each.messages for each in late), "message", "messages")
    told = ", ".join(f"{each.cycle} ({each.messages:,})" for each in late[:_EXAMPLES])
    more = len(late) - _EXAMPLES
    others = f" and {plural(more, 'other', 'others')}" if more > 0 else ""
    gone = f"{messages} to callbacks of components that were gone"
    return (f"Tauri's backend sent {gone}: those of cycles {told}{others}",)
