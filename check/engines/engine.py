"""What checking asks of an engine beyond what every session can do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class PageEngine(Protocol):
    """An engine, with a session with its page."""

    async def count_entries(self) -> None:
        """Note how many entries each collection of the page has now."""

    async def grown_entries(self) -> Mapping[int, int]:
        """How many entries each collection got since the last count, by its id in snapshots.

        Only of those that got two and more. Raises as the session does.
        """

    async def click(self, x: float, y: float) -> None:
        """Click that place of the page, in CSS pixels."""

    def limits(self, *, clicks: bool) -> tuple[str, ...]:
        """What it does not show, a sentence each; ``clicks``: whether cycles are clicks."""
