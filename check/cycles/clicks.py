"""A cycle of clicks."""

from __future__ import annotations

from typing import Final

from check.clicks import Clicker
from check.cycles.in_page import InPageCycles
from check.loads import Loads
from memory.protocol.session import Session

_LAST: Final = "--then"


class ClickCycles(InPageCycles):
    """A click that mounts, and one that unmounts."""

    def __init__(self, session: Session, loads: Loads, click: str, then: str) -> None:
        super().__init__(session, loads)
        self.acts = True
        self._clicker = Clicker(session)
        self._steps = {"--click": click, _LAST: then}

    async def prepare(self) -> None:
        """Check the selectors."""
        await self._clicker.check(self._steps)

    async def run(self, count: int, at_least: int | None = None, limit_s: float = 0) -> int:
        """Click both so many times."""
        # Clicks are slow: no more than must be.
        needed = count if at_least is None else at_least
        async with self._acting():
            for _ in range(needed):
                for option, selector in self._steps.items():
                    await self._clicker.click(option, selector)
                    await self._acted(is_last=option == _LAST)
        return needed
