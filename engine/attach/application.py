"""The pages that a running application shows, and its engine."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urlsplit

import msgspec

from engine.attach.address import DebugAddress
from engine.attach.problems import NobodyListens
from system.errors import CannotMeasureError

if TYPE_CHECKING:
    import aiohttp

Dialect = Literal["chromium", "webkit"]
"""Whose protocol an application speaks."""

_LIMIT_S: Final = 5.0
_MOST_BYTES: Final = 4_000_000
# Electron calls a <webview> so; workers and extensions are no pages.
_PAGES: Final = ("page", "webview")
_DEVTOOLS: Final = "devtools:"
# By what browsers and toolkits add to the User-Agent; the first that is there names the engine.
_PRODUCTS: Final = {
    "QtWebEngine": "QtWebEngine",
    "Electron": "Electron",
    "Edg": "Edge",
}
_CHROMIUM: Final = re.compile(r"(?:Headless)?Chrome/(\d+)")
# The list of targets that WebKit shows in a browser; it offers none for programs.
_WEBKIT_ROW: Final = re.compile(
    r'<div class="targetname">(?P<title>.*?)</div>\s*<div class="targeturl">(?P<url>.*?)</div>'
    r".*?(?P<socket>/socket/\d+/\d+/WebPage)\b",
    re.DOTALL,
)
_WEBKIT_LIST: Final = "inspectable targets"


@dataclass(frozen=True)
class OpenPage:
    """A page that an application shows."""

    title: str
    url: str
    socket: str
    """The address of its WebSocket."""


@dataclass(frozen=True)
class RunningApplication:
    """An application with an open port."""

    address: DebugAddress
    dialect: Dialect
    engine: str
    """With versions where they are told, such as ``Electron 38.1.0 (Chromium 140)``."""
    pages: tuple[OpenPage, ...]


class _Version(msgspec.Struct):
    browser: str = msgspec.field(name="Browser", default="")
    user_agent: str = msgspec.field(name="User-Agent", default="")


class _Listed(msgspec.Struct, rename="camel"):
    type: str = ""
    title: str = ""
    url: str = ""
    web_socket_debugger_url: str = ""


async def application_at(address: DebugAddress) -> RunningApplication:
    """What listens at ``address``, and the pages that it shows now.

    Raises:
        CannotMeasureError: nobody listens there, or not one that can be inspected.
    """
    import aiohttp

    try:
        # No Origin: Chromium refuses any. No proxy: the port is the application's own.
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(_LIMIT_S)) as client:
            version = await _text(client, f"http://{address}/json/version")
            if version is not None:
                return _chromium(
                    address, version, await _text(client, f"http://{address}/json/list")
                )
            return _webkit(address, await _text(client, f"http://{address}/"))
    except TimeoutError:
        reason = f"it does not answer within {_LIMIT_S:g} s"
    except aiohttp.ClientConnectorError as error:
        reason = error.strerror or _short(error)
    except (aiohttp.ClientError, OSError, msgspec.DecodeError, UnicodeError) as error:
        reason = _short(error)
    raise CannotMeasureError(NobodyListens(str(address), reason))


async def _text(client: aiohttp.ClientSession, address: str) -> str | None:
    """What is there; None where the application knows no such address."""
    async with client.get(address, allow_redirects=False) as answer:
        content = await answer.content.read(_MOST_BYTES)
        return content.decode() if answer.status == 200 else None


def _chromium(address: DebugAddress, version: str, listed: str | None) -> RunningApplication:
    told = msgspec.json.decode(version, type=_Version)
    rows = msgspec.json.decode(listed or "[]", type=list[_Listed])
    pages = tuple(
        # The path alone: the way there may lead through a tunnel, to another host and port.
        OpenPage(
            each.title, each.url, f"ws://{address}{urlsplit(each.web_socket_debugger_url).path}"
        )
        for each in rows
        # While it has a client that lets in no other it names no socket.
        if each.type in _PAGES and each.web_socket_debugger_url and not _is_devtools(each)
    )
    return RunningApplication(address, "chromium", _chromium_name(told), pages)


def _is_devtools(row: _Listed) -> bool:
    return row.url.startswith(_DEVTOOLS)


def _chromium_name(told: _Version) -> str:
    products = dict(re.findall(r"(\S+)/(\S*)", told.user_agent))
    found = _CHROMIUM.search(f"{told.browser} {told.user_agent}")
    chromium = "Chromium" if found is None else f"Chromium {found[1]}"
    for product, name in _PRODUCTS.items():
        if product in products:
            return f"{name} {products[product]} ({chromium})"
    return chromium


def _webkit(address: DebugAddress, listed: str | None) -> RunningApplication:
    if listed is None or _WEBKIT_LIST not in listed.lower():
        raise CannotMeasureError(NobodyListens(str(address), "it is no debugging port"))
    pages = tuple(
        OpenPage(
            html.unescape(row["title"]).strip(),
            html.unescape(row["url"]).strip(),
            f"ws://{address}{row['socket']}",
        )
        # Other rows are of workers and contexts without a document.
        for text in listed.split("<tr>")
        if (row := _WEBKIT_ROW.search(text)) is not None
    )
    return RunningApplication(address, "webkit", "WebKit", pages)


def _short(error: Exception) -> str:
    text = str(error).splitlines()
    return text[0] if text else type(error).__name__
