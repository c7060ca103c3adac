"""What a cycle is: functions of the page, code that was given, clicks, or a scenario's file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from types import NoneType
from typing import Final, Protocol

from check import tracker
from check.clicks import Clicker
from check.problems import NothingToMount, ScenarioFailed, ScenarioNotRead, StepThrew
from check.target import Target
from memory.protocol.cdp_session import CdpSession
from memory.protocol.errors import SessionError, SessionLostError, SessionTimeoutError
from system.errors import CannotMeasureError

# A module of the page's may define its functions after the page has loaded.
_DEFINED_WITHIN_MS: Final = 2000
_SETTLE_LIMIT_MS: Final = 2500


class Cycles(Protocol):
    """Something that mounts and unmounts."""

    async def prepare(self) -> None:
        """Find out what to call.

        Raises:
            CannotMeasureError: there is no such thing in the page.
        """

    async def run(self, count: int, at_least: int | None = None, limit_s: float = 0) -> int:
        """Mount and unmount ``count`` times; how often that was.

        With ``at_least`` fewer are enough once ``limit_s`` seconds have passed.

        Raises:
            CannotMeasureError: a step failed.
        """

    async def settle(self) -> None:
        """Wait until nothing more comes that ends by itself."""

    async def tear_down(self) -> None:
        """Let a scenario undo what it has set up.

        Raises:
            SessionError: it threw, or the page is gone.
        """


@dataclass(frozen=True)
class CycleOptions:
    """What a command line says of a cycle."""

    mount: str | None = None
    unmount: str | None = None
    click: str | None = None
    then: str | None = None
    scenario: Path | None = None


def cycles_of(session: CdpSession, target: Target, options: CycleOptions) -> Cycles:
    """The cycles that were asked for; without a word those of the page's own functions."""
    if options.scenario is not None:
        return _Scenario(session, options.scenario)
    if options.mount is not None:
        return _Given(session, options.mount, options.unmount or "undefined")
    if options.click is not None and options.then is not None:
        return _Clicks(session, Clicker(session), options.click, options.then)
    return _Window(session, target)


class _InPage:
    """Cycles that run in the page, in one call."""

    def __init__(self, session: CdpSession) -> None:
        self._session = session

    async def run(self, count: int, at_least: int | None = None, limit_s: float = 0) -> int:
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
        await self._session.evaluate(tracker.call(f"settle({_SETTLE_LIMIT_MS})"), result=NoneType)

    async def tear_down(self) -> None:
        await self._session.evaluate(tracker.call("tearDown()"), result=NoneType)


class _Window(_InPage):
    """`window.mount` and `window.unmount` of the page."""

    def __init__(self, session: CdpSession, target: Target) -> None:
        super().__init__(session)
        self._target = target

    async def prepare(self) -> None:
        are_there = "typeof window.mount === 'function' && typeof window.unmount === 'function'"
        found = await self._session.evaluate(
            f"(async () => {{ const end = performance.now() + {_DEFINED_WITHIN_MS};"
            f" while (!({are_there}) && performance.now() < end)"
            " await new Promise((done) => setTimeout(done, 20));"
            f" return {are_there} }})()",
            result=bool,
        )
        if not found:
            raise CannotMeasureError(NothingToMount(self._target.name))
        steps = "{ mount: () => window.mount(), unmount: (mounted) => window.unmount(mounted) }"
        await self._session.evaluate(tracker.call(f"setSteps({steps})"), result=NoneType)


class _Given(_InPage):
    """Code that was given for both steps: an expression, or statements."""

    def __init__(self, session: CdpSession, mount: str, unmount: str) -> None:
        super().__init__(session)
        self._code = {"mount": mount, "unmount": unmount}

    async def prepare(self) -> None:
        functions = [f"{name}: {await self._function(name)}" for name in self._code]
        steps = f"{{ {', '.join(functions)} }}"
        await self._session.evaluate(tracker.call(f"setSteps({steps})"), result=NoneType)

    async def _function(self, name: str) -> str:
        code = self._code[name]
        forms = (f"async () => (\n{code}\n)", f"async () => {{\n{code}\n}}")
        reason = ""
        for form in forms:
            try:
                await self._session.evaluate(f"void ({form})", result=NoneType)
            except (SessionLostError, SessionTimeoutError):
                raise
            except SessionError as error:
                reason = str(error)
            else:
                return form
        raise CannotMeasureError(StepThrew(f"--{name}", reason))


class _Scenario(_InPage):
    """A module in a file that exports the steps."""

    def __init__(self, session: CdpSession, file: Path) -> None:
        super().__init__(session)
        self._file = file

    async def prepare(self) -> None:
        try:
            source = self._file.read_text("utf-8")
        except (OSError, ValueError) as error:
            raise CannotMeasureError(ScenarioNotRead(str(self._file), str(error))) from None
        named = f"{source}\n//# sourceURL={self._file.name}"
        imports = (
            f"(async () => {{ const url = URL.createObjectURL(new Blob([{json.dumps(named)}],"
            " { type: 'text/javascript' }));"
            f" try {{ {tracker.call('setSteps({ ...(await import(url)) })')};"
            f" await {tracker.call('setUp()')} }} finally {{ URL.revokeObjectURL(url) }} }})()"
        )
        try:
            await self._session.evaluate(imports, result=NoneType)
        except (SessionLostError, SessionTimeoutError):
            raise
        except SessionError as error:
            raise CannotMeasureError(ScenarioFailed(str(self._file), str(error))) from None


class _Clicks(_InPage):
    """A click that mounts, and one that unmounts."""

    def __init__(self, session: CdpSession, clicker: Clicker, click: str, then: str) -> None:
        super().__init__(session)
        self._clicker = clicker
        self._steps = {"--click": click, "--then": then}

    async def prepare(self) -> None:
        await self._clicker.check(self._steps)

    async def run(self, count: int, at_least: int | None = None, limit_s: float = 0) -> int:
        # Clicks are slow: no more than must be.
        needed = count if at_least is None else at_least
        await self._session.evaluate(tracker.call("beginActing()"), result=NoneType)
        for _ in range(needed):
            for option, selector in self._steps.items():
                await self._clicker.click(option, selector)
                await self._session.evaluate(tracker.call("afterClick()"), result=NoneType)
        await self._session.evaluate(tracker.call("endActing()"), result=NoneType)
        return needed
