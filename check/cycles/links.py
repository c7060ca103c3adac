"""A cycle of a link and Back, and the links that a page has."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from types import NoneType
from typing import Final

import msgspec

from check.clicks import Clicker
from check.cycles.in_page import InPageCycles
from check.cycles.problems import LinkGoesNowhere, LinkLeavesPage, NoWayBack
from check.loads import Loads
from memory.protocol.session import Session
from system.errors import CannotMeasureError

MOST_LINKS: Final = 30
"""More are not tested."""
_LONGEST_LINK: Final = 500
_LIMIT_S: Final = 3.0
_POLL_S: Final = 0.02
_OPTION: Final = "the link"


class Link(msgspec.Struct, frozen=True):
    """A link of a page that may be clicked."""

    href: str
    """As the page's HTML has it."""
    page: str
    """Where it leads, from the top of the page's own server."""


class NothingToTestError(CannotMeasureError):
    """There is nothing to test, so that no verdict is missed."""


# Same origin, seen, in this window, and elsewhere than here; one of those that lead to one place. A
# link to an element of the page only scrolls.
_FIND: Final = """(() => {
  const found = new Map()
  const here = location.href.split('#')[0]
  for (const link of document.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href')
    let at
    try { at = new URL(link.href, document.baseURI) } catch { continue }
    if (at.protocol !== location.protocol || at.host !== location.host) continue
    if (link.hasAttribute('download') || !['', '_self'].includes(link.target)) continue
    if (at.href === location.href || !link.checkVisibility()) continue
    const id = decodeURIComponent(at.hash.slice(1))
    if (at.href.split('#')[0] === here && (id === '' || document.getElementById(id))) continue
    if (href.length > LONGEST || found.has(at.href)) continue
    found.set(at.href, { href, page: at.pathname + at.search + at.hash })
  }
  return [...found.values()]
})()""".replace("LONGEST", str(_LONGEST_LINK))


async def links_of(session: Session) -> tuple[Link, ...]:
    """The links of the page to other places of its own, in their order."""
    return tuple(await session.evaluate(_FIND, result=list[Link]))


class LinkCycles(InPageCycles):
    """A click on a link, and Back. ``check_still_there`` raises once the page wanted to leave."""

    def __init__(
        self,
        session: Session,
        loads: Loads,
        link: Link,
        check_still_there: Callable[[], Awaitable[None]],
    ) -> None:
        super().__init__(session, loads)
        self.acts = True
        self._clicker = Clicker(session)
        self._link = link
        self._check_still_there = check_still_there
        self._start = ""

    async def prepare(self) -> None:
        """Remember where Back is to lead."""
        self._start = await self._session.evaluate("location.href", result=str)

    async def run(self, count: int, at_least: int | None = None, limit_s: float = 0) -> int:
        """Click and go back so many times."""
        # Clicks are slow: no more than must be.
        needed = count if at_least is None else at_least
        async with self._acting():
            for _ in range(needed):
                await self._clicker.click(_OPTION, f'a[href="{_css_text(self._link.href)}"]')
                if not await self._address_becomes("!=="):
                    raise NothingToTestError(LinkGoesNowhere(self._link.page, _LIMIT_S))
                await self._acted(is_last=False)
                await self._session.evaluate("history.back()", result=NoneType)
                if not await self._address_becomes("==="):
                    raise CannotMeasureError(NoWayBack(self._link.page, _LIMIT_S))
                await self._acted(is_last=False)
        return needed

    async def _address_becomes(self, comparison: str) -> bool:
        """Whether in time the page's address compares so to the one where it began."""
        loop = asyncio.get_running_loop()
        end = loop.time() + _LIMIT_S
        test = f"location.href {comparison} {json.dumps(self._start)}"
        # Asked from here: a timer in the page would count as something that the page does.
        while not await self._session.evaluate(test, result=bool):
            await self._check_not_left()
            if loop.time() >= end:
                return False
            await asyncio.sleep(_POLL_S)
        return True

    async def _check_not_left(self) -> None:
        try:
            await self._check_still_there()
        except CannotMeasureError:
            raise NothingToTestError(LinkLeavesPage(self._link.page)) from None


def _css_text(text: str) -> str:
    """``text`` between double quotes in CSS."""
    return "".join(f"\\{ord(each):x} " if each in '"\\' or each < " " else each for each in text)
