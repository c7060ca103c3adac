"""The page's own buttons, kept in step with whoever drives the page."""

from __future__ import annotations

import logging
from typing import Literal, get_args

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from lab.page.catalog import Text

log = logging.getLogger("leaklab.page")

Action = Literal["mount", "unmount", "run", "pause", "cancel", "collect"]
"""What the page has a button for. ``pause`` continues a run that is paused."""


class StageState(msgspec.Struct, frozen=True):
    """What the page's bar shows; ``web/src/stage/control-bar.ts`` has the same form."""

    offered: bool = False
    """Whether the page has a bar at all: a run without a window has none."""
    can: tuple[Action, ...] = ()
    """What can be done now; the buttons of all else are disabled."""
    paused: bool = False
    """Whether the run that goes on stands still."""
    cycles: int = 0
    """Cycles of a whole run."""
    title: Text = Text("", "")
    """The title of the scenario that is picked."""
    language: Literal["en", "zh"] = "en"
    """The language of all of the page's own texts."""


class StageControls(QObject):
    """On the page's QWebChannel: Python says what can be done, the page says what was pressed.

    The page does nothing by itself when a button is pressed. The state outlives the page's
    documents: each gets it when it connects.
    """

    pressed = Signal(str)
    """An :data:`Action` that can be done now."""
    state_changed = Signal(str)
    """The new state as JSON."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = StageState()

    def show_state(self, state: StageState) -> None:
        """Show ``state`` in the page, now and in every document that is loaded later."""
        if state != self._state:
            self._state = state
            self.state_changed.emit(self.read_state())

    # No property: PySide's are never collected, of which Python warns at its end.
    @Slot(result=str)
    def read_state(self) -> str:
        """The state as JSON."""
        return msgspec.json.encode(self._state).decode()

    @Slot(str)
    def press(self, action: str) -> None:
        """Take a press of one of the page's buttons."""
        if action not in get_args(Action):
            log.warning("the page pressed a button that there is not: %r", action)
        elif action not in self._state.can:
            # The page hears of a new state a little later.
            log.info("the page pressed %s, which cannot be done now", action)
        else:
            self.pressed.emit(action)
