"""What the processes that analyse heap snapshots are sent, and send back.

Each message is a header and a payload. A snapshot comes as any number of ``CHUNK`` messages and one
``END``; a ``QUESTION`` follows.
"""

from __future__ import annotations

import functools
import operator
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from memory.heap.naming.script_places import PageScripts, Script
from memory.heap.problems import OutOfMemory, SnapshotProblem
from memory.heap.snapshot_error import SnapshotError
from memory.problem import InFile, Problem, kinds_of

HEADER: Final = struct.Struct(">cI")
"""Kind and length of the payload in bytes."""
CHUNK: Final = b"c"
"""The payload is as :func:`memory.protocol.snapshot_chunk.chunk_text` takes it."""
END: Final = b"e"
FORGET: Final = b"f"
"""What was sent so far is not asked about any more; of processes that compare several pages."""
QUESTION: Final = b"q"
"""The payload is a question as JSON; who asks and who answers know which there are."""
ANSWER: Final = b"a"
"""The payload is the answer as JSON."""
REFUSAL: Final = b"r"
"""The payload says why there is none: :func:`refusal`."""


class ScriptFile(msgspec.Struct, frozen=True):
    """One script of the page, and the file of its source map if there is one."""

    url: str
    source_map: str | None = None
    source_map_text: str | None = None
    """The map itself, where it is in no file."""


_SNAPSHOT_PROBLEM: Final = functools.reduce(operator.or_, kinds_of(SnapshotProblem))


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    """One message as bytes."""
    return HEADER.pack(kind, len(payload)) + payload


def messages_from(source: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Kind and payload of each message, until the other side closes; one cut off is none."""
    while header := source.read(HEADER.size):
        if len(header) < HEADER.size:
            return
        kind, length = HEADER.unpack(header)
        payload = source.read(length)
        if len(payload) < length:
            return
        yield kind, payload


def page_scripts(scripts: Mapping[int, ScriptFile]) -> PageScripts:
    """What tells the places of these scripts' functions, with their source maps."""
    return PageScripts({number: _script(script) for number, script in scripts.items()})


def problem_of(error: SnapshotError | MemoryError) -> Problem:
    """What keeps a snapshot from being analysed."""
    return error.problem if isinstance(error, SnapshotError) else OutOfMemory()


def refusal(problem: Problem) -> bytes:
    """Why there is no answer; :func:`refusal_of` gives the problem back."""
    return msgspec.json.encode(_valid(msgspec.to_builtins(problem)))


def refusal_of(output: bytes) -> Problem:
    """The problem that :func:`refusal` has written.

    Raises:
        msgspec.DecodeError: it is none.
    """
    return _problem(msgspec.json.decode(output))


def _valid(written: object) -> object:
    """``written`` with the bytes of names that are no UTF-8 as escapes: JSON has no such text."""
    if isinstance(written, dict):
        return {key: _valid(value) for key, value in written.items()}
    if isinstance(written, str):
        return written.encode(errors="backslashreplace").decode()
    return written


def _problem(written: object) -> Problem:
    if isinstance(written, dict) and written.get("type") == InFile.__name__:
        return InFile(str(written["file"]), _problem(written["problem"]))
    return msgspec.convert(written, type=_SNAPSHOT_PROBLEM)


def _script(script: ScriptFile) -> Script:
    if script.source_map_text is not None:
        return Script(script.url, script.source_map_text)
    source_map = None if script.source_map is None else Path(script.source_map)
    if source_map is None or not source_map.is_file():
        return Script(script.url)
    return Script(script.url, source_map.read_bytes())
