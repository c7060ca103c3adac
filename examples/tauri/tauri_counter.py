"""A small Tauri application, with real Tauri from the wheel of pytauri, that emits an event.

In Rust it is the same: `app.emit("tick", …)` from a thread.
"""

from __future__ import annotations

import sys
import threading
from itertools import count
from pathlib import Path

from pytauri import AppHandle, Emitter
from pytauri_wheel.lib import builder_factory, context_factory


def main() -> int:
    """Show the page until its window is closed."""
    context = context_factory(Path(__file__).parent)
    app = builder_factory().build(context, invoke_handler=lambda _invoke: None)
    ended = threading.Event()
    ticking = threading.Thread(target=_tick, args=(app.handle(), ended), daemon=True)
    ticking.start()
    try:
        app.run()
    finally:
        ended.set()
    return 0


def _tick(app: AppHandle, ended: threading.Event) -> None:
    for number in count():
        if ended.wait(0.2):
            return
        Emitter.emit_str(app, "tick", str(number))


if __name__ == "__main__":
    sys.exit(main())
