"""Which engine a session is with."""

from __future__ import annotations

from check.engines.chromium import ChromiumEngine
from check.engines.engine import PageEngine
from check.engines.webkit import WebKitEngine
from memory.protocol.cdp_session import CdpSession
from memory.protocol.session import Session
from memory.protocol.webkit_session import WebKitSession


def engine_of(session: Session) -> PageEngine:
    """What to ask of the engine behind ``session``."""
    match session:
        case CdpSession():
            return ChromiumEngine(session)
        case WebKitSession():
            return WebKitEngine(session)
        case _:
            raise TypeError(f"no engine is known for {type(session).__name__}")
