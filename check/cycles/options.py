"""What a command line, or the window, says of a cycle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from check.cycles.links import Link
    from check.recording.steps import Step


@dataclass(frozen=True, kw_only=True)
class CycleOptions:
    """What a command line says of a cycle."""

    mount: str | None = None
    unmount: str | None = None
    click: str | None = None
    then: str | None = None
    scenario: Path | None = None
    steps: tuple[Step, ...] = ()
    """What was recorded; a scenario's file may have such steps as well."""
    by_hand: bool = False
    link: Link | None = None
    """One of the page's links, to be clicked; then Back."""
