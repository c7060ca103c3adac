"""A stored session: cookies and local storage, in the form in which Playwright saves them."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

import msgspec

from check.access.problems import CookieRefused, FileNotRead, OddStorage
from check.notice_kinds import CookieExpired, CookiesExpired, Notice
from memory.heap.naming.printable import printable
from memory.protocol.cdp_connection import Json
from memory.protocol.cdp_session import CdpSession
from memory.protocol.errors import SessionError, SessionLostError
from system.errors import CannotMeasureError

_OPTION: Final = "--storage"
_REASON_CHARS: Final = 200
_FOR_THE_SESSION: Final = -1
# Of the origins in the map, the entries; a page that denies its storage has none.
_FILL: Final = (
    "{ const entries = %s[location.origin]; if (entries !== undefined) try {"
    " for (const [name, value] of entries) localStorage.setItem(name, value) } catch {} }"
)


class _Cookie(msgspec.Struct, frozen=True, rename="camel"):
    name: str
    value: str
    domain: str
    path: str = "/"
    expires: float = _FOR_THE_SESSION
    """In seconds since the epoch; -1 for one that ends with the browser."""
    http_only: bool = False
    secure: bool = False
    same_site: Literal["Strict", "Lax", "None"] = "Lax"


class _Entry(msgspec.Struct, frozen=True):
    name: str
    value: str


class _Origin(msgspec.Struct, frozen=True, rename="camel"):
    origin: str
    local_storage: tuple[_Entry, ...] = ()


class _State(msgspec.Struct, frozen=True):
    cookies: tuple[_Cookie, ...] | None = None
    origins: tuple[_Origin, ...] | None = None


class _Added(msgspec.Struct):
    identifier: str


class StoredSession:
    """The cookies and the local storage of a file."""

    def __init__(self, path: Path) -> None:
        """Raises :class:`system.errors.CannotMeasureError`: the file is no such one."""
        self._path = path
        try:
            content = path.read_bytes()
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else None
            raise CannotMeasureError(
                FileNotRead(_OPTION, str(path), reason or "no file can have this name")
            ) from None
        try:
            state = msgspec.json.decode(content, type=_State)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise self._odd(str(error)) from None
        if state.cookies is None and state.origins is None:
            raise self._odd("it has neither")
        self._cookies = state.cookies or ()
        self._origins = state.origins or ()
        self._script: str | None = None

    @property
    def notices(self) -> Sequence[Notice]:
        """What is to be said of it: how much of it has expired."""
        now = time.time()
        expired = [each for each in self._cookies if _FOR_THE_SESSION != each.expires < now]
        if not expired:
            return ()
        if len(expired) == 1:
            return (CookieExpired(self._path.name),)
        return (CookiesExpired(len(expired), self._path.name),)

    async def give(self, session: CdpSession) -> None:
        """Give it to the page of ``session``, before that is loaded.

        Raises:
            CannotMeasureError: the engine refuses a cookie.
        """
        if self._cookies:
            try:
                await session.run("Network.setCookies", {"cookies": [*map(_as_cdp, self._cookies)]})
            except SessionLostError:
                raise
            except SessionError as error:
                reason = printable(str(error), _REASON_CHARS)
                raise CannotMeasureError(CookieRefused(str(self._path), reason)) from None
        entries: dict[str, list[tuple[str, str]]] = {}
        for each in self._origins:
            of_origin = entries.setdefault(each.origin, [])
            of_origin += [(entry.name, entry.value) for entry in each.local_storage]
        if entries:
            await session.run("Page.enable")
            added = await session.call(
                "Page.addScriptToEvaluateOnNewDocument",
                {"source": _FILL % json.dumps(entries)},
                result=_Added,
            )
            self._script = added.identifier

    async def given(self, session: CdpSession) -> None:
        """The page has loaded: from now on it keeps what it stores."""
        if self._script is not None:
            script, self._script = self._script, None
            await session.run("Page.removeScriptToEvaluateOnNewDocument", {"identifier": script})

    def _odd(self, reason: str) -> CannotMeasureError:
        return CannotMeasureError(OddStorage(str(self._path), printable(reason, _REASON_CHARS)))


def _as_cdp(cookie: _Cookie) -> Json:
    wanted: Mapping[str, Json] = {
        "name": cookie.name,
        "value": cookie.value,
        "domain": cookie.domain,
        "path": cookie.path,
        "httpOnly": cookie.http_only,
        "secure": cookie.secure,
        "sameSite": cookie.same_site,
    }
    if cookie.expires == _FOR_THE_SESSION:
        return dict(wanted)
    return {**wanted, "expires": cookie.expires}
