"""A session with a page of an application that runs in another process."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from engine.attach.address import DebugAddress
from engine.attach.application import OpenPage, application_at
from engine.attach.choice import page_of
from memory.protocol.cdp_session import CdpSession
from memory.protocol.web_socket import WebSocket
from memory.protocol.webkit_session import WebKitSession
from memory.protocol.webkit_target import WebKitTarget


@dataclass(frozen=True)
class Attachment:
    """A page, and the open session with it."""

    page: OpenPage
    engine: str
    session: CdpSession | WebKitSession


@contextlib.asynccontextmanager
async def attached(
    address: DebugAddress, wanted: str | OpenPage | None
) -> AsyncIterator[Attachment]:
    """Attach to the page at ``address`` that :func:`engine.attach.choice.page_of` chooses.

    Raises:
        CannotMeasureError: there is no such page.
        SessionError: it ended meanwhile, or refused.
    """
    application = await application_at(address)
    page = page_of(application, wanted)
    socket = WebSocket(page.socket)
    session = (
        CdpSession(socket)
        if application.dialect == "chromium"
        else WebKitSession(WebKitTarget(socket))
    )
    try:
        async with session:
            yield Attachment(page, application.engine, session)
    finally:
        await socket.closed()
