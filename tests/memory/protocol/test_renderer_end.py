"""How a renderer has ended, in words."""

from __future__ import annotations

import pytest
from PySide6.QtWebEngineCore import QWebEnginePage

from memory.protocol.cdp_session import CdpSession
from memory.protocol.embedded_page import EmbeddedPage
from memory.protocol.errors import SessionLostError
from memory.protocol.renderer_end import renderer_end
from tests.memory.blank_page import BlankPage


@pytest.mark.parametrize("status", list(QWebEnginePage.RenderProcessTerminationStatus))
def test_every_end_has_words(status: QWebEnginePage.RenderProcessTerminationStatus) -> None:
    words = str(renderer_end(status, 11))
    assert words.startswith("it ")
    assert words.endswith(", exit code 11")
    assert status.name not in words


async def test_the_error_says_how_it_ended() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as session:
        await blank.kill_renderer()
        with pytest.raises(SessionLostError, match=r"renderer ended \(it [a-z ]+, exit code \d+\)"):
            await session.evaluate("1", result=int)
