"""Cycles that run in the page."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from types import NoneType
from typing import Final

import msgspec

from check import tracker
from check.loads import Loads, Patience
from check.problems import StepThrew
from memory.protocol.errors import SessionError, SessionLostError, SessionTimeoutError
from memory.protocol.session import ResultT, Session
from system.errors import CannotMeasureError

_SETTLE_LIMIT_MS: Final = 2500
# What is asked for and takes longer belongs to no step.
_LOADS_LIMIT_S: Final = 1.0


class _Ran(msgspec.Struct, rename="camel"):
    """What has come of cycles, as ``web/src/tracker/driver.ts`` tells."""

    done: int
    has_asked: bool = False
    is_too_slow: bool = False


class InPageCycles:
    """Cycles that run in the page, in one call.

    What mounting asks a server or an application for is waited for: what a page mounts once its
    data is there is what people see it mount. Where it is a server's, each step is a call; so
    are the first, for it is they that tell.
    """

    def __init__(self, session: Session, loads: Loads) -> None:
        self._session = session
        self._loads = loads
        self._patience = Patience(loads, _LOADS_LIMIT_S)
        self._is_hurried = False
        self._is_first = True
        """Whether nobody knows yet what mounting asks for."""
        self._asks_server = False
        self._last = _Ran(0)
        self.acts = False
        """See :class:`check.cycles.cycles.Cycles`."""

    @property
    def waits(self) -> bool:
        """See :class:`check.cycles.cycles.Cycles`."""
        return not self._is_hurried and (self._waits_for_server or self._waits_for_application)

    @property
    def is_hasty(self) -> bool:
        """See :class:`check.cycles.cycles.Cycles`."""
        return (self._asks_server or self._last.has_asked) and not self.waits

    @property
    def waits_in_vain(self) -> bool:
        """See :class:`check.cycles.cycles.Cycles`."""
        return self._patience.is_over or self._last.is_too_slow

    async def hurry(self) -> None:
        """See :class:`check.cycles.cycles.Cycles`."""
        self._is_hurried = True
        await self._call("hurry()", NoneType)

    async def run(self, count: int, at_least: int | None = None, limit_s: float = 0) -> int:
        """Run them in one call of the page, or each step in one."""
        begun = self._loads.begun
        if self._is_first or (self._waits_for_server and not self._is_hurried):
            self._is_first = False
            least = count if at_least is None else at_least
            done = await self._run_in_steps(count, least, limit_s)
        else:
            limits = "" if at_least is None else f", {at_least}, {1000 * limit_s:g}"
            self._last = await self._call(f"cycles({count}{limits})", _Ran)
            done = self._last.done
        self._asks_server = self._asks_server or self._loads.begun > begun
        return done

    @property
    def _waits_for_server(self) -> bool:
        return self._asks_server and not self._patience.is_over

    @property
    def _waits_for_application(self) -> bool:
        return self._last.has_asked and not self._last.is_too_slow

    async def settle(self) -> None:
        """Wait for timers, animations and frames."""
        await self._session.evaluate(tracker.call(f"settle({_SETTLE_LIMIT_MS})"), result=NoneType)

    async def tear_down(self) -> None:
        """Call the scenario's teardown()."""
        await self._session.evaluate(tracker.call("tearDown()"), result=NoneType)

    async def _run_in_steps(self, count: int, at_least: int, limit_s: float) -> int:
        clock = asyncio.get_running_loop().time
        end = clock() + limit_s
        done = 0
        async with self._acting():
            while done < count and (done < at_least or clock() < end):
                if await self._call("mount()", bool):
                    self._loads.forget_answers()
                await self._see_what_came()
                await self._call("unmount()", NoneType)
                done += 1
        return done

    @contextlib.asynccontextmanager
    async def _acting(self) -> AsyncIterator[None]:
        """Cycles are done meanwhile; of a page in which one fails nothing more is asked."""
        await self._call("beginActing()", NoneType)
        yield
        await self._call("endActing()", NoneType)

    async def _acted(self, *, is_last: bool) -> None:
        """Let the page show what an event has done; the last of them ends a cycle."""
        await self._call(f"afterClick({json.dumps(is_last)})", NoneType)
        await self._see_what_came()

    async def _see_what_came(self) -> None:
        """Wait for what the page has asked for, and let it show that."""
        if await self._patience.wait():
            await self._call("afterClick()", NoneType)

    async def _call(self, expression: str, result: type[ResultT]) -> ResultT:
        """Call the tracker. Raises :class:`CannotMeasureError`: a step threw."""
        try:
            return await self._session.evaluate(tracker.call(expression), result=result)
        except (SessionLostError, SessionTimeoutError):
            raise
        except SessionError as error:
            if await self._session.evaluate(f"!({tracker.call('isSet()')})", result=bool):
                # Another document is there.
                raise
            step = await self._session.evaluate(tracker.call("doing()"), result=str)
            raise CannotMeasureError(StepThrew(step or "mount", str(error))) from None
