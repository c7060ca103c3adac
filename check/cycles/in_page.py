"""Cycles that run in the page."""

from __future__ import annotations

from types import NoneType
from typing import Final

from check import tracker
from check.problems import StepThrew
from memory.protocol.errors import SessionError, SessionLostError, SessionTimeoutError
from memory.protocol.session import Session
from system.errors import CannotMeasureError

_SETTLE_LIMIT_MS: Final = 2500


class InPageCycles:
    """Cycles that run in the page, in one call."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.acts = False
        """See :class:`check.cycles.cycles.Cycles`."""

    async def run(self, count: int, at_least: int | None = None, limit_s: float = 0) -> int:
        """Run them in one call of the page."""
        limits = "" if at_least is None else f", {at_least}, {1000 * limit_s:g}"
        try:
            return await self._session.evaluate(
                tracker.call(f"cycles({count}{limits})"), result=int
            )
        except (SessionLostError, SessionTimeoutError):
            raise
        except SessionError as error:
            if await self._session.evaluate(f"!({tracker.call('isSet()')})", result=bool):
                # Another document is there.
                raise
            step = await self._session.evaluate(tracker.call("doing()"), result=str)
            raise CannotMeasureError(StepThrew(step or "mount", str(error))) from None

    async def settle(self) -> None:
        """Wait for timers, animations and frames."""
        await self._session.evaluate(tracker.call(f"settle({_SETTLE_LIMIT_MS})"), result=NoneType)

    async def tear_down(self) -> None:
        """Call the scenario's teardown()."""
        await self._session.evaluate(tracker.call("tearDown()"), result=NoneType)
