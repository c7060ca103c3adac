"""Lets the menus' actions do their work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lab.page import LabPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def connect_actions(window: MainWindow, page: LabPage) -> None:
    """Connect those actions of ``window`` that are not also buttons of the tool bar."""
    actions, panel = window.actions_set, window.memory_panel
    actions.collect.triggered.connect(window.laboratory.collect)
    actions.break_renderer.triggered.connect(page.break_renderer)
    actions.quit.triggered.connect(window.close)
    actions.save_run.triggered.connect(window.saving.save_run)
    actions.save_report.triggered.connect(window.saving.save_report)
    actions.save_chart.triggered.connect(window.saving.save_chart)
    actions.save_heap.triggered.connect(window.saving.save_heap_snapshot)
    actions.find.triggered.connect(window.find_scenario)
    actions.reset_layout.triggered.connect(window.reset_layout)
    actions.shortcuts.triggered.connect(window.show_shortcuts)
    tabs = (
        (actions.show_page, window.tabs, 0),
        (actions.show_source, window.tabs, 1),
        (actions.show_chart, panel.tabs, 0),
        (actions.show_holder, panel.tabs, 1),
    )
    for action, of, number in tabs:
        action.triggered.connect(partial(of.setCurrentIndex, number))
