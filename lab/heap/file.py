"""Writes a heap snapshot that Chrome DevTools can load."""

from __future__ import annotations

import asyncio
import queue
from pathlib import Path

from memory.protocol.session import Session
from memory.protocol.snapshot_chunk import chunk_text
from system.atomic_file import AtomicFile


async def save_heap_snapshot(session: Session, path: Path) -> None:
    """Collect garbage, take a snapshot, and write it to ``path``, whole or not at all.

    A thread writes while the pieces come: a disk may make its writer wait.

    Raises:
        SessionError: the page is gone or does not answer.
        CannotMeasureError: the file cannot be written.
    """
    chunks = _Chunks()
    writing = asyncio.create_task(asyncio.to_thread(_write, path, chunks))
    capturing = asyncio.create_task(session.take_snapshot(chunks.put))
    try:
        # A disk that is full ends it early.
        await asyncio.wait((writing, capturing), return_when=asyncio.FIRST_COMPLETED)
        if not writing.done():
            await capturing
            chunks.end(complete=True)
        await asyncio.shield(writing)
    finally:
        capturing.cancel()
        chunks.end(complete=False)
        # So that nothing of it is left when this returns.
        await asyncio.wait((writing, capturing))


class _Chunks:
    """The pieces on their way to the thread."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[bytes | bool] = queue.SimpleQueue()

    def put(self, chunk: bytes) -> None:
        """Give a piece."""
        self._queue.put(chunk)

    def end(self, *, complete: bool) -> None:
        """Say that no more comes; what is said first counts."""
        self._queue.put(complete)

    def take(self) -> bytes | bool:
        """The next piece, or at the end whether the snapshot is complete. Waits for it."""
        return self._queue.get()


def _write(path: Path, chunks: _Chunks) -> None:
    with AtomicFile(path) as file:
        while not isinstance(chunk := chunks.take(), bool):
            file.write(chunk_text(chunk))
        if chunk:
            file.commit()
