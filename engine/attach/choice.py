"""Which of an application's pages is meant."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from engine.attach.application import OpenPage
from engine.attach.problems import NoPageOpen, NoSuchPage, SeveralPages
from memory.heap.naming.printable import printable
from system.errors import CannotMeasureError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.attach.application import RunningApplication

_TOLD: Final = 8
_NAMED_CHARS: Final = 80


def page_of(application: RunningApplication, wanted: str | OpenPage | None) -> OpenPage:
    """The page that is ``wanted``; without a word the only page there is.

    A pattern is for its title or URL: capitals do not matter; ``*`` stands for anything. One that
    was picked from a list is that one, wherever it has gone since; or, in an application that was
    started anew, the one at its address.

    Raises:
        CannotMeasureError: there is none, or there are several.
    """
    pages, address = application.pages, str(application.address)
    if not pages:
        raise CannotMeasureError(NoPageOpen(address))
    found = _found(pages, wanted)
    if not found:
        shown = wanted.url if isinstance(wanted, OpenPage) else wanted or ""
        shown = printable(shown, _NAMED_CHARS)
        raise CannotMeasureError(NoSuchPage(address, shown, _told(pages)))
    if len(found) > 1:
        raise CannotMeasureError(SeveralPages(address, len(found), _told(found)))
    return found[0]


def _found(pages: Sequence[OpenPage], wanted: str | OpenPage | None) -> Sequence[OpenPage]:
    if wanted is None:
        return pages
    if isinstance(wanted, str):
        return [each for each in pages if is_like(each, wanted)]
    same = [each for each in pages if each.socket == wanted.socket]
    return same or [each for each in pages if each.url == wanted.url]


def is_like(page: OpenPage, pattern: str) -> bool:
    """Whether the page's title or URL is as ``pattern`` says."""
    wanted = pattern.lower()
    return any(
        text.lower() == wanted or fnmatchcase(text.lower(), wanted)
        for text in (page.title, page.url)
    )


def _told(pages: Sequence[OpenPage]) -> str:
    told = [_named(each) for each in pages[:_TOLD]]
    more = len(pages) - len(told)
    return "; ".join(told + ([f"and {more} more"] if more else []))


def _named(page: OpenPage) -> str:
    url = printable(page.url, _NAMED_CHARS)
    return f"{printable(page.title, _NAMED_CHARS)} ({url})" if page.title else url
