"""Files that are no heap snapshot: what each is, and how to get the right one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NoReturn

from memory.heap.formats.format import Format
from memory.heap.problems import (
    AllocationProfile,
    CpuProfile,
    FirefoxProfile,
    FirefoxSnapshot,
    NotASnapshot,
    PackedFile,
    PerformanceTrace,
    SafariTimeline,
    SnapshotProblem,
    Utf16Text,
    WebPage,
)
from memory.heap.snapshot_error import SnapshotError


@dataclass(frozen=True)
class _Refusal:
    """Reads nothing: says what the file is."""

    problem: SnapshotProblem

    def feed(self, piece: bytes) -> None:
        raise SnapshotError(self.problem)

    def finish(self) -> NoReturn:
        raise SnapshotError(self.problem)


def _foreign(head: bytes, problem: SnapshotProblem) -> Format:
    return Format(re.compile(head, re.DOTALL | re.IGNORECASE), lambda: _Refusal(problem))


# The first that matches counts: what is told apart by little stands last.
FOREIGN: Final = (
    _foreign(
        # A length, then field 1 of `Metadata` in Firefox's CoreDump.proto: its time, a varint.
        rb"(?:[\x04-\x14]|\x08.)\x08[\x80-\xff]{3,9}[\x00-\x7f]",
        FirefoxSnapshot(),
    ),
    _foreign(
        rb'(?:\{\s*(?:"metadata"\s*:\s*\{.*)?"traceEvents"\s*:|\[\s*\{\s*"(?:args|cat|pid)"\s*:)',
        PerformanceTrace(),
    ),
    _foreign(
        rb'\{\s*"head"\s*:\s*\{',
        AllocationProfile(),
    ),
    _foreign(
        rb'\{\s*(?:"nodes"\s*:\s*\[\s*\{[^{]*"callFrame"\s*:|"typeId"\s*:|"startTime"\s*:)',
        CpuProfile(),
    ),
    _foreign(
        rb'\{\s*"version"\s*:\s*\d+\s*,\s*"recording"\s*:',
        SafariTimeline(),
    ),
    _foreign(
        rb'\{\s*"meta"\s*:\s*\{',
        FirefoxProfile(),
    ),
    _foreign(
        rb"<(?:!doctype|html|head|body|\?xml)\b",
        WebPage(),
    ),
    _foreign(
        rb"(?:PK\x03\x04|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd)",
        PackedFile(),
    ),
    _foreign(
        rb"(?:\xff\xfe|\xfe\xff)",
        Utf16Text(),
    ),
    Format(re.compile(rb".", re.DOTALL), lambda: _Refusal(NotASnapshot())),
)
