"""What Tauri reads when it starts: its configuration, the page, and what that may call."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Final

from lab.engine.scheme import WEB_ROOT
from lab.problems import RuntimeNotBuilt
from lab.tauri.crates import Crate
from system.errors import CannotMeasureError

_WINDOW: Final = "main"
_PAGE: Final = "page"
# The page asks for it first, and its server answers with index.html what it does not know.
_NO_QWEBCHANNEL: Final = "// Real Tauri has no QWebChannel.\n"


def write_project(folder: Path, crate: Crate, size: tuple[int, int]) -> None:
    """Write all of it to ``folder``; the window is of that size, in pixels.

    Raises:
        CannotMeasureError: the page has not been built for the version of the api.
    """
    built = WEB_ROOT / crate.api
    if not (built / "index.html").is_file():
        raise CannotMeasureError(RuntimeNotBuilt(crate.api, str(WEB_ROOT.parent.parent)))
    shutil.copytree(built, folder / _PAGE)
    (folder / _PAGE / "qwebchannel.js").write_text(_NO_QWEBCHANNEL, "utf-8")
    _write(folder / "tauri.conf.json", _configuration(size))
    permissions = [
        "core:default",
        "pytauri:default",
        *(f"{each}:default" for each in crate.plugins),
    ]
    capability = {"identifier": "page", "windows": [_WINDOW], "permissions": permissions}
    (folder / "capabilities").mkdir()
    _write(folder / "capabilities" / "page.json", capability)


def _configuration(size: tuple[int, int]) -> object:
    width, height = size
    window = {"label": _WINDOW, "title": "Leak Lab", "width": width, "height": height}
    return {
        "productName": "leak-lab",
        "version": "0.1.0",
        "identifier": "lab.leak.tauri",
        "build": {"frontendDist": _PAGE},
        "app": {"windows": [window], "security": {"csp": None}},
        "bundle": {"active": False},
    }


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content), "utf-8")
