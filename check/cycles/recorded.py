"""A cycle of recorded steps, done by events of the engine's own as a person's are."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from types import NoneType
from typing import Final

import msgspec

from check import tracker
from check.cycles.in_page import InPageCycles
from check.recording import recorder
from check.recording.keys import key_named
from check.recording.problems import NoPassword, NoStep, NoSuchStep, StepFailed, StepsNeedChromium
from check.recording.steps import Step
from memory.problem import OwnWords
from memory.protocol.cdp_connection import Json
from memory.protocol.cdp_session import CdpSession
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

    def __init__(self, session: Session, steps: Sequence[Step]) -> None:
        """Raises :class:`system.errors.CannotMeasureError` for a page in WebKit."""
        if not isinstance(session, CdpSession):
            raise CannotMeasureError(StepsNeedChromium())
        super().__init__(session)
        self._events: CdpSession = session
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
        await self._session.evaluate(tracker.call("beginActing()"), result=NoneType)
        for _ in range(needed):
            for number, step in enumerate(self._steps, 1):
                await self._do(number, step)
                call = f"afterClick({json.dumps(number == len(self._steps))})"
                await self._session.evaluate(tracker.call(call), result=NoneType)
        await self._session.evaluate(tracker.call("endActing()"), result=NoneType)
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
        await self._mouse("mouseMoved", point, 0)
        for clicks in range(1, step.count + 1):
            await self._mouse("mousePressed", point, clicks)
            await self._mouse("mouseReleased", point, clicks)

    async def _press(self, number: int, step: Step) -> None:
        if step.at:
            await self._point(number, step)
            await self._session.evaluate(
                recorder.call(f"focus({json.dumps(step.at)})"), result=bool
            )
        key = key_named(step.key or "")
        told: dict[str, Json] = {
            "key": key.name,
            "code": key.name,
            "windowsVirtualKeyCode": key.code,
            "modifiers": key.modifiers,
        }
        down: dict[str, Json] = (
            {"type": "keyDown", "text": key.text} if key.text else {"type": "rawKeyDown"}
        )
        await self._events.run("Input.dispatchKeyEvent", told | down)
        await self._events.run("Input.dispatchKeyEvent", told | {"type": "keyUp"})

    async def _fill(self, number: int, step: Step) -> None:
        await self._point(number, step)
        value = step.value or ""
        begun = await self._session.evaluate(
            recorder.call(f"beginFilling({json.dumps(step.at)}, {json.dumps(value)})"), result=str
        )
        if begun == "type" and value:
            await self._events.run("Input.insertText", {"text": value})
        elif begun == "type":
            # What is selected is deleted.
            await self._press(number, Step("key", key="Backspace"))

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

    async def _mouse(self, kind: str, point: _Point, clicks: int) -> None:
        await self._events.run(
            "Input.dispatchMouseEvent",
            {
                "type": kind,
                "x": point.x,
                "y": point.y,
                "button": "left" if clicks else "none",
                "clickCount": clicks,
            },
        )
