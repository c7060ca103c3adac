"""What can be done now: in the menus, the tool bars, and the page's own control bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from lab.page.page import LabPage
from lab.page.stage_controls import Action, StageState
from ui.window.actions import State

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.window.main_window import MainWindow


class EnabledActions(QObject):
    """Enables what can be done, wherever it is offered; what the page's bar asks for is done."""

    def __init__(self, window: MainWindow, page: LabPage) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        actions = window.actions_set
        self._page_actions: dict[Action, QAction] = {
            "mount": actions.mount,
            "unmount": actions.unmount,
            "run": actions.run,
            "pause": actions.pause,
            "cancel": actions.cancel,
            "collect": actions.collect,
        }
        page.stage_controls.pressed.connect(self._on_pressed)

    def show(self, *, has_page: bool, runs: bool) -> None:
        """Show what can be done; ``runs``: what goes on, if anything, is a run."""
        window = self._window
        busy = window.operations.is_busy
        state = State(
            busy=busy,
            loaded=has_page,
            by_hand=window.operations.takes_by_hand,
            runs=busy and runs,
            paused=window.operations.pace.is_paused,
            cycles=window.controls.cycles.value(),
            alive_by_hand=window.memory_panel.alive_by_hand > 0,
            measured=window.saving.has_run,
        )
        window.actions_set.show_state(state)
        window.controls.show_state(state)
        window.matrix.show_can_run(window.actions_set.run_all.isEnabled())
        window.heap.show_reason(self._why_not(state))
        picked = window.scenario_list.picked
        shown = StageState(
            offered=True,
            can=tuple(name for name, each in self._page_actions.items() if each.isEnabled()),
            paused=state.paused,
            cycles=window.controls.cycles.value(),
            language="zh" if window.languages.current == "zh" else "en",
        )
        if picked is not None:
            shown = replace(shown, title=picked.title)
        self._page.stage_controls.show_state(shown)

    def _why_not(self, state: State) -> str:
        """Why nothing else can be done with the page now; empty where something can."""
        if state.busy:
            return self.tr("Something else goes on; wait for it, or cancel it")
        return "" if state.loaded else self.tr("No page is loaded; reload it")

    def _on_pressed(self, action: Action) -> None:
        self._page_actions[action].trigger()
