"""The process that analyses heap snapshots: it answers, refuses, dies, and never stays behind."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import psutil
import pytest

from lab.heap.messages import SnapshotQuestion
from lab.heap.opening import analyse_snapshot
from lab.heap.process import HeapProcess
from memory.heap.paths.words import path_words
from system.errors import CannotMeasureError
from tests.lab.foreign_names import EVIL_NAMES, unsafe_characters
from tests.memory.made_heap import MadeHeap


def workers() -> list[psutil.Process]:
    """The processes of this kind that this one has."""
    return [child for child in psutil.Process().children() if "lab.heap.worker" in child.cmdline()]


async def started_worker() -> psutil.Process:
    """The one process of this kind, as soon as it is one: a fork shows its parent's name first."""
    for _attempt in range(2000):
        if found := workers():
            return found[0]
        await asyncio.sleep(0.005)
    raise AssertionError("no worker has started")


def saved(folder: Path) -> Path:
    heap = MadeHeap()
    window = heap.node("object", "Window / page")
    heap.edge(0, "shortcut", "1", window)
    heap.edge(window, "property", "kept", heap.node("native", "<div>", detachedness=2))
    heap.edge(window, "property", "card", heap.node("object", "Card", size=500))
    path = folder / "a.heapsnapshot"
    path.write_text(heap.text(), "utf-8")
    return path


async def test_a_saved_snapshot_is_told_with_a_path_for_each_row(tmp_path: Path) -> None:
    report = await analyse_snapshot(saved(tmp_path))

    assert report.document.nodes == 4
    paths = {
        node.name: path_words(report.paths[node.id])
        for node in report.document.largest
        if node.id > 3
    }
    assert paths["Card"] == ("Window", "card", "Card")
    assert [path_words(report.paths[node.id]) for node in report.document.detached] == [
        ("Window", "kept", "Detached <div>")
    ]
    assert workers() == []


@pytest.mark.parametrize(
    ("text", "says"), [("<html>", "no heap snapshot"), (None, "cannot be read")]
)
async def test_what_is_no_snapshot_is_refused_in_a_sentence(
    text: str | None, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "bad.heapsnapshot"
    if text is not None:
        path.write_text(text, "utf-8")
    with pytest.raises(CannotMeasureError, match=says) as refused:
        await analyse_snapshot(path)
    assert str(path) in str(refused.value)
    assert workers() == []


async def test_a_process_that_dies_is_told_in_a_sentence(tmp_path: Path) -> None:
    async with HeapProcess() as process:
        worker = await started_worker()
        worker.kill()
        with pytest.raises(CannotMeasureError, match=r"ended early.*try again"):
            await process.ask(SnapshotQuestion(bytes(saved(tmp_path)), 20), result=object)
    assert workers() == []


async def test_what_is_cancelled_leaves_no_process(tmp_path: Path) -> None:
    task = asyncio.create_task(analyse_snapshot(saved(tmp_path)))
    await asyncio.sleep(0)
    await started_worker()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert workers() == []


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A snapshot in a file whose name is no UTF-8."""
    path = saved(tmp_path)
    return path.rename(os.fsdecode(bytes(path) + b"\xff\n.heapsnapshot"))


async def test_a_file_whose_name_is_no_utf_8_is_opened(odd: Path) -> None:
    assert (await analyse_snapshot(odd)).document.nodes == 4


async def test_a_file_whose_name_is_no_utf_8_is_refused_in_a_sentence(odd: Path) -> None:
    missing = odd.with_name(f"{odd.name}.missing")
    with pytest.raises(CannotMeasureError, match=r"udcff"):
        await analyse_snapshot(missing)


async def test_names_in_the_answer_are_safe_to_show(tmp_path: Path) -> None:
    heap = MadeHeap()
    window = heap.node("object", "Window / page")
    heap.edge(0, "shortcut", "1", window)
    for name in EVIL_NAMES:
        heap.edge(window, "property", name, heap.node("object", name, size=500))
    path = tmp_path / "a.heapsnapshot"
    path.write_text(heap.text(), "utf-8")
    report = await analyse_snapshot(path)
    assert len(report.document.largest) > len(EVIL_NAMES)
    shown = [node.name for node in report.document.largest]
    shown += [step for steps in report.paths.values() for step in path_words(steps)]
    assert r"two\nlines" in shown
    assert unsafe_characters("".join(shown), allowed="") == set()
    assert max(map(len, shown)) <= 1000
