"""A Tauri application of somebody else, in real Tauri: shows a folder with a page.

Started as ``.tauri/VERSION/bin/python -m tests.attach.tauri_application FOLDER``. It knows nothing
of Leak Lab; WebKitGTK reads the variable that opens its port.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from lab.tauri.application.screen import open_screen


def main() -> int:
    """Show the page until somebody ends the process."""
    if not os.environ.get("DISPLAY"):
        open_screen()
    # GTK asks for the display when it is loaded.
    from pytauri_wheel.lib import builder_factory, context_factory

    with tempfile.TemporaryDirectory(prefix="leak-lab-tests-tauri-") as project:
        write_project(Path(project), Path(sys.argv[1]).resolve())
        app = builder_factory().build(
            context_factory(Path(project)), invoke_handler=lambda _invoke: None
        )
        app.run()
    return 0


def write_project(project: Path, folder: Path) -> None:
    """Write what Tauri reads."""
    configuration = {
        "productName": "cards",
        "version": "1.0.0",
        "identifier": "lab.leak.tests",
        "build": {"frontendDist": str(folder)},
        "app": {
            "windows": [{"label": "main", "title": "Cards", "width": 800, "height": 600}],
            "security": {"csp": None},
        },
        "bundle": {"active": False},
    }
    capability = {"identifier": "page", "windows": ["main"], "permissions": ["core:default"]}
    (project / "capabilities").mkdir()
    (project / "tauri.conf.json").write_text(json.dumps(configuration), "utf-8")
    (project / "capabilities" / "page.json").write_text(json.dumps(capability), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
