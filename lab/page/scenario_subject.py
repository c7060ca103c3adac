"""A scenario of our page, as something to mount and unmount."""

from __future__ import annotations

import asyncio
from typing import Protocol

from lab.page.catalog import Scenario
from lab.page.measured_page import MeasuredPage
from memory.protocol.session import Session


class Motion(Protocol):
    """How slowly a cycle goes, so that one can watch."""

    @property
    def stay_s(self) -> float:
        """How long a component stays mounted once it is ready, in seconds."""

    @property
    def transfer_s(self) -> float | None:
        """How long an upload takes, in seconds; None: as long as it takes."""


class ScenarioSubject:
    """A :class:`memory.subject.Subject`: one scenario, in the page for one runtime.

    Its calls raise :class:`system.errors.CannotMeasureError`.
    """

    def __init__(
        self, page: MeasuredPage, runtime: str, scenario: Scenario, motion: Motion
    ) -> None:
        self._page = page
        self._runtime = runtime
        self._scenario = scenario
        self._motion = motion

    async def reset(self) -> Session:
        """Have a document of the page in which nothing was mounted yet."""
        await self._page.open(self._runtime)
        return self._page.session

    async def cycle(self) -> None:
        """Mount a component and unmount it, or load the page anew where the scenario says so."""
        motion, page = self._motion, self._page
        page.slow_transfers(motion.transfer_s)
        if self._scenario.course == "reload":
            await page.mount(self._scenario)
            await asyncio.sleep(motion.stay_s)
            await page.reload()
        else:
            await page.cycle(self._scenario, stay_s=motion.stay_s)

    async def settle(self) -> None:
        """Wait until the backend has nothing more to do and the page has heard all of it.

        What is still being transferred goes at full speed from now on.
        """
        self._page.slow_transfers(None)
        await self._page.settle()
