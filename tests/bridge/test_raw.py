"""Raw bytes and headers, in both directions."""

from __future__ import annotations

import json
from base64 import b64encode

import pytest

from bridge.backend import Backend
from bridge.commands import Commands, Invocation, NoArguments
from tests.bridge.conftest import ChannelArguments, GreetArguments, TryOut
from tests.bridge.front_end import FrontEnd, Json, RejectedError


@pytest.fixture
def raw_backend(try_out: TryOut) -> Backend:
    async def reverse(invocation: Invocation, content: bytes) -> bytes:
        return invocation.headers.get("prefix", "").encode() + content[::-1]

    async def send(invocation: Invocation, arguments: ChannelArguments) -> None:
        channel = invocation.open_channel(arguments.on_event)
        channel.send(bytes(arguments.count))
        channel.send("text")

    async def nothing(_invocation: Invocation, _arguments: NoArguments) -> str:
        return "done"

    commands = Commands()
    commands.register_raw("reverse", reverse)
    commands.register("send", ChannelArguments, send)
    commands.register("nothing", NoArguments, nothing)
    commands.register("greet", GreetArguments, try_out.greet)
    return Backend(commands)


def in_base64(content: bytes) -> str:
    return b64encode(content).decode()


async def test_bytes_and_headers_reach_a_command_and_bytes_come_back(raw_backend: Backend) -> None:
    page = FrontEnd(raw_backend)
    answer = await page.invoke_raw(
        "reverse", in_base64(b"\x01\xff"), is_raw=True, headers={"prefix": "A"}
    )
    assert answer == {"hex": "41 ff 01"}


async def test_such_a_command_is_given_json_as_it_is(raw_backend: Backend) -> None:
    page = FrontEnd(raw_backend)
    assert await page.invoke("reverse", 12) == {"hex": "32 31"}


async def test_a_command_with_arguments_refuses_bytes_in_tauris_words(raw_backend: Backend) -> None:
    page = FrontEnd(raw_backend)
    with pytest.raises(RejectedError) as rejected:
        await page.invoke_raw("greet", in_base64(b"{}"), is_raw=True)
    assert str(rejected.value) == (
        "invalid args `firstName` for command `greet`: command greet expected a value for key "
        "firstName but the IPC call used a bytes payload"
    )
    assert await page.invoke_raw("nothing", in_base64(b"\xff"), is_raw=True) == "done"


@pytest.mark.parametrize(
    ("version", "size", "way", "place"),
    [
        ("2.4.1", 1, "fetch", {"id": 0}),
        ("2.5.1", 1023, "call", {"index": 0}),
        ("2.5.1", 1024, "fetch", {"index": 0}),
        ("2.5.0", 1024, "fetch", {"index": 0}),
        ("2.12.5", 0, "call", {"index": 0}),
    ],
)
async def test_a_raw_message_comes_as_its_size_and_version_want_it(
    raw_backend: Backend, version: str, size: int, way: str, place: dict[str, Json]
) -> None:
    page = FrontEnd(raw_backend, version)
    callback, argument = page.channel()
    await page.invoke("send", {"onEvent": argument, "count": size})
    assert page.batches[0][0] == ["raw", way, callback, in_base64(bytes(size)), place]
    assert page.messages[callback][1] == {"message": "text", next(iter(place)): 1}


async def test_a_small_one_of_2_5_0_comes_as_numbers(raw_backend: Backend) -> None:
    page = FrontEnd(raw_backend, "2.5.0")
    callback, argument = page.channel()
    await page.invoke("send", {"onEvent": argument, "count": 3})
    assert page.batches[0][0] == ["call", callback, {"message": [0, 0, 0], "index": 0}]


@pytest.mark.parametrize("payload", ["no base64", "AAA", "\ud800"])
async def test_what_is_no_base64_is_dropped_and_told(
    raw_backend: Backend, payload: str, caplog: pytest.LogCaptureFixture
) -> None:
    reply = json.dumps({"callback": 1, "error": 2, "isRaw": True})
    page = FrontEnd(raw_backend)
    raw_backend.invoke(page.document_id, reply, "reverse", payload)
    assert "dropped a malformed invoke" in caplog.text
