"""Processes that analyse heap snapshots serve one use after the other, and never stay behind."""

from __future__ import annotations

import asyncio
import sys

import msgspec
import psutil
import pytest

from engine.heap_processes import HeapProcess, HeapProcesses
from lab.heap.messages import Holders, SurvivorsQuestion
from system.errors import CannotMeasureError
from tests.memory.made_heap import MadeHeap

WORKER = "lab.heap.worker"


def workers() -> set[int]:
    """The process ids of those that this process has."""
    children = psutil.Process().children()
    return {child.pid for child in children if WORKER in child.cmdline()}


def send(process: HeapProcess, text: str) -> None:
    """Send a whole snapshot in two pieces, as a page's session gives them."""
    for part in (text[: len(text) // 2], text[len(text) // 2 :]):
        process.send_chunk(msgspec.json.encode({"chunk": part}))
    process.end_snapshot()


def made() -> str:
    heap = MadeHeap()
    window = heap.node("object", "Window / page")
    heap.edge(0, "shortcut", "1", window)
    heap.edge(window, "property", "card", heap.node("object", "Card", size=500))
    return heap.text()


QUESTION = SurvivorsQuestion("Card", (), {})


async def test_one_process_serves_one_use_after_the_other() -> None:
    async with HeapProcesses(WORKER) as processes:
        seen: set[int] = set()
        for _ in range(3):
            async with processes.begin() as process:
                send(process, made())
                assert await process.ask(QUESTION, result=Holders) == Holders()
            await process.close()
            seen |= workers()
        assert len(seen) == 1
    assert workers() == set()


async def test_what_one_use_sent_is_not_the_next_ones() -> None:
    async with HeapProcesses(WORKER) as processes:
        async with processes.begin() as process:
            send(process, "<html>")
            send(process, made())
            with pytest.raises(CannotMeasureError, match="no heap snapshot"):
                await process.ask(QUESTION, result=Holders)
        first = workers()
        async with processes.begin() as process:
            # The question is about one: with what was sent before, there would be three.
            send(process, made())
            assert await process.ask(QUESTION, result=Holders) == Holders()
        assert workers() == first


async def test_two_uses_at_a_time_have_two_processes() -> None:
    async with HeapProcesses(WORKER) as processes:
        processes.prepare()
        processes.prepare()
        async with processes.begin() as one, processes.begin() as other:
            for process in (one, other):
                send(process, made())
            answers = (each.ask(QUESTION, result=Holders) for each in (one, other))
            assert await asyncio.gather(*answers) == [Holders()] * 2
            assert len(workers()) == 2
    assert workers() == set()


async def test_a_use_that_is_given_up_ends_its_process() -> None:
    async with HeapProcesses(WORKER) as processes:
        async with processes.begin() as process:
            process.send_chunk(msgspec.json.encode({"chunk": made()[:10]}))
        assert workers() == set()
        async with processes.begin() as process:
            send(process, made())
            asking = asyncio.create_task(process.ask(QUESTION, result=Holders))
            await asyncio.sleep(0)
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking
        assert workers() == set()


async def test_a_use_that_asked_nothing_leaves_its_process_to_the_next() -> None:
    async with HeapProcesses(WORKER) as processes:
        seen: set[int] = set()
        for asks in (True, False, True):
            async with processes.begin() as process:
                send(process, made())
                if asks:
                    # What was sent before, and asked nothing about, is forgotten.
                    assert await process.ask(QUESTION, result=Holders) == Holders()
            seen |= workers()
        assert len(seen) == 1


async def test_one_that_died_while_it_was_idle_is_replaced() -> None:
    async with HeapProcesses(WORKER) as processes:
        async with processes.begin() as process:
            send(process, made())
            await process.ask(QUESTION, result=Holders)
        (worker,) = workers()
        psutil.Process(worker).kill()
        for _attempt in range(1000):
            if not psutil.pid_exists(worker):
                break
            await asyncio.sleep(0.01)
        async with processes.begin() as process:
            send(process, made())
            assert await process.ask(QUESTION, result=Holders) == Holders()


@pytest.mark.parametrize("module", [WORKER, "check.heap.worker"])
async def test_it_ends_with_whoever_asks(module: str) -> None:
    command = [sys.executable, "-m", module]
    process = await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.close()
    async with asyncio.timeout(30):
        assert await process.wait() == 0
