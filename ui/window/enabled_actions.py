"""What can be done now, in the menus and the tool bar; and what the page says above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject

from lab.page.page import LabPage
from lab.page.stage_heading import HeadingState
from lab.tauri.readiness import why_not as why_not_in_tauri
from ui.window.actions import State

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


class EnabledActions(QObject):
    """Enables what can be done, wherever it is offered, and has the page name the scenario."""

    def __init__(self, window: MainWindow, page: LabPage) -> None:
        super().__init__(window)
        self._window = window
        self._page = page
        window.themes.darkened.connect(self._show_heading)

    def show(self, *, has_page: bool, runs: bool) -> None:
        """Show what can be done; ``runs``: what goes on, if anything, is a run."""
        window = self._window
        busy = window.operations.is_busy
        runtime, in_tauri = (
            window.controls.current_runtime(),
            window.controls.current_place == "tauri",
        )
        why_not = why_not_in_tauri(runtime) if in_tauri else None
        state = State(
            busy=busy,
            loaded=has_page,
            by_hand=window.operations.takes_by_hand,
            runs=busy and runs,
            paused=window.operations.pace.is_paused,
            cycles=window.controls.cycles.value(),
            alive_by_hand=window.memory_panel.alive_by_hand > 0,
            in_tauri=in_tauri,
            ready=why_not is None,
            measured=window.saving.has_run,
            checking=window.check.checks.is_busy,
            recording=window.check.checks.phase == "recording",
        )
        window.actions_set.show_state(state)
        window.controls.show_state(state)
        window.matrix.show_can_run(window.actions_set.run_all.isEnabled())
        window.stage.show_whether_in_tauri(in_tauri)
        window.bridge.show_whether_in_tauri(in_tauri)
        window.matrix.show_whether_in_tauri(in_tauri)
        window.stage.in_tauri.show_state(runtime, why_not, goes_on=busy and runs)
        window.heap.show_reason(self._why_not(state))
        self._show_heading()

    def _show_heading(self) -> None:
        window = self._window
        picked = window.scenario_list.picked
        shown = HeadingState(
            offered=True,
            language="zh" if window.languages.current == "zh" else "en",
            theme="dark" if window.themes.is_dark else "light",
        )
        if picked is not None:
            shown = replace(shown, title=picked.title, explanation=picked.explanation)
        self._page.stage_heading.show_state(shown)

    def _why_not(self, state: State) -> str:
        """Why nothing else can be done with the page now; empty where something can."""
        if state.in_tauri:
            return self.tr("Snapshots are taken of the stand-in's page; pick it in the tool bar")
        if state.busy:
            return self.tr("Something else goes on; wait for it, or cancel it")
        return "" if state.loaded else self.tr("No page is loaded; reload it")
