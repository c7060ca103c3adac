"""The processes that analyse heap snapshots: they answer, refuse, die, and never stay behind."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import psutil
import pytest

from lab.heap.explore.explorer import HeapExplorer
from lab.heap.explore.kept import KEPT, KeptSnapshots
from lab.heap.explore.questions import Classes, ClassesQuestion, SnapshotFile
from lab.heap.holders import heap_processes
from lab.heap.messages import SurvivorsQuestion
from system.errors import CannotMeasureError
from tests.memory.made_heap import MadeHeap

WORKERS = ("lab.heap.worker", "lab.heap.explore.worker")


def workers() -> list[psutil.Process]:
    """The processes of these kinds that this one has."""
    children = psutil.Process().children()
    return [child for child in children if set(WORKERS) & set(child.cmdline())]


async def started_worker() -> psutil.Process:
    """The one process, as soon as it is one: a fork shows its parent's name first."""
    for _attempt in range(2000):
        if found := workers():
            return found[0]
        await asyncio.sleep(0.005)
    raise AssertionError("no worker has started")


def saved(folder: Path, name: str = "a") -> Path:
    heap = MadeHeap()
    window = heap.node("object", "Window / page")
    heap.edge(0, "shortcut", "1", window)
    heap.edge(window, "property", "kept", heap.node("native", "<div>", detachedness=2))
    heap.edge(window, "property", "card", heap.node("object", "Card", size=500))
    path = folder / f"{name}.heapsnapshot"
    path.write_text(heap.text(), "utf-8")
    return path


def asked(path: Path) -> ClassesQuestion:
    return ClassesQuestion(SnapshotFile(os.fsencode(path)), 10, "Card")


async def test_a_process_that_dies_is_told_in_a_sentence() -> None:
    async with heap_processes() as heaps, heaps.begin() as process:
        worker = await started_worker()
        worker.kill()
        with pytest.raises(CannotMeasureError, match=r"ended early.*try again"):
            await process.ask(SurvivorsQuestion("Card", (), {}), result=object)
    assert workers() == []


async def test_a_snapshot_is_explored_by_one_process_that_ends_with_its_owner(
    tmp_path: Path,
) -> None:
    explorer = HeapExplorer()
    answers = [await explorer.ask(asked(saved(tmp_path)), result=Classes) for _ in range(3)]
    assert [row.name for row in answers[2].rows] == ["Card"]
    assert len(workers()) == 1
    await explorer.close()
    assert workers() == []


async def test_questions_wait_for_each_other(tmp_path: Path) -> None:
    explorer = HeapExplorer()
    files = [saved(tmp_path, str(number)) for number in range(4)]
    answers = await asyncio.gather(*(explorer.ask(asked(file), result=Classes) for file in files))
    assert [answer.found for answer in answers] == [1] * 4
    await explorer.close()


@pytest.mark.parametrize(
    ("text", "says"), [("<html>", "no heap snapshot"), (None, "cannot be read")]
)
async def test_what_is_no_snapshot_is_refused_in_a_sentence(
    text: str | None, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "bad.heapsnapshot"
    if text is not None:
        path.write_text(text, "utf-8")
    explorer = HeapExplorer()
    with pytest.raises(CannotMeasureError, match=says) as refused:
        await explorer.ask(asked(path), result=Classes)
    assert str(path) in str(refused.value)
    # A refusal is an answer: the next question is answered too.
    assert (await explorer.ask(asked(saved(tmp_path)), result=Classes)).found == 1
    await explorer.close()
    assert workers() == []


async def test_an_explorer_that_dies_is_told_in_a_sentence_and_starts_again(
    tmp_path: Path,
) -> None:
    explorer = HeapExplorer()
    asking = asyncio.ensure_future(explorer.ask(asked(saved(tmp_path)), result=Classes))
    worker = await started_worker()
    worker.kill()
    with pytest.raises(CannotMeasureError, match=r"ended early.*try again"):
        await asking
    assert (await explorer.ask(asked(saved(tmp_path)), result=Classes)).found == 1
    # Also between two questions.
    (worker,) = workers()
    worker.kill()
    worker.wait()
    with pytest.raises(CannotMeasureError, match="ended early"):
        await explorer.ask(asked(saved(tmp_path)), result=Classes)
    assert (await explorer.ask(asked(saved(tmp_path)), result=Classes)).found == 1
    await explorer.close()
    assert workers() == []


async def test_what_is_cancelled_leaves_no_process(tmp_path: Path) -> None:
    explorer = HeapExplorer()
    task = asyncio.create_task(explorer.ask(asked(saved(tmp_path)), result=Classes))
    await asyncio.sleep(0)
    await started_worker()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert workers() == []
    assert (await explorer.ask(asked(saved(tmp_path)), result=Classes)).found == 1
    await explorer.close()


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A snapshot in a file whose name is no UTF-8."""
    path = saved(tmp_path)
    return path.rename(os.fsdecode(bytes(path) + b"\xff\n.heapsnapshot"))


async def test_a_file_whose_name_is_no_utf_8_is_opened(odd: Path) -> None:
    kept = KeptSnapshots()
    assert (await kept.open(odd)).overview.nodes == 4
    await kept.close()


async def test_a_file_whose_name_is_no_utf_8_is_refused_in_a_sentence(odd: Path) -> None:
    kept, missing = KeptSnapshots(), odd.with_name(f"{odd.name}.missing")
    with pytest.raises(CannotMeasureError, match=r"udcff"):
        await kept.open(missing)
    await kept.close()


async def test_the_last_snapshots_are_kept_and_each_file_once(tmp_path: Path) -> None:
    kept = KeptSnapshots()
    for number in (0, 1, 0, *range(1, KEPT + 2)):
        await kept.open(saved(tmp_path, str(number)))
    assert [each.name for each in kept.all] == [
        f"{number}.heapsnapshot" for number in range(2, KEPT + 2)
    ]
    # What somebody else has saved is theirs.
    assert len(os.listdir(tmp_path)) == KEPT + 2  # noqa: PTH208 (of a test's own folder)
    await kept.close()
    assert kept.all == ()


async def test_an_explorer_ends_with_whoever_asks_though_it_works() -> None:
    command = [sys.executable, "-m", "lab.heap.explore.worker"]
    process = await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.close()
    async with asyncio.timeout(30):
        assert await process.wait() == 0
