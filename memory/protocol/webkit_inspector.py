"""Finds the page that a WebKit program shows, where it listens for inspectors.

A program on WebKitGTK does when ``WEBKIT_INSPECTOR_HTTP_SERVER=HOST:PORT`` is in its environment.
"""

from __future__ import annotations

import re
from typing import Final

from memory.protocol.errors import SessionLostError
from memory.protocol.problems import NotConnected

# In the list of targets that it shows in a browser; it offers none for programs.
_PAGE: Final = re.compile(r"/socket/\d+/\d+/WebPage\b")


async def page_address(host: str, port: int) -> str | None:
    """The address of the first page's WebSocket; None while there is no page.

    Raises:
        SessionLostError: nobody listens there, or not WebKit.
    """
    import aiohttp

    address = f"http://{host}:{port}/"
    try:
        async with aiohttp.ClientSession() as session, session.get(address) as response:
            listed = await response.text()
    except (aiohttp.ClientError, OSError) as error:
        problem = NotConnected(address, str(error) or type(error).__name__)
        raise SessionLostError(problem) from None
    found = _PAGE.search(listed)
    return None if found is None else f"ws://{host}:{port}{found[0]}"
