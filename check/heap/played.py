"""Callbacks of Tauri's runtime in a checked page: named, and without Leak Lab's own script."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import msgspec

from memory.advice.tauri import is_callback_on_window
from memory.heap.growth.finding import Finding
from memory.heap.paths.step import PathStep

_SCRIPT: Final = "leak-lab-played-tauri"
"""What the engine calls the script that installs the runtime."""
_CALLBACK: Final = "callback"


def as_tauris(finding: Finding) -> Finding:
    """The finding as it would be in Tauri: functions of the script played for it have no place."""
    path = tuple(map(_without_script, finding.path))
    if path == finding.path:
        return finding
    name = _callback_name(path) if finding.kind == _CALLBACK else finding.name
    return replace(finding, name=name, path=path)


def _without_script(step: PathStep) -> PathStep:
    if step.place is None or _SCRIPT not in step.place.file:
        return step
    return msgspec.structs.replace(step, name="", place=None)


def _callback_name(path: tuple[PathStep, ...]) -> str:
    # Without its number, which is another in each run and each snapshot; the path has it.
    on_window = any(map(is_callback_on_window, path))
    return "Tauri callback on window" if on_window else "entry of Tauri's callbacks Map"
