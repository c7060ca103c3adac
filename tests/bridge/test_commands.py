"""Commands, their arguments, and the texts that bad ones are rejected with."""

from __future__ import annotations

import logging

import pytest

from bridge.backend import Backend
from bridge.commands import Commands, NoArguments
from tests.bridge.conftest import TryOut
from tests.bridge.front_end import FrontEnd, Json, RejectedError


async def _rejection(front_end: FrontEnd, command: str, arguments: Json = None) -> str:
    with pytest.raises(RejectedError) as rejected:
        await front_end.invoke(command, arguments)
    return str(rejected.value)


async def test_a_command_answers(backend: Backend) -> None:
    front_end = FrontEnd(backend)
    assert await front_end.invoke("greet", {"firstName": "Ada"}) == "Hello, Ada!"
    assert await front_end.invoke("greet", {"firstName": "Ö", "times": 2}) == "Hello, Ö! Hello, Ö!"


async def test_unknown_keys_are_ignored_as_serde_does(backend: Backend) -> None:
    front_end = FrontEnd(backend)
    assert await front_end.invoke("greet", {"firstName": "Ada", "extra": [1]}) == "Hello, Ada!"


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("launch", "not found"),
        ("", "not found"),
        ("plugin:polite|launch", "not allowed by ACL"),
        ("plugin:nobody|launch", "not allowed by ACL"),
    ],
)
async def test_an_unknown_command_is_rejected(backend: Backend, command: str, reason: str) -> None:
    assert await _rejection(FrontEnd(backend), command) == f"Command {command} {reason}"


@pytest.mark.parametrize("command", ["greet", "plugin:polite|greet"])
async def test_a_missing_key_is_named(backend: Backend, command: str) -> None:
    assert await _rejection(FrontEnd(backend), command, {"times": 1}) == (
        "invalid args `firstName` for command `greet`: command greet missing required key firstName"
    )


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (
            {"firstName": 7},
            "invalid args `firstName` for command `greet`: expected `str`, got `int`",
        ),
        (
            {"firstName": "Ada", "times": "many"},
            "invalid args `times` for command `greet`: expected `int`, got `str`",
        ),
        ([1, 2], "invalid args for command `greet`: expected `object`, got `array`"),
        ("text", "invalid args for command `greet`: expected `object`, got `str`"),
    ],
)
async def test_a_value_of_another_type_is_named(
    backend: Backend, arguments: Json, text: str
) -> None:
    assert await _rejection(FrontEnd(backend), "greet", arguments) == text


async def test_a_handlers_own_refusal_is_the_text(backend: Backend) -> None:
    assert await _rejection(FrontEnd(backend), "refuse") == "no, thank you"


async def test_a_handlers_exception_rejects_and_is_logged(
    backend: Backend, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "leaklab.bridge"):
        text = await _rejection(FrontEnd(backend), "crash")
    assert text == "ZeroDivisionError: division by zero"
    assert [record.message for record in caplog.records] == ["command crash failed"]
    assert caplog.records[0].exc_info is not None


async def test_a_bad_channel_is_rejected(backend: Backend) -> None:
    text = await _rejection(FrontEnd(backend), "count", {"onEvent": "callback 7"})
    assert text.startswith("invalid channel value `callback 7`")
    assert backend.open_channels == 0


@pytest.mark.parametrize(
    "reply_json",
    [
        "",
        "not JSON",
        "[]",
        "{}",
        '{"callback": 1}',
        '{"callback": "1", "error": 2}',
        '{"callback": -1, "error": 2}',
        '{"callback": 1, "error": 4294967296}',
        '{"callback": 1, "error": 2, "payload": {',
        '{"callback": 1, "error": 2, "payload": "\\ud800"}',
        "[" * 10_000,
    ],
)
async def test_an_invoke_that_cannot_be_answered_is_dropped_and_logged(
    backend: Backend, caplog: pytest.LogCaptureFixture, reply_json: str
) -> None:
    front_end = FrontEnd(backend)
    with caplog.at_level(logging.ERROR, "leaklab.bridge"):
        backend.invoke(front_end.document_id, reply_json, "greet", "{}")
    assert caplog.records[0].message.startswith("dropped a malformed invoke:")
    assert backend.running_tasks == 0
    # And the backend goes on.
    assert await front_end.invoke("greet", {"firstName": "Ada"}) == "Hello, Ada!"
    assert [len(batch) for batch in front_end.batches] == [1]


def test_a_name_can_be_registered_once(try_out: TryOut) -> None:
    commands = Commands()
    commands.register("refuse", NoArguments, try_out.refuse)
    with pytest.raises(ValueError, match="command refuse is registered already"):
        commands.register("refuse", NoArguments, try_out.crash)
