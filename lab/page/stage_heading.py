"""What the page says above its components, as whoever drives the page wants it."""

from __future__ import annotations

from typing import Literal

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from lab.page.catalog import Text


class HeadingState(msgspec.Struct, frozen=True):
    """What the page shows; ``web/src/stage/heading.ts`` has the same form."""

    offered: bool = False
    """Whether there is a heading at all: a run without a window has none."""
    title: Text = Text("", "")
    """The title of the scenario that is picked."""
    explanation: Text = Text("", "")
    """What the scenario shows."""
    language: Literal["en", "zh"] = "en"
    """The language of all of the page's own texts."""
    theme: Literal["system", "light", "dark"] = "system"
    """Light, dark, or as the browser engine has it from the desktop."""


class StageHeading(QObject):
    """On the page's QWebChannel.

    The state outlives the page's documents: each gets it when it connects.
    """

    state_changed = Signal(str)
    """The new state as JSON."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = HeadingState()

    def show_state(self, state: HeadingState) -> None:
        """Show ``state`` in the page, now and in every document that is loaded later."""
        if state != self._state:
            self._state = state
            self.state_changed.emit(self.read_state())

    # No property: PySide's are never collected, of which Python warns at its end.
    @Slot(result=str)
    def read_state(self) -> str:
        """The state as JSON."""
        return msgspec.json.encode(self._state).decode()
