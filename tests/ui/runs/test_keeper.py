"""Runs are kept from one start to the next."""

from __future__ import annotations

import asyncio
import datetime
import errno
import os
from pathlib import Path
from typing import Self

import pytest
from msgspec.structs import replace

from lab.experiments.recording import Recording, read_recordings
from lab.problems import RunsNotKept, RunsSetAside
from memory.problem import Problem
from tests.ui.recordings import recording
from ui.runs import run_folder
from ui.runs.keeper import Keeper
from ui.runs.run_folder import RunFolder
from ui.runs.runs import Runs

NOW = datetime.datetime.now().astimezone()


def ended(minute: int) -> Recording:
    """A run that ended then."""
    return replace(recording(), finished_at=NOW + datetime.timedelta(minutes=minute))


class Session:
    """The runs of one window, from its start to its end."""

    def __init__(self, folder: Path) -> None:
        self.runs = Runs()
        self.problems: list[Problem] = []
        self._keeper = Keeper(self.runs, RunFolder(folder))
        self._keeper.failed.connect(self.problems.append)

    async def __aenter__(self) -> Self:
        self._keeper.start(at_once)
        await self._keeper.read()
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._keeper.close()


async def at_once() -> None:
    """The page is there."""


async def listed(folder: Path) -> tuple[Recording, ...]:
    """What a window lists that is opened now."""
    async with Session(folder) as window:
        return tuple(map(window.runs.named, window.runs.recordings))


def files(folder: Path) -> list[Path]:
    return [*folder.iterdir()]


def sizes(folder: Path) -> list[int]:
    return [path.stat().st_size for path in files(folder)]


async def test_runs_are_kept_with_their_names_and_their_series(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "runs"
    one, other = ended(1), replace(ended(2), series=NOW)
    async with Session(folder) as window:
        # Not in the order in which they are written.
        window.runs.add(other)
        window.runs.add(one)
        window.runs.rename(one, "before the fix")
        assert len(window.runs.unsaved) == 2
    assert len(window.runs.unsaved) == 0
    assert await listed(folder) == (replace(one, name="before the fix"), other)
    # Each is what the program saves, and can be opened like it.
    assert [len(read_recordings(path)) for path in files(folder)] == [1, 1]


async def test_what_is_deleted_is_gone_and_what_is_put_back_is_there(tmp_path: Path) -> None:
    one, other, third = ended(1), ended(2), ended(3)
    async with Session(tmp_path) as window:
        window.runs.add(one, other, third)
        window.runs.remove((one,))
        removal = window.runs.remove((other,))
        window.runs.put_back(removal)
    assert await listed(tmp_path) == (other, third)
    async with Session(tmp_path) as window:
        window.runs.remove(window.runs.recordings)
    assert files(tmp_path) == []


async def test_what_was_opened_from_a_file_is_not_kept_twice(tmp_path: Path) -> None:
    async with Session(tmp_path) as window:
        window.runs.add(recording(), are_saved=True)
        removal = window.runs.remove(window.runs.recordings)
        window.runs.put_back(removal)
        window.runs.rename(window.runs.recordings[0], "mine")
    assert files(tmp_path) == []


async def test_two_windows_at_once_keep_the_runs_of_both(tmp_path: Path) -> None:
    one, other, third = ended(1), ended(2), ended(3)
    async with Session(tmp_path) as window, Session(tmp_path) as other_window:
        runs, others = window.runs, other_window.runs
        runs.add(one)
        others.add(other)
        others.rename(other, "theirs")
        runs.add(third)
        runs.remove((third,))
    assert await listed(tmp_path) == (one, replace(other, name="theirs"))


async def test_a_damaged_file_is_set_aside_and_the_others_are_read(tmp_path: Path) -> None:
    one = ended(1)
    async with Session(tmp_path) as window:
        window.runs.add(one)
    for name, content in (
        ("0-a.json", b"\x00garbage{"),
        ("9-b.json", b'{"schema":1,"results":[]}'),
    ):
        (tmp_path / name).write_bytes(content)
    # Of a later version: it is left as it is.
    later = tmp_path / "9-c.json"
    later.write_bytes(b'{"schema":2,"results":[]}')
    async with Session(tmp_path) as window:
        assert window.runs.recordings == (one,)
        assert window.problems == [RunsSetAside(2, str(tmp_path))]
        # It goes on keeping.
        window.runs.add(ended(4))
    assert later.exists()
    assert (tmp_path / "0-a.json.damaged").read_bytes() == b"\x00garbage{"
    assert len(await listed(tmp_path)) == 2


async def test_what_cannot_be_written_is_said_once_and_stays_unsaved(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    async with Session(blocked / "runs") as window:
        window.runs.add(ended(1))
        window.runs.add(ended(2))
    assert window.problems == [RunsNotKept(os.strerror(errno.ENOTDIR))]
    assert len(window.runs.unsaved) == 2


@pytest.mark.parametrize("most", ["files", "bytes"])
async def test_the_newest_stay_where_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: str
) -> None:
    made = [ended(minute) for minute in range(5)]
    async with Session(tmp_path) as window:
        window.runs.add(made[0])
    (size,) = sizes(tmp_path)
    if most == "files":
        monkeypatch.setattr(run_folder, "MAX_FILES", 3)
    else:
        monkeypatch.setattr(run_folder, "MAX_BYTES", 3 * size + size // 2)
    async with Session(tmp_path) as window:
        window.runs.add(*made[1:])
    assert await listed(tmp_path) == tuple(made[2:])


async def test_nothing_is_read_before_the_page_is_there(tmp_path: Path) -> None:
    async with Session(tmp_path) as window:
        window.runs.add(ended(1))
    ready = asyncio.Event()
    runs = Runs()
    keeper = Keeper(runs, RunFolder(tmp_path))

    async def loaded() -> None:
        await ready.wait()

    keeper.start(loaded)
    new = ended(2)
    runs.add(new)
    await keeper.written()
    assert runs.recordings == (new,)
    ready.set()
    await keeper.read()
    # That of before stands first, and the new one, whose file is there by now, is not doubled.
    assert len(runs.recordings) == 2
    assert runs.recordings[1] is new
    await keeper.close()
