"""The scripts of a checked page, with their source maps, wherever these are."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote, unquote_to_bytes

from PySide6.QtCore import QUrl

from check.target import ORIGIN, Target
from engine.heap_messages import ScriptFile
from memory.protocol.errors import SessionError, SessionLostError
from memory.protocol.session import LoadedScript, Session

_INLINE: Final = "data:"
# A map of more than this is one of an application that can wait no longer for its verdict.
_MOST_CHARS: Final = 30_000_000
_FETCH_LIMIT_S: Final = 3.0


async def script_files(
    session: Session, target: Target, scripts: Mapping[int, LoadedScript], *, asks_server: bool
) -> dict[int, ScriptFile]:
    """What the analysis needs of the page's ``scripts``.

    With ``asks_server`` the page itself fetches the maps of scripts that came from a server.
    """
    found: dict[int, ScriptFile] = {}
    for number, script in scripts.items():
        at = script.source_map_url
        if not at or not script.url:
            found[number] = ScriptFile(script.url)
        elif at.startswith(_INLINE):
            found[number] = ScriptFile(script.url, source_map_text=_inline(at))
        elif script.url.startswith(ORIGIN) and target.folder is not None:
            found[number] = ScriptFile(script.url, _file(target, _joined(script.url, at)))
        elif asks_server:
            text = await _fetched(session, _joined(script.url, at))
            found[number] = ScriptFile(script.url, source_map_text=text)
        else:
            found[number] = ScriptFile(script.url)
    return found


def _joined(base: str, address: str) -> str:
    # Python's own function joins no addresses of schemes that it does not know.
    return QUrl(base).resolved(QUrl(address)).toString()


def _file(target: Target, address: str) -> str | None:
    """The file of a map, within the folder that is served."""
    if target.folder is None or not address.startswith(ORIGIN):
        return None
    path = (target.folder / unquote(address.removeprefix(ORIGIN).split("?")[0])).resolve()
    return str(path) if path.is_relative_to(target.folder.resolve()) else None


def _inline(address: str) -> str | None:
    head, _, data = address.partition(",")
    try:
        content = base64.b64decode(data) if head.endswith("base64") else unquote_to_bytes(data)
        return content.decode()
    except (binascii.Error, ValueError):
        return None


async def _fetched(session: Session, address: str) -> str | None:
    asked = (
        f"fetch({json.dumps(address)}).then((answer) => answer.ok ? answer.text() : '')"
        f".then((text) => text.length < {_MOST_CHARS} ? text : '', () => '')"
    )
    try:
        return await session.evaluate(asked, result=str, limit_s=_FETCH_LIMIT_S) or None
    except SessionLostError:
        raise
    except SessionError:
        return None
