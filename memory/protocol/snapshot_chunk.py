"""A piece of a heap snapshot's text, in the form in which the DevTools protocol sends it."""

from __future__ import annotations

import msgspec


class _Chunk(msgspec.Struct):
    chunk: str


def chunk_text(chunk: bytes) -> bytes:
    """The piece of text in the parameters of one ``HeapProfiler.addHeapSnapshotChunk`` event.

    Raises:
        msgspec.DecodeError: they are no such parameters.
    """
    return msgspec.json.decode(chunk, type=_Chunk).chunk.encode()


def encoded_chunk(text: str) -> bytes:
    """A piece of text in the same form, of an engine that sends it in another."""
    return msgspec.json.encode(_Chunk(text))
