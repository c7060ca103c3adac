"""What the embedded engine is called in reports."""

from __future__ import annotations

from typing import cast

from PySide6.QtWebEngineCore import qWebEngineChromiumVersion, qWebEngineVersion


def engine_name() -> str:
    """Name and version, such as ``QtWebEngine 6.11.3 (Chromium 140)``."""
    # The stubs say bytes; Qt gives text.
    version, chromium = cast("tuple[str, str]", (qWebEngineVersion(), qWebEngineChromiumVersion()))
    return f"QtWebEngine {version} (Chromium {chromium.partition('.')[0]})"
