"""A cycle of recorded steps, done by events as a person's are."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import Final

import msgspec

from check.cycles.in_page import InPageCycles
from check.engines.choice import engine_of
from check.loads import Loads
from check.recording import recorder
from check.recording.keys import key_named
from check.recording.problems import NoPassword, NoStep, NoSuchStep, StepFailed
from check.recording.steps import Step
from memory.problem import OwnWords
from memory.protocol.errors import SessionError, SessionLostError, SessionTimeoutError
from memory.protocol.session import Session
from system.errors import CannotMeasureError

_LIMIT_S: Final = 5.0
_POLL_S: Final = 0.02


class _Point(msgspec.Struct):
    x: float
    y: float


class _Found(msgspec.Struct):
    point: _Point | None


class RecordedCycles(InPageCycles):
    """Does the steps one after the other; each waits until its element can be seen."""

    def __init__(self, session: Session, loads: Loads, steps: Sequence[Step]) -> None:
        super().__init__(session, loads)
        self.acts = True
        self._engine = engine_of(session)
        self._steps = tuple(steps)

    async def prepare(self) -> None:
        """Have the page find elements."""
        if not self._steps:
            raise CannotMeasureError(NoStep())
        for number, step in enumerate(self._steps, 1):
            if step.secret and step.value is None:
                raise CannotMeasureError(NoPassword(number, step.at))
        await recorder.put_in(self._session)

    async def run(self, count: int, at_least: int | None = None, limit_s: float = 0) -> int:
        """Do all steps so many times."""
        # Events are slow: no more than must be.
        needed = count if at_least is None else at_least
        async with self._acting():
            for _ in range(needed):
                for number, step in enumerate(self._steps, 1):
                    await self._do(number, step)
                    await self._acted(is_last=number == len(self._steps))
        return needed

    async def _do(self, number: int, step: Step) -> None:
        try:
            match step.do:
                case "click":
                    await self._click(number, step)
                case "key":
                    await self._press(number, step)
                case "fill":
                    await self._fill(number, step)
        except (SessionLostError, SessionTimeoutError):
            raise
        except SessionError as error:
            raise CannotMeasureError(StepFailed(number, step.at, OwnWords(str(error)))) from None

    async def _click(self, number: int, step: Step) -> None:
        point = await self._point(number, step)
        await self._engine.click(point.x, point.y, step.count)

    async def _press(self, number: int, step: Step) -> None:
        if step.at:
            await self._point(number, step)
            await self._session.evaluate(
                recorder.call(f"focus({json.dumps(step.at)})"), result=bool
            )
        await self._engine.press(key_named(step.key or ""))

    async def _fill(self, number: int, step: Step) -> None:
        await self._point(number, step)
        value = step.value or ""
        begun = await self._session.evaluate(
            recorder.call(f"beginFilling({json.dumps(step.at)}, {json.dumps(value)})"), result=str
        )
        if begun == "type":
            await self._engine.type_text(value)

    async def _point(self, number: int, step: Step) -> _Point:
        """The middle of what a step is about, once it can be seen."""
        asked = recorder.call(f"pointOf({json.dumps(step.at)})")
        loop = asyncio.get_running_loop()
        end = loop.time() + _LIMIT_S
        while (found := await self._session.evaluate(asked, result=_Found)).point is None:
            if loop.time() >= end:
                raise CannotMeasureError(NoSuchStep(number, step.at, _LIMIT_S))
            # Not by a timer of the page: that would be one of those that are counted.
            await asyncio.sleep(_POLL_S)
        return found.point
