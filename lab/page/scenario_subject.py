"""A scenario of our page, as something to mount and unmount."""

from __future__ import annotations

from lab.page.catalog import Scenario
from lab.page.page import LabPage
from memory.protocol.session import Session


class ScenarioSubject:
    """A :class:`memory.subject.Subject`: one scenario, in the page for one runtime.

    Its calls raise :class:`system.errors.CannotMeasureError`.
    """

    def __init__(self, page: LabPage, runtime: str, scenario: Scenario) -> None:
        self._page = page
        self._runtime = runtime
        self._scenario = scenario

    async def reset(self) -> Session:
        """Have a document of the page in which nothing was mounted yet."""
        await self._page.open(self._runtime)
        return self._page.session

    async def cycle(self) -> None:
        """Mount a component and unmount it, or load the page anew where the scenario says so."""
        if self._scenario.course == "reload":
            await self._page.mount(self._scenario)
            await self._page.reload()
        else:
            await self._page.cycle(self._scenario)

    async def settle(self) -> None:
        """Wait until the backend has nothing more to do and the page has heard all of it."""
        await self._page.settle()
