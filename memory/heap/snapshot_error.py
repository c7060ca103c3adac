"""The one error that reading a heap snapshot raises."""

from __future__ import annotations

from typing import Final

TRUNCATED: Final = "the snapshot ends too early; take it again, or copy the whole file"
NOT_A_SNAPSHOT: Final = (
    "this is no heap snapshot; save one from the Memory panel of the browser's developer tools"
)


class SnapshotError(Exception):
    """The snapshot cannot be read; the text says in one sentence what is wrong and what to do."""
