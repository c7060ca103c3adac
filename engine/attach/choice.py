"""Which of an application's pages is meant."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from engine.attach.problems import NoPageOpen, NoSuchPage, SeveralPages
from memory.heap.naming.printable import printable
from system.errors import CannotMeasureError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.attach.application import OpenPage, RunningApplication

_TOLD: Final = 8
_NAMED_CHARS: Final = 80


def page_of(application: RunningApplication, pattern: str | None) -> OpenPage:
    """The page whose title or URL ``pattern`` matches; without one the only page there is.

    Capitals do not matter; ``*`` stands for anything.

    Raises:
        CannotMeasureError: there is none, or there are several.
    """
    pages, address = application.pages, str(application.address)
    if not pages:
        raise CannotMeasureError(NoPageOpen(address))
    found = pages if pattern is None else [each for each in pages if is_like(each, pattern)]
    if not found:
        shown = printable(pattern or "", _NAMED_CHARS)
        raise CannotMeasureError(NoSuchPage(address, shown, _told(pages)))
    if len(found) > 1:
        raise CannotMeasureError(SeveralPages(address, len(found), _told(found)))
    return found[0]


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
