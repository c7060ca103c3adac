"""What a command line says of a running application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.attach.address import DebugAddress

if TYPE_CHECKING:
    from engine.attach.application import OpenPage
    from engine.attach.command import LaunchCommand


@dataclass(frozen=True)
class RunningOptions:
    """A page of an application that runs, or is to be started."""

    where: DebugAddress | LaunchCommand
    page: str | None = None
    """A pattern for its title or URL; None where it shows one page only."""
    reloads: bool = True
    """Whether it is loaded anew, with the tracker before its own scripts."""
    picked: OpenPage | None = None
    """The page itself, where somebody picked it from a list of them."""

    @property
    def name(self) -> str:
        """The application, for who reads of it."""
        return str(self.where) if isinstance(self.where, DebugAddress) else self.where.text
