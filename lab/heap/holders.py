"""Finds out what holds what a scenario left behind."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from engine.heap_messages import ScriptFile
from engine.heap_processes import HeapProcess, HeapProcesses
from lab.engine.scheme import PAGE_ORIGIN, WEB_ROOT
from lab.heap.messages import Holders, HoldersQuestion, SurvivorsQuestion
from memory.protocol.session import LoadedScript, Session


def heap_processes() -> HeapProcesses:
    """Where what scenarios leave is analysed."""
    return HeapProcesses("lab.heap.worker")


async def send_snapshot(process: HeapProcess, session: Session) -> None:
    """Take the snapshot before the cycles to ask about; ``process`` reads it while it comes.

    Raises:
        SessionError: the page is gone or does not answer.
    """
    await session.take_snapshot(process.send_chunk)
    process.end_snapshot()


async def ask_holders(process: HeapProcess, session: Session, cycles: int, component: str) -> None:
    """Ask what ``cycles`` cycles since :func:`send_snapshot` left, each of which mounted one.

    ``component`` is what they mounted. Takes the second snapshot; neither the event loop nor the
    page waits for the answer, :class:`lab.heap.messages.Holders`.

    Raises:
        SessionError: the page is gone or does not answer.
    """
    scripts = await _send_last_snapshot(process, session)
    process.send_question(HoldersQuestion(cycles, component, scripts))


async def explain_survivors(session: Session, component: str, mounts: tuple[int, ...]) -> Holders:
    """What holds the unmounted components of ``mounts`` now, by one heap snapshot.

    Raises:
        SessionError: the page is gone or does not answer.
        CannotMeasureError: the snapshot cannot be analysed here.
    """
    async with heap_processes() as heaps, heaps.begin() as process:
        scripts = await _send_last_snapshot(process, session)
        return await process.ask(SurvivorsQuestion(component, mounts, scripts), result=Holders)


async def _send_last_snapshot(process: HeapProcess, session: Session) -> dict[int, ScriptFile]:
    """Take a snapshot, and send it to ``process``; the page's scripts at that moment."""
    # Carried out in this order. The page looks up its scripts, which takes a tenth of a second,
    # while the snapshot is still on its way here.
    _, scripts = await asyncio.gather(session.take_snapshot(process.send_chunk), session.scripts())
    process.end_snapshot()
    return script_files(scripts)


def script_files(scripts: Mapping[int, LoadedScript]) -> dict[int, ScriptFile]:
    """The scripts of the page, those of the build with the source maps that stand beside them."""
    found: dict[int, ScriptFile] = {}
    for script_id, loaded in scripts.items():
        source_map = None
        if loaded.url.startswith(PAGE_ORIGIN) and loaded.source_map_url:
            script = WEB_ROOT / loaded.url.removeprefix(PAGE_ORIGIN)
            source_map = str(script.parent / loaded.source_map_url)
        found[script_id] = ScriptFile(loaded.url, source_map)
    return found
