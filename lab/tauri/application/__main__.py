"""Runs real Tauri: ``python -m lab.tauri.application``, in an environment of `make tauri`.

:mod:`lab.tauri.process` starts it. It ends when its input does, and with it all that it started.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from lab.tauri.application.screen import open_screen
from lab.tauri.application.settings import Settings

if TYPE_CHECKING:
    from pytauri import AppHandle

_PLUGINS = {"0.8": ("upload",)}
_STATUS_FAILED = 3


def main() -> int:
    """Open the window and run until the input ends; the exit status."""
    logging.basicConfig(level=logging.WARNING)
    settings = msgspec.json.decode(sys.stdin.buffer.readline(), type=Settings)
    if settings.needs_screen:
        open_screen()
    # GTK asks for the display when it is loaded.
    from lab.tauri.application.backend import make_backend
    from lab.tauri.application.wheel import WHEEL, build

    plugins = _PLUGINS.get(WHEEL.rpartition(".")[0], ())
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    making = make_backend(settings, "upload" in plugins)
    backend = asyncio.run_coroutine_threadsafe(making, loop).result()
    app = build(Path(settings.project), backend.calls.take, plugins)
    backend.attach(app.handle())
    threading.Thread(target=_end_with_input, args=(app.handle(),), daemon=True).start()
    app.run()
    return 0


def _end_with_input(app: AppHandle) -> None:
    while os.read(sys.stdin.fileno(), 1024):
        pass
    app.exit(0)


if __name__ == "__main__":
    sys.exit(main())
