"""The script that notes what a person does in a page, and finds it again (``web/src/recorder``)."""

from __future__ import annotations

from types import NoneType
from typing import Final

import msgspec

from check.built_script import built_script
from check.recording.steps import Step
from memory.protocol.session import Session

_NAME: Final = "leakLabRecorder"


class Recorded(msgspec.Struct, frozen=True):
    """What was noted so far; ``version`` changes with it."""

    version: int
    steps: tuple[Step, ...]


def call(expression: str) -> str:
    """An expression for a page that calls the recorder, such as ``stop()``."""
    return f"{_NAME}.{expression}"


async def put_in(session: Session) -> None:
    """Have the script in the page, once.

    Raises:
        CannotMeasureError: it has not been built.
        SessionError: the page does not answer.
    """
    source = built_script("recorder")
    # One expression: what else there is, not every engine evaluates.
    await session.evaluate(f"(() => {{\n{source}\n}})()", result=NoneType)


async def take_out(session: Session) -> None:
    """Have the script in the page no more, whatever it did; nothing where it is not there.

    Raises:
        SessionError: the page does not answer.
    """
    await session.evaluate(f"void (window.{_NAME}?.stop(), delete window.{_NAME})", result=NoneType)


class Recorder:
    """Notes what a person does in the page of ``session``."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._version = 0

    async def start(self) -> None:
        """Begin with nothing noted.

        Raises:
            CannotMeasureError: the script has not been built.
            SessionError: the page does not answer.
        """
        await put_in(self._session)
        await self._session.evaluate(call("start()"), result=NoneType)

    async def next(self) -> tuple[Step, ...]:
        """All that was noted, once there is more of it, or after a moment.

        Raises:
            SessionError: the page is gone.
        """
        recorded = await self._session.evaluate(call(f"next({self._version})"), result=Recorded)
        self._version = recorded.version
        return recorded.steps

    async def stop(self) -> tuple[Step, ...]:
        """Note nothing any more; all that was.

        Raises:
            SessionError: the page is gone.
        """
        await self._session.evaluate(call("stop()"), result=NoneType)
        return await self.next()
