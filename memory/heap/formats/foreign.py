"""Files that are no heap snapshot: what each is, and how to get the right one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NoReturn

from memory.heap.formats.format import Format
from memory.heap.snapshot_error import NOT_A_SNAPSHOT, SnapshotError

_TAKE_ONE: Final = "take a heap snapshot in the Memory panel of the developer tools"


@dataclass(frozen=True)
class _Refusal:
    """Reads nothing: says what the file is."""

    sentence: str

    def feed(self, piece: bytes) -> None:
        raise SnapshotError(self.sentence)

    def finish(self) -> NoReturn:
        raise SnapshotError(self.sentence)


def _foreign(head: bytes, sentence: str) -> Format:
    return Format(re.compile(head, re.DOTALL | re.IGNORECASE), lambda: _Refusal(sentence))


# The first that matches counts: what is told apart by little stands last.
FOREIGN: Final = (
    _foreign(
        # A length, then field 1 of `Metadata` in Firefox's CoreDump.proto: its time, a varint.
        rb"(?:[\x04-\x14]|\x08.)\x08[\x80-\xff]{3,9}[\x00-\x7f]",
        "this is a heap snapshot of Firefox, whose form is not read here; open the page in Chrome, "
        "Edge or Safari and take one there",
    ),
    _foreign(
        rb'(?:\{\s*(?:"metadata"\s*:\s*\{.*)?"traceEvents"\s*:|\[\s*\{\s*"(?:args|cat|pid)"\s*:)',
        f"this is a trace of the Performance panel and no heap snapshot; {_TAKE_ONE}",
    ),
    _foreign(
        rb'\{\s*"head"\s*:\s*\{',
        f"this is a profile of allocations (.heapprofile) and no heap snapshot; {_TAKE_ONE}",
    ),
    _foreign(
        rb'\{\s*(?:"nodes"\s*:\s*\[\s*\{[^{]*"callFrame"\s*:|"typeId"\s*:|"startTime"\s*:)',
        f"this is a CPU profile and no heap snapshot; {_TAKE_ONE}",
    ),
    _foreign(
        rb'\{\s*"version"\s*:\s*\d+\s*,\s*"recording"\s*:',
        "this is a timeline recording of Safari's; export one heap snapshot from its JavaScript "
        "Allocations timeline",
    ),
    _foreign(
        rb'\{\s*"meta"\s*:\s*\{',
        "this is a profile of Firefox and no heap snapshot; take a heap snapshot in Chrome, Edge "
        "or Safari",
    ),
    _foreign(
        rb"<(?:!doctype|html|head|body|\?xml)\b",
        f"this is a web page and no heap snapshot; {_TAKE_ONE}, and save that",
    ),
    _foreign(
        rb"(?:PK\x03\x04|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd)",
        "this is a packed file; unpack it and open what is in it, or pack that with gzip",
    ),
    _foreign(
        rb"(?:\xff\xfe|\xfe\xff)",
        "this is text in UTF-16; save the snapshot as UTF-8",
    ),
    Format(re.compile(rb".", re.DOTALL), lambda: _Refusal(NOT_A_SNAPSHOT)),
)
