"""A page of a running application that is attached to and not touched, until it is checked."""

from __future__ import annotations

import asyncio
from typing import Final

from check.attached.problems import PageCrashed
from engine.attach.address import DebugAddress
from engine.attach.application import OpenPage
from engine.attach.connection import Attachment, attached
from memory.problem import Problem
from memory.protocol.cdp_session import CdpSession
from memory.protocol.errors import SessionError
from memory.protocol.session import Session
from system.closing import ClosedAtExit

_LOOK_AGAIN_S: Final = 0.2


class WatchedPage(ClosedAtExit):
    """Open it, ask what it has, and hear when it ends; nothing is put into it. Close it after use.

    Raises:
        CannotMeasureError: there is no such page.
        SessionError: it ended meanwhile, or refused.
    """

    def __init__(self, address: DebugAddress, wanted: OpenPage) -> None:
        self._attaching = attached(address, wanted)
        self._attachment: Attachment | None = None

    async def open(self) -> Session:
        """The session with it."""
        self._attachment = await self._attaching.__aenter__()
        session = self._attachment.session
        if isinstance(session, CdpSession):
            try:
                # Tells when the page's process is gone, and puts nothing into the page.
                await session.run("Inspector.enable")
            except BaseException:
                await self.close()
                raise
        return session

    async def end(self) -> Problem:
        """Wait until the page or its application is gone; why.

        Cancel it before the page is closed.
        """
        if self._attachment is None:
            raise RuntimeError("the page is not open")
        session = self._attachment.session
        with session.listening("Inspector.targetCrashed", lambda _: session.end(PageCrashed())):
            while not session.is_lost:  # noqa: ASYNC110 (no event tells of it)
                await asyncio.sleep(_LOOK_AGAIN_S)
        try:
            await session.evaluate("0", result=int)
        except SessionError as error:
            return error.problem
        raise RuntimeError("the session is over and answers")

    async def _close(self) -> None:
        attachment, self._attachment = self._attachment, None
        if attachment is not None:
            await self._attaching.__aexit__(None, None, None)
