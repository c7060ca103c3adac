"""Runs the cycles of a checked page, each time until nothing more of them is to come."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from check import tracker
from check.confirming import LEAST, MOST, many_cycles
from check.cycles.cycles import Cycles
from check.cycles.told import Tell, run_and_tell
from check.loads import Loads, Patience
from check.subject import CheckedSubject
from check.tracker import TrackerReading
from system.errors import CannotMeasureError

# So long what they have asked a server for is waited for once they have ended.
_LOADS_LIMIT_S: Final = 4.0


@dataclass
class CycleRuns:
    """The cycles of one page.

    Its methods raise :class:`CannotMeasureError`, a step failed or the page went away, and as the
    page's session does.
    """

    subject: CheckedSubject
    cycles: Cycles
    loads: Loads
    done: int = 0
    """How many there were so far."""
    loading_s: float = 0.0
    """How long a server took, in s, after the last of them were run."""
    _patience: Patience = field(init=False)

    def __post_init__(self) -> None:
        self._patience = Patience(self.loads, _LOADS_LIMIT_S)

    async def run(
        self,
        count: int,
        at_least: int | None = None,
        limit_s: float = 0,
        *,
        tell: Tell | None = None,
    ) -> int:
        """Run ``count``, or fewer as :meth:`Cycles.run` has it; how often that was."""
        self.loads.forget()
        self.loading_s = 0.0
        if not self.cycles.is_hasty or count == 1:
            return await self._run(count, at_least, limit_s, tell)
        # A framework lets go of what came too late with the next update, which is the last cycle's.
        least = None if at_least is None else min(at_least, count - 1)
        done = await self._run(count - 1, least, limit_s, tell)
        return done + await self._run(1, None, 0, None)

    async def _run(
        self, count: int, at_least: int | None, limit_s: float, tell: Tell | None
    ) -> int:
        if tell is None:
            done = await self.cycles.run(count, at_least, limit_s)
        else:
            done = await run_and_tell(self.cycles, count, tell)
        self.done += done
        await self.subject.check_still_there()
        await self.cycles.settle()
        if waited_s := await self._patience.wait():
            self.loading_s += waited_s
            await self.cycles.settle()
        await self.subject.check_still_there()
        return done

    async def many(self, most: int = MOST) -> int:
        """Run as many as confirm what grew, ``most`` at most; how many these were."""
        return await many_cycles(self.run, most)

    async def as_many_as_it_bears(self, most: int, before: TrackerReading) -> int:
        """The same, but fewer are enough where a step fails: what leaks may be all that there is.

        ``before`` was read when they began.
        """
        try:
            return await self.many(most)
        except CannotMeasureError:
            await self.subject.check_still_there()
            done = (await tracker.read(self.subject.session)).cycles - before.cycles
            if done < LEAST:
                raise
            await self.cycles.settle()
            return done
