"""A cycle by hand: somebody uses the page in its window, and presses Enter in the terminal."""

from __future__ import annotations

import asyncio
import os
import sys
from types import NoneType
from typing import Final

from PySide6.QtCore import QSocketNotifier

from check import tracker
from check.cycles.in_page import InPageCycles
from check.cycles.problems import NobodyAtHand
from check.loads import Loads
from memory.plural import plural
from memory.protocol.session import Session
from system.errors import CannotMeasureError

_LOOK_S: Final = 0.25
"""How often is looked for components that were mounted: some frameworks do not say."""
_READ_BYTES: Final = 4096
_STDIN: Final = 0


class ByHandCycles(InPageCycles):
    """As often as somebody does it; that it was so often as asked for, nobody checks."""

    def __init__(self, session: Session, loads: Loads) -> None:
        super().__init__(session, loads)
        self._typed = b""
        self._runs = 0

    async def prepare(self) -> None:
        """Nothing is called."""

    async def run(self, count: int, at_least: int | None = None, limit_s: float = 0) -> int:
        """Ask for so many cycles, and wait for Enter."""
        needed = count if at_least is None else at_least
        times = plural(needed, "time", "times")
        asked = (
            f"in the window, mount and unmount what you want to test {times}, to warm up",
            f"now do it {times}",
        )
        again = f"something grew: do it {times} more, so that it is certain"
        what = asked[self._runs] if self._runs < len(asked) else again
        self._runs += 1
        async with self._acting():
            print(f"leak-lab: {what}; then press Enter here", file=sys.stderr, flush=True)
            await self._enter()
        return needed

    async def _enter(self) -> None:
        """Wait for Enter.

        Raises:
            CannotMeasureError: nobody can press it any more.
        """
        while b"\n" not in self._typed:
            typed = await self._some_bytes()
            if not typed:
                raise CannotMeasureError(NobodyAtHand())
            self._typed += typed
        self._typed = self._typed.partition(b"\n")[2]

    async def _some_bytes(self) -> bytes:
        """What comes next on standard input; empty at its end."""
        read: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

        def on_input() -> None:
            notifier.setEnabled(False)
            if not read.done():
                read.set_result(os.read(_STDIN, _READ_BYTES))

        notifier = QSocketNotifier(_STDIN, QSocketNotifier.Type.Read)
        notifier.activated.connect(on_input)
        try:
            while True:
                done, _ = await asyncio.wait((read,), timeout=_LOOK_S)
                await self._session.evaluate(tracker.call("afterClick()"), result=NoneType)
                if done:
                    return read.result()
        finally:
            notifier.setEnabled(False)
            notifier.deleteLater()
