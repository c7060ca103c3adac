"""Writes a heap snapshot that Chrome DevTools can load."""

from __future__ import annotations

import asyncio
from pathlib import Path

from lab.errors import CannotMeasureError
from lab.output import WholeFile
from memory.devtools import DevToolsSession
from memory.heap_capture import capture_chunks


async def save_heap_snapshot(devtools: DevToolsSession, path: Path) -> None:
    """Collect garbage, take a snapshot, and write it to ``path``, whole or not at all.

    Raises:
        DevToolsError: the page is gone or does not answer.
        CannotMeasureError: the file cannot be written.
    """
    failures: list[CannotMeasureError] = []
    with WholeFile(path) as file:

        def feed(chunk: str) -> None:
            # Called by Qt, which would swallow an error.
            if not failures:
                try:
                    file.write(chunk.encode())
                except CannotMeasureError as error:
                    failures.append(error)

        await capture_chunks(devtools, feed)
        if failures:
            raise failures[0]
        # It waits for the disk.
        await asyncio.to_thread(file.commit)
