"""What the program in which Tauri runs is told when it starts: one line of JSON on its input."""

from __future__ import annotations

import msgspec

from bridge.scope import AllowedHost
from lab.page.upload_target import UploadTargetAnswer


class Settings(msgspec.Struct, frozen=True):
    """What to run."""

    project: str
    """The folder with ``tauri.conf.json`` and ``capabilities``."""
    upload: UploadTargetAnswer
    """What the page uploads, and where to."""
    hosts: tuple[AllowedHost, ...]
    """What Python's commands may connect to."""
    needs_screen: bool
    """Whether to start Xvfb, for there is no display."""
