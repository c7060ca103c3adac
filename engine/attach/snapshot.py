"""A heap snapshot of a page that runs in another application."""

from __future__ import annotations

from engine.attach.address import DebugAddress
from engine.attach.connection import attached
from memory.heap.parsing.memory_limit import PEAK_BYTES_PER_FILE_BYTE, refuse_too_large
from memory.heap.parsing.parse import parse_snapshot
from memory.heap.snapshot import HeapSnapshot
from memory.protocol.errors import SessionError
from memory.protocol.snapshot_chunk import chunk_text
from system.errors import CannotMeasureError


async def snapshot_of(address: DebugAddress, pattern: str | None) -> HeapSnapshot:
    """Collect garbage in the page that ``pattern`` chooses, and read a snapshot of it.

    Nothing is injected, and the page goes on as it is.

    Raises:
        CannotMeasureError: there is no such page, or it ended meanwhile.
        SnapshotError: the snapshot cannot be read here.
    """
    pieces: list[bytes] = []
    try:
        async with attached(address, pattern) as attachment:
            await attachment.session.take_snapshot(lambda chunk: pieces.append(chunk_text(chunk)))
    except SessionError as error:
        raise CannotMeasureError(error.problem) from error
    size_bytes = sum(map(len, pieces))
    # What has come already takes its part of the memory.
    refuse_too_large(size_bytes * (PEAK_BYTES_PER_FILE_BYTE - 1))
    return parse_snapshot(pieces)
