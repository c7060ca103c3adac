"""``--commands FILE.py``: what a command is given, how it rejects, and files that are none."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest

from bridge.backend import Backend
from check.played.commands import PlayedCommands, add_commands
from system.errors import CannotMeasureError
from tests.check.played.front_end import written

_CALLBACK, _ERROR = 1, 2


class Told:
    """What the page is sent."""

    def __init__(self) -> None:
        self.deliveries: list[list[object]] = []

    def take(self, _document: str, batch: str) -> None:
        self.deliveries += msgspec.json.decode(batch, type=list[list[object]])

    @property
    def answer(self) -> tuple[str, object]:
        """How the command ended, and with what."""
        (found,) = [each for each in self.deliveries if each[0] == "answer"]
        return ("resolved" if found[1] == _CALLBACK else "rejected", found[2])


@asynccontextmanager
async def invoked(tmp_path: Path, code: str, command: str, arguments: str) -> AsyncIterator[Told]:
    """The command was invoked by a page, and has ended."""
    commands = PlayedCommands()
    add_commands(commands, written(tmp_path / "commands.py", code))
    backend, told = Backend(commands), Told()
    backend.deliver.connect(told.take)
    assert backend.open_document("page", "2.12.5") == ""
    reply = f'{{"callback": {_CALLBACK}, "error": {_ERROR}}}'
    backend.invoke("page", reply, command, arguments)
    await backend.idle()
    try:
        yield told
    finally:
        await backend.close()


@pytest.mark.parametrize(
    ("code", "arguments", "answer"),
    [
        ("async def tell(file_path):\n  return [file_path]", '{"filePath": 1}', ("resolved", [1])),
        ("async def tell(file_path):\n  return file_path", '{"file_path": 2}', ("resolved", 2)),
        ("async def tell(a=3):\n  return a", "{}", ("resolved", 3)),
        ("async def tell():\n  return 4", '{"other": 1}', ("resolved", 4)),
        ("async def f():\n  return 5\ncommands = {'tell': f}", "{}", ("resolved", 5)),
        (
            "async def tell(file_path): ...",
            "{}",
            (
                "rejected",
                (
                    "invalid args `filePath` for command `tell`: command tell missing required "
                    "key filePath"
                ),
            ),
        ),
        ("async def tell():\n  raise ValueError('no data')", "{}", ("rejected", "no data")),
        ("async def tell():\n  raise KeyError", "{}", ("rejected", "KeyError")),
        (
            "async def tell(on):\n  pass",
            '{"on": "__CHANNEL__:x"}',
            (
                "rejected",
                (
                    "invalid channel value `__CHANNEL__:x`, expected a string in the "
                    "`__CHANNEL__:ID` format"
                ),
            ),
        ),
    ],
)
async def test_how_a_command_answers(
    tmp_path: Path, code: str, arguments: str, answer: tuple[str, object]
) -> None:
    async with invoked(tmp_path, code, "tell", arguments) as told:
        assert told.answer == answer


async def test_what_is_no_json_rejects_that_command_alone(tmp_path: Path) -> None:
    code = "async def tell():\n  return object()"
    async with invoked(tmp_path, code, "tell", "{}") as told:
        how, reason = told.answer
        assert how == "rejected"
        assert "object" in str(reason)


async def test_a_channel_is_told_and_ended_and_an_event_reaches_who_listens(
    tmp_path: Path,
) -> None:
    code = "async def tell(app, on):\n  on.send('hello')\n  app.emit('nobody', 1)"
    async with invoked(tmp_path, code, "tell", '{"on": "__CHANNEL__:7"}') as told:
        calls = [each[1:] for each in told.deliveries if each[0] == "call"]
        assert calls == [[7, {"message": "hello", "index": 0}], [7, {"index": 1, "end": True}]]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("def tell(): ...", "must define the page's commands"),
        ("", "must define the page's commands"),
        ("commands = {'tell': 3}", "must define the page's commands"),
        ("async def tell(*all): ...", "must define the page's commands"),
        ("import nowhere_at_all", "line 1: ModuleNotFoundError: No module named 'nowhere_at_all'"),
        ("async def tell(:", "line 1: SyntaxError: "),
        ("\n\nraise ValueError('\\x1b[31m\\n')", r"line 3: ValueError: \x1b[31m\n"),
    ],
)
def test_a_file_that_is_none_is_a_sentence(tmp_path: Path, code: str, sentence: str) -> None:
    file = written(tmp_path / "commands.py", code)
    with pytest.raises(CannotMeasureError) as raised:
        add_commands(PlayedCommands(), file)
    assert str(raised.value).startswith(f"--commands {file}")
    assert sentence in str(raised.value)


async def test_commands_that_nobody_answers_are_counted_and_not_without_end() -> None:
    commands = PlayedCommands()
    backend = Backend(commands)
    assert backend.open_document("page", "2.12.5") == ""
    for number in range(200):
        backend.invoke("page", '{"callback": 1, "error": 2}', f"odd\n{number}", "{}")
    await backend.idle()
    assert len(commands.unanswered) == 100
    assert next(iter(commands.unanswered)) == r"odd\n0"
    await backend.close()


async def test_raw_bytes_are_the_body(tmp_path: Path) -> None:
    commands = PlayedCommands()
    code = "async def tell(body):\n  return [body.decode(), len(body)]"
    add_commands(commands, written(tmp_path / "commands.py", code))
    backend, told = Backend(commands), Told()
    backend.deliver.connect(told.take)
    assert backend.open_document("page", "2.12.5") == ""
    backend.invoke("page", '{"callback": 1, "error": 2, "isRaw": true}', "tell", "aGk=")
    await backend.idle()
    assert told.answer == ("resolved", ["hi", 2])
    await backend.close()
