"""Whether real Tauri can be run here, and whether its window is to be seen."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from typing import Final

from lab.problems import NoScreen, TauriOnLinuxOnly
from lab.tauri.crates import crate
from memory.problem import Problem
from system.errors import CannotMeasureError

_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY")


def why_not(runtime: str) -> Problem | None:
    """Why that version of real Tauri cannot be run here now, and what to do; None where it can."""
    try:
        require_screen(os.environ)
        crate(runtime).require()
    except CannotMeasureError as error:
        return error.problem
    return None


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether there is a display, on which Tauri's window opens."""
    return any(environment.get(name) for name in _DISPLAYS)


def require_screen(environment: Mapping[str, str]) -> bool:
    """Whether a screen has to be made, for there is no display.

    Raises:
        CannotMeasureError: there is no display, and no Xvfb to make one; or no WebKitGTK at all.
    """
    if not sys.platform.startswith("linux"):
        raise CannotMeasureError(TauriOnLinuxOnly())
    if has_display(environment):
        return False
    if shutil.which("Xvfb", path=environment.get("PATH")) is None:
        raise CannotMeasureError(NoScreen())
    return True
