"""English words with their numbers, as people read them."""

from __future__ import annotations


def plural(count: int, one: str, many: str) -> str:
    """``1 cycle``, ``1,000 cycles``; ``one`` and ``many`` may take a verb along."""
    return f"{count:,} {one if count == 1 else many}"
