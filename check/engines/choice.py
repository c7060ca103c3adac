"""Which engine a session is with."""

from __future__ import annotations

from check.engines.chromium import ChromiumEngine
from check.engines.engine import PageEngine
from memory.protocol.cdp_session import CdpSession
from memory.protocol.session import Session


def engine_of(session: Session) -> PageEngine:
    """What to ask of the engine behind ``session``."""
    if isinstance(session, CdpSession):
        return ChromiumEngine(session)
    # Imported where needed: no page of Chromium's is to wait for it.
    from check.engines.webkit import WebKitEngine
    from memory.protocol.webkit_session import WebKitSession

    if isinstance(session, WebKitSession):
        return WebKitEngine(session)
    raise TypeError(f"no engine is known for {type(session).__name__}")
