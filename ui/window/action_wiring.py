"""Lets the actions, and the parts of the window that ask for something, do their work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lab.page.page import LabPage
from ui.window.command_copies import CommandCopies
from ui.window.survivor_messages import SurvivorMessages

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def connect_actions(window: MainWindow, page: LabPage) -> None:
    """Connect the actions of ``window``, whether by menu, by key or by button."""
    actions, coordinator = window.actions_set, window.coordinator
    actions.mount.triggered.connect(coordinator.mount)
    actions.unmount.triggered.connect(coordinator.unmount)
    actions.run.triggered.connect(coordinator.run)
    actions.pause.triggered.connect(coordinator.pause_or_continue)
    actions.cancel.triggered.connect(coordinator.cancel)
    actions.run_all.triggered.connect(
        lambda: coordinator.run_all(window.matrix.cycles.value()),
    )
    actions.collect.triggered.connect(coordinator.collect)
    actions.explain.triggered.connect(coordinator.explain_survivors)
    actions.take_heap.triggered.connect(coordinator.take_snapshot)
    commands = CommandCopies(window)
    actions.copy_command.triggered.connect(commands.copy_run)
    actions.copy_test.triggered.connect(commands.copy_test)
    actions.reload.triggered.connect(coordinator.reload)
    actions.crash_renderer.triggered.connect(page.crash_renderer)
    actions.quit.triggered.connect(window.close)
    actions.open.triggered.connect(window.opening.ask)
    actions.save_run.triggered.connect(window.saving.save_run)
    actions.save_report.triggered.connect(window.saving.save_report)
    actions.save_chart.triggered.connect(window.saving.save_chart)
    actions.save_heap.triggered.connect(window.saving.save_heap_snapshot)
    actions.find.triggered.connect(window.find_scenario)
    actions.reset_layout.triggered.connect(window.reset_layout)
    actions.tour.triggered.connect(window.help.show_tour)
    actions.issue.triggered.connect(window.help.open_issue)
    actions.about.triggered.connect(window.help.show_about)
    actions.shortcuts.triggered.connect(window.show_shortcuts)
    panel = window.memory_panel
    tabs = (
        (actions.show_page, window.stage),
        (actions.show_source, window.scenario_view),
        (actions.show_comparison, window.comparison),
        (actions.show_matrix, window.matrix),
        (actions.show_heap, window.heap),
        (actions.show_chart, panel.chart),
        (actions.show_why, window.why),
        (actions.show_survivors, panel.survivors),
        (actions.show_history, window.history),
        (actions.show_bridge, window.bridge.search),
    )
    window.check_actions.address.triggered.connect(window.check_page)
    window.check_actions.attach.triggered.connect(window.attach_to_application)
    window.check.checks.changed.connect(coordinator.show_state)
    for action, part in tabs:
        action.triggered.connect(partial(window.show_part, part))


def connect_parts(window: MainWindow) -> None:
    """Connect what the parts of ``window`` ask for."""
    coordinator, matrix, saving = window.coordinator, window.matrix, window.saving
    window.controls.runtime_chosen.connect(coordinator.load)
    window.controls.interval_chosen.connect(window.operations.pace.set_interval)
    window.why.line_chosen.connect(coordinator.shown.show_line)
    window.why.source_chosen.connect(coordinator.shown.show_source)
    window.why.remedy_chosen.connect(coordinator.shown.show_remedy)
    SurvivorMessages(window)
    window.history.run_opened.connect(coordinator.show_recording)
    window.history.comparison_asked.connect(coordinator.compare)
    matrix.run_opened.connect(coordinator.show_recording)
    matrix.run_all_asked.connect(coordinator.run_all)
    matrix.cancel_asked.connect(window.operations.cancel)
    matrix.save_asked.connect(lambda: saving.save_runs(matrix.model.recordings, "all-runs"))
    matrix.report_asked.connect(
        lambda: saving.save_report_of(matrix.model.recordings, matrix.model.failures, "all-runs")
    )
    window.keeper.failed.connect(window.message_bar.show_problem)
    window.runs.changed.connect(lambda: window.comparison.set_runs(window.runs.recordings))
