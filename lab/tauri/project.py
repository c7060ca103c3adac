"""What Tauri reads when it starts: its configuration, the page, and what that may call."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lab.engine.scheme import WEB_ROOT
from lab.problems import RuntimeNotBuilt
from lab.tauri.crates import Crate
from system.errors import CannotMeasureError

WINDOW_TITLE: Final = "Leak Lab: Tauri"
_WINDOW: Final = "main"
_PAGE: Final = "page"
# The page asks for it first, and its server answers with index.html what it does not know.
_NO_QWEBCHANNEL: Final = "// Real Tauri has no QWebChannel.\n"


@dataclass(frozen=True)
class WindowArea:
    """Where Tauri's window is to be, in pixels that are independent of the screen."""

    width: int
    height: int
    left: int | None = None
    """From the left of the screen; None where the window manager is to choose."""
    top: int | None = None


def write_project(folder: Path, crate: Crate, area: WindowArea) -> None:
    """Write all of it to ``folder``; the window opens in that area.

    Raises:
        CannotMeasureError: the page has not been built for the version of the api.
    """
    built = WEB_ROOT / crate.api
    if not (built / "index.html").is_file():
        raise CannotMeasureError(RuntimeNotBuilt(crate.api, str(WEB_ROOT.parent.parent)))
    shutil.copytree(built, folder / _PAGE)
    (folder / _PAGE / "qwebchannel.js").write_text(_NO_QWEBCHANNEL, "utf-8")
    _write(folder / "tauri.conf.json", _configuration(area))
    permissions = [
        "core:default",
        "pytauri:default",
        *(f"{each}:default" for each in crate.plugins),
    ]
    capability = {"identifier": "page", "windows": [_WINDOW], "permissions": permissions}
    (folder / "capabilities").mkdir()
    _write(folder / "capabilities" / "page.json", capability)


def _configuration(area: WindowArea) -> object:
    # Whoever has started the run goes on in the window that they did it in.
    window: dict[str, object] = {
        "label": _WINDOW,
        "title": WINDOW_TITLE,
        "width": area.width,
        "height": area.height,
        "focus": False,
    }
    if area.left is not None and area.top is not None:
        window |= {"x": area.left, "y": area.top}
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
