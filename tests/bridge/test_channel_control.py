"""A channel that the page closes."""

from __future__ import annotations

import pytest

from bridge.backend import Backend
from bridge.channel_control import register_channel_control
from bridge.commands import Commands
from tests.bridge.conftest import ChannelArguments, TryOut
from tests.bridge.front_end import FrontEnd, Json, RejectedError


@pytest.mark.parametrize(
    ("version", "end"), [("2.4.1", []), ("2.5.0", [{"index": 1, "end": True}])]
)
async def test_the_end_is_told_of_a_channel_that_the_page_has_closed(
    try_out: TryOut, version: str, end: list[Json]
) -> None:
    commands = Commands()
    register_channel_control(commands)
    commands.register("hang", ChannelArguments, try_out.hang)
    backend = Backend(commands)
    page = FrontEnd(backend, version)
    callback, argument = page.channel()
    answer = page.invoke("hang", {"onEvent": argument})
    await try_out.started.wait()
    closing: Json = {"channel": callback, "work": "cancel"}
    assert await page.invoke("plugin:lab|close_channel", closing) is True
    assert page.messages[callback][1:] == end
    with pytest.raises(RejectedError, match="the page closed the channel"):
        await answer
    assert try_out.cancelled == ["command"]
    assert await page.invoke("plugin:lab|close_channel", closing) is False
