"""A cycle of clicks."""

from __future__ import annotations

import json
from types import NoneType
from typing import Final

from check import tracker
from check.clicks import Clicker
from check.cycles.in_page import InPageCycles
from memory.protocol.session import Session

_LAST: Final = "--then"


class ClickCycles(InPageCycles):
    """A click that mounts, and one that unmounts."""

    def __init__(self, session: Session, clicker: Clicker, click: str, then: str) -> None:
        super().__init__(session)
        self.acts = True
        self._clicker = clicker
        self._steps = {"--click": click, _LAST: then}

    async def prepare(self) -> None:
        """Check the selectors."""
        await self._clicker.check(self._steps)

    async def run(self, count: int, at_least: int | None = None, limit_s: float = 0) -> int:
        """Click both so many times."""
        # Clicks are slow: no more than must be.
        needed = count if at_least is None else at_least
        await self._session.evaluate(tracker.call("beginActing()"), result=NoneType)
        for _ in range(needed):
            for option, selector in self._steps.items():
                await self._clicker.click(option, selector)
                call = f"afterClick({json.dumps(option == _LAST)})"
                await self._session.evaluate(tracker.call(call), result=NoneType)
        await self._session.evaluate(tracker.call("endActing()"), result=NoneType)
        return needed
