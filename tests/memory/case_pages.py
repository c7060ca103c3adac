"""Loads a page with a ``cycle()``, and takes a heap snapshot after 2 cycles and after 10 more."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QUrl

from memory.heap.parsing.parse import parse_snapshot
from memory.heap.snapshot import HeapSnapshot
from memory.protocol.cdp_session import CdpSession
from memory.protocol.embedded_page import EmbeddedPage
from memory.protocol.snapshot_chunk import chunk_text
from tests.memory.blank_page import LIMIT_S, BlankPage

WARM_UP = 2
CYCLES = 10


async def snapshots_of(page: Path) -> tuple[HeapSnapshot, HeapSnapshot]:
    """The snapshots before and after the measured cycles of a page in a file."""
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        await _load(blank, page)
        # An experiment takes a first snapshot as well: it makes the engine compile and cache.
        await _cycles(devtools, WARM_UP)
        before = await _take(devtools)
        await _cycles(devtools, CYCLES)
        return before, await _take(devtools)


async def _load(blank: BlankPage, page: Path) -> None:
    loaded: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    blank.page.loadFinished.connect(loaded.set_result)
    try:
        blank.page.load(QUrl.fromLocalFile(str(page)))
        assert await asyncio.wait_for(loaded, LIMIT_S)
    finally:
        blank.page.loadFinished.disconnect(loaded.set_result)


async def _cycles(devtools: CdpSession, count: int) -> None:
    script = f"(async () => {{ for (let i = 0; i < {count}; i += 1) await cycle(); return 0; }})()"
    await devtools.evaluate(script, result=int)


async def _take(devtools: CdpSession) -> HeapSnapshot:
    pieces: list[bytes] = []
    await devtools.run("HeapProfiler.collectGarbage")
    await devtools.take_snapshot(lambda chunk: pieces.append(chunk_text(chunk)))
    return parse_snapshot(pieces)
