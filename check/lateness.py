"""Waits for what a page releases late, and lets other pages have their turn meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from check.judge import Course, Grew, course, grew, has_stayed, may_undo
from check.loads import Loads
from check.readings import read_left
from check.subject import CheckedSubject
from check.tracker import TrackerReading
from check.turns import Turn
from memory.translatable import translatable

# What is let go later than this is not waited for, unless by a timeout that the tracker knows.
_LATE_S: Final = 1.6
# And than this, where nothing is known to come: a promise of the browser's own takes no longer.
_LATE_IF_QUIET_S: Final = 0.5
# What a timeout lets go is gone soon after it has come.
_AFTER_TIMEOUT_S: Final = 0.1
_POLL_S: Final = 0.2
_WAITING: Final = translatable("Doing", "waiting for what is released late")


@dataclass(frozen=True)
class Asked:
    """The cycles that were asked for."""

    before: TrackerReading
    cycles: int
    ended: float
    """When the last of them did, by the clock of the event loop."""


@dataclass(frozen=True)
class Lateness:
    """That of one page. Its methods raise as the session of ``subject`` does."""

    subject: CheckedSubject
    loads: Loads
    turn: Turn
    say: Callable[[str], None]
    """Is told what is being done, for who waits in vain."""

    async def stayed(
        self,
        asked: Asked,
        before: TrackerReading,
        after: TrackerReading,
        exact: tuple[Grew, ...],
        count: int,
    ) -> tuple[Course[Grew], TrackerReading] | None:
        """What still grows once nothing of the first cycles is released any more.

        ``count`` cycles passed between ``before`` and ``after``. None where something was released
        since, or may be later by somebody else.
        """
        if self._may_undo(asked.before, after):
            return None
        self.say(_WAITING)
        self.turn.leave()
        left_s = asked.ended + self._late_s(asked.before, after) - asyncio.get_running_loop().time()
        await asyncio.sleep(max(0.0, left_s, _due_s(after)))
        await self.turn.begin()
        after = await read_left(self.subject.session, before, count)
        counted = course(exact, grew(before, after, count))
        if self._may_undo(asked.before, after):
            return None
        stay = has_stayed(asked.before, after, counted.growing, asked.cycles + count)
        return (counted, after) if stay else None

    async def wait(
        self,
        before: TrackerReading,
        after: TrackerReading,
        exact: tuple[Grew, ...],
        count: int,
        *,
        is_enough: bool,
    ) -> tuple[Course[Grew], TrackerReading]:
        """What still grows after waiting; not once nothing does, if that ``is_enough``.

        ``count`` cycles passed between ``before`` and ``after``.
        """
        self.say(_WAITING)
        loop = asyncio.get_running_loop()
        end = loop.time() + max(self._late_s(before, after), _due_s(after))
        self.turn.leave()
        while True:
            await asyncio.sleep(_POLL_S)
            after = await read_left(self.subject.session, before, count)
            counted = course(exact, grew(before, after, count))
            if loop.time() >= end or (is_enough and not counted.growing):
                break
        await self.turn.begin()
        return counted, after

    def is_worth_waiting(self, before: TrackerReading, after: TrackerReading) -> bool:
        """Whether what the cycles between two readings left may be released later."""
        return after.due_ms > 0 or self._may_undo(before, after)

    def _may_undo(self, before: TrackerReading, after: TrackerReading) -> bool:
        """Whether somebody else may undo what was done between two readings: a server, too."""
        return self.loads.are_pending or may_undo(before, after)

    def _late_s(self, before: TrackerReading, after: TrackerReading) -> float:
        """How many seconds after the cycles between two readings all is released that will be."""
        is_awaiting = self.subject.has_backend or self._may_undo(before, after)
        return _LATE_IF_QUIET_S if after.is_quiet and not is_awaiting else _LATE_S


def _due_s(reading: TrackerReading) -> float:
    """In how many seconds all is released that the page's late timeouts release; 0 without any."""
    return reading.due_ms / 1000 + _AFTER_TIMEOUT_S if reading.due_ms else 0.0
