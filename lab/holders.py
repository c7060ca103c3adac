"""Finds out what holds what a scenario left behind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from lab.heap_messages import HoldersQuestion, ScriptFile
from lab.heap_process import HeapProcess
from lab.scheme import PAGE_ORIGIN, WEB_ROOT
from memory.devtools import DevToolsSession
from memory.finding import Holders
from memory.heap_capture import capture_chunks, loaded_scripts


async def find_holders(
    devtools: DevToolsSession,
    run_cycles: Callable[[], Awaitable[None]],
    cycles: int,
    component: str,
) -> Holders:
    """What ``run_cycles`` leaves, which mounts ``component`` ``cycles`` times, and what holds it.

    Takes a heap snapshot before and one after. A process of its own reads them while they come,
    and analyses them, so the event loop goes on.

    Raises:
        DevToolsError: the page is gone or does not answer.
        CannotMeasureError: a snapshot cannot be analysed here.
    """
    async with HeapProcess() as process:
        await capture_chunks(devtools, process.send_chunk)
        process.end_snapshot()
        await run_cycles()
        await capture_chunks(devtools, process.send_chunk)
        process.end_snapshot()
        scripts = _with_source_maps(await loaded_scripts(devtools))
        return await process.ask(HoldersQuestion(cycles, component, scripts), result=Holders)


def _with_source_maps(scripts: dict[int, tuple[str, str]]) -> dict[int, ScriptFile]:
    """The scripts of the built page, with the source maps that stand beside them."""
    found: dict[int, ScriptFile] = {}
    for script_id, (url, source_map_url) in scripts.items():
        source_map = None
        if url.startswith(PAGE_ORIGIN) and source_map_url:
            script = WEB_ROOT / url.removeprefix(PAGE_ORIGIN)
            source_map = str(script.parent / source_map_url)
        found[script_id] = ScriptFile(url, source_map)
    return found
