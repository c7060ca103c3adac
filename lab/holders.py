"""Finds out what holds what a scenario left behind."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from lab.scheme import PAGE_ORIGIN, WEB_ROOT
from memory.devtools import DevToolsSession
from memory.finding import Finding, Holders
from memory.growth import grown
from memory.heap_analysis import HeapAnalysis
from memory.heap_capture import capture_snapshot, loaded_scripts
from memory.script_places import PageScripts, Script
from memory.snapshot import HeapSnapshot

# What the page keeps for Leak Lab itself (web/src/page.ts).
_INSTRUMENT = "leakLab"


async def find_holders(
    devtools: DevToolsSession,
    run_cycles: Callable[[], Awaitable[None]],
    cycles: int,
    component: str,
) -> Holders:
    """What ``run_cycles`` leaves, which mounts ``component`` ``cycles`` times, and what holds it.

    Takes a heap snapshot before and one after. The analysis runs in a thread of its own, so the
    event loop goes on.

    Raises:
        DevToolsError: the page is gone or does not answer.
        SnapshotError: a snapshot cannot be analysed here.
    """
    before = await capture_snapshot(devtools)
    await run_cycles()
    after = await capture_snapshot(devtools)
    scripts = await loaded_scripts(devtools)
    return Holders(await asyncio.to_thread(_analyse, before, after, scripts, cycles, component))


def _analyse(
    before: HeapSnapshot,
    after: HeapSnapshot,
    scripts: dict[int, tuple[str, str]],
    cycles: int,
    component: str,
) -> tuple[Finding, ...]:
    analysis = HeapAnalysis(after, PageScripts(_with_source_maps(scripts)), component)
    return tuple(
        finding for finding in grown(before, analysis, cycles) if _INSTRUMENT not in finding.path
    )


def _with_source_maps(scripts: dict[int, tuple[str, str]]) -> dict[int, Script]:
    """The scripts of the built page, with the source maps that stand beside them."""
    found: dict[int, Script] = {}
    for script_id, (url, source_map_url) in scripts.items():
        if url.startswith(PAGE_ORIGIN):
            script = WEB_ROOT / url.removeprefix(PAGE_ORIGIN)
            found[script_id] = Script(url, _read(script.parent / source_map_url))
        else:
            found[script_id] = Script(url)
    return found


def _read(source_map: Path) -> bytes | None:
    return source_map.read_bytes() if source_map.is_file() else None
