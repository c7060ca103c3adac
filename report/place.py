"""Where a scenario was run."""

from __future__ import annotations

from typing import Literal

import msgspec

Where = Literal["stand-in", "tauri"]
"""The backend that plays Tauri, or Tauri itself."""


class Place(msgspec.Struct, frozen=True):
    """Where a scenario was run, besides the runtime."""

    on: Where = "stand-in"
    api: str | None = None
    """The version of ``@tauri-apps/api``; None in a page without Tauri."""
    engine: str = ""
    """Name and version of what runs the page, such as ``WebKitGTK 2.50.6``."""
