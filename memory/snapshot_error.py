"""The one error that reading a heap snapshot raises."""

from __future__ import annotations

from typing import Final

TRUNCATED: Final = "the snapshot ends too early; take it again, or copy the whole file"


class SnapshotError(Exception):
    """The snapshot cannot be read; the text says in one sentence what is wrong and what to do."""
