"""Logs in before a page is checked: ``--login FILE.py`` with ``async def login(page)``."""

from __future__ import annotations

import asyncio
import fnmatch
import inspect
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage

from check.access.problems import (
    CodeLacks,
    LoginNothingToFill,
    LoginNotLoaded,
    LoginNowhere,
    LoginOddAddress,
    LoginOddSelector,
)
from check.access.python_file import code_failed, run_file
from check.engines.choice import engine_of
from check.loading import load
from engine.origin import origin_of
from memory.heap.naming.printable import printable
from memory.protocol.cdp_session import CdpSession
from memory.protocol.errors import SessionError, SessionLostError
from system.errors import CannotMeasureError

OPTION: Final = "--login"
_FUNCTION: Final = "login"
_STEP_LIMIT_S: Final = 10.0
_POLL_S: Final = 0.03
# What a click has begun shows within so many looks.
_QUIET_LOOKS: Final = 5
_NAMED_CHARS: Final = 120
_GLOB_BEGINS: Final = ("http://", "https://", "/", "*")

_FIRST_SEEN: Final = (
    "let found; try { found = [...document.querySelectorAll(%s)]"
    ".find((each) => each.checkVisibility()) } catch { return { is: 'odd' } }"
    " if (found === undefined) return { is: 'absent' };"
)
_POINT: Final = (
    f"(() => {{ {_FIRST_SEEN} found.scrollIntoView({{ block: 'center', behavior: 'instant' }});"
    " const { left, top, width, height } = found.getBoundingClientRect();"
    " return { is: 'there', x: left + width / 2, y: top + height / 2 } })()"
)
_SEEN: Final = f"(() => {{ {_FIRST_SEEN} return {{ is: 'there' }} }})()"
# By the setter of the element's class: frameworks put one of their own on the element.
_FILL: Final = (
    f"(() => {{ {_FIRST_SEEN} found.focus(); const text = %s;"
    " const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(found), 'value')?.set;"
    " if (setter !== undefined) setter.call(found, text);"
    " else if (found.isContentEditable) found.textContent = text;"
    " else return { is: 'no field' };"
    " found.dispatchEvent(new Event('input', { bubbles: true }));"
    " found.dispatchEvent(new Event('change', { bubbles: true }));"
    " return { is: 'there' } })()"
)


class _Element(msgspec.Struct):
    """What the page says of the first element that a selector names, of those to be seen."""

    is_: str = msgspec.field(name="is")
    x: float = 0
    y: float = 0


class LoginPage:
    """The page, for ``login(page)``. Each call waits 10 s at most.

    It lives through redirects and through pages of other origins. What cannot be done raises
    :class:`system.errors.CannotMeasureError`.
    """

    def __init__(self, page: QWebEnginePage, session: CdpSession, target: QUrl) -> None:
        self._page = page
        self._session = session
        self._target = target

    @property
    def url(self) -> str:
        """Where the page is now."""
        return self._page.url().toString()

    async def goto(self, url: str) -> None:
        """Load an address, or a path such as ``/login`` of the target's server."""
        address = self._target.resolved(QUrl(url))
        is_page = address.scheme() in ("http", "https") and address.host()
        if not (is_page or origin_of(address) == origin_of(self._target)):
            raise CannotMeasureError(LoginOddAddress(printable(url, _NAMED_CHARS)))
        try:
            async with asyncio.timeout(_STEP_LIMIT_S):
                reason = await load(self._page, address)
        except TimeoutError:
            reason = f"not within {_STEP_LIMIT_S:g} s"
        if reason:
            shown = printable(address.toString(), _NAMED_CHARS)
            raise CannotMeasureError(LoginNotLoaded(shown, reason))

    async def fill(self, css: str, text: str) -> None:
        """Put ``text`` into the first field that ``css`` names, once it can be seen."""
        await self._element(css, _FILL % (json.dumps(css), json.dumps(text)))

    async def click(self, css: str) -> None:
        """Click the first element that ``css`` names, as a person would, once it can be seen."""
        point = await self._element(css, _POINT % json.dumps(css))
        try:
            await engine_of(self._session).click(point.x, point.y)
        except SessionLostError:
            raise
        except SessionError:
            # It led to another page, which answers nothing of the click.
            return

    async def wait_for(self, what: str) -> None:
        """Wait until an element that ``what`` names can be seen, or the page is at an address.

        What begins with ``http://``, ``https://``, ``/`` or ``*`` is an address, in which ``*``
        stands for anything, such as ``*/home`` or ``/home*``.
        """
        if not what.startswith(_GLOB_BEGINS):
            await self._element(what, _SEEN % json.dumps(what))
            return

        async def is_there() -> bool:
            return _matches(self._page.url(), what)

        await self._until(is_there, what)

    async def settle(self) -> None:
        """Wait until the page loads nothing more: what the last click has sent must arrive."""
        looks = 0

        async def is_quiet() -> bool:
            nonlocal looks
            looks = 0 if self._page.isLoading() else looks + 1
            return looks >= _QUIET_LOOKS

        await self._until(is_quiet, "the end of loading")

    async def _element(self, css: str, expression: str) -> _Element:
        found = _Element("absent")

        async def is_there() -> bool:
            nonlocal found
            try:
                found = await self._session.evaluate(expression, result=_Element, limit_s=2.0)
            except SessionLostError:
                raise
            except SessionError:
                # The document went meanwhile; another comes.
                return False
            if found.is_ == "odd":
                raise CannotMeasureError(LoginOddSelector(printable(css, _NAMED_CHARS)))
            if found.is_ == "no field":
                raise CannotMeasureError(LoginNothingToFill(printable(css, _NAMED_CHARS)))
            return found.is_ == "there"

        await self._until(is_there, css)
        return found

    async def _until(self, condition: Callable[[], Awaitable[bool]], wanted: str) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + _STEP_LIMIT_S
        while not await condition():
            if loop.time() > end:
                shown = printable(wanted, _NAMED_CHARS)
                at = printable(self.url, _NAMED_CHARS)
                raise CannotMeasureError(LoginNowhere(shown, _STEP_LIMIT_S, at))
            await asyncio.sleep(_POLL_S)


async def log_in(path: Path, page: LoginPage) -> None:
    """Call ``login(page)`` of the file at ``path``, and wait until the page loads nothing more.

    Raises:
        CannotMeasureError: the file has no such function, or it raised.
        SessionLostError: the page's process is gone.
    """
    function = run_file(OPTION, path).get(_FUNCTION)
    if not inspect.iscoroutinefunction(function):
        raise CannotMeasureError(CodeLacks(OPTION, str(path), "`async def login(page)`"))
    try:
        await function(page)
        await page.settle()
    except SessionLostError:
        raise
    except (Exception, SystemExit) as error:
        raise code_failed(OPTION, path, error) from error


def _matches(url: QUrl, glob: str) -> bool:
    whole = url.toString()
    if glob.startswith("/"):
        origin = origin_of(url)
        whole = whole.removeprefix(origin)
    return fnmatch.fnmatchcase(whole, glob)
