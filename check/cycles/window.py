"""A cycle of the page's own functions."""

from __future__ import annotations

from types import NoneType
from typing import Final

from check import tracker
from check.cycles.in_page import InPageCycles
from check.cycles.links import Link, links_of
from check.loads import Loads
from check.problems import NothingToMount, ThrewAsItLoaded
from check.target import Target
from memory.heap.naming.printable import printable
from memory.problem import Problem
from memory.protocol.session import Session
from system.errors import CannotMeasureError

# A module of the page's may define its functions after the page has loaded.
_DEFINED_WITHIN_MS: Final = 2000
_ERROR_CHARS: Final = 200


async def has_functions(session: Session) -> bool:
    """Whether the page has both functions, or will have them soon.

    Raises:
        SessionError: the page is gone.
    """
    are_there = "typeof window.mount === 'function' && typeof window.unmount === 'function'"
    return await session.evaluate(
        f"(async () => {{ const end = performance.now() + {_DEFINED_WITHIN_MS};"
        f" while (!({are_there}) && performance.now() < end)"
        " await new Promise((done) => setTimeout(done, 20));"
        f" return {are_there} }})()",
        result=bool,
    )


class NothingToMountError(CannotMeasureError):
    """The page has no functions of its own to call; it may have links."""

    def __init__(self, problem: Problem, links: tuple[Link, ...]) -> None:
        super().__init__(problem)
        self.links = links


class WindowCycles(InPageCycles):
    """`window.mount` and `window.unmount` of the page."""

    def __init__(self, session: Session, loads: Loads, target: Target) -> None:
        super().__init__(session, loads)
        self._target = target

    async def prepare(self) -> None:
        """Wait until the page has its functions.

        Raises:
            NothingToMountError: it has none.
        """
        if not await has_functions(self._session):
            links = await links_of(self._session)
            raise NothingToMountError(await self._lacks(), links)
        steps = "{ mount: () => window.mount(), unmount: (mounted) => window.unmount(mounted) }"
        await self._session.evaluate(tracker.call(f"setSteps({steps})"), result=NoneType)

    async def _lacks(self) -> Problem:
        lacks = NothingToMount(self._target.name)
        first_error = (await tracker.read(self._session)).first_error
        if not first_error:
            return lacks
        return ThrewAsItLoaded(lacks, printable(first_error, _ERROR_CHARS))
