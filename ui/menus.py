"""The menu bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu

from ui.actions import Actions


def add_menus(window: QMainWindow, actions: Actions, docks: Sequence[QDockWidget]) -> None:
    """Put all actions into menus; ``docks`` can be hidden and shown again."""
    file = _menu(window, window.tr("&File"))
    file.addActions([actions.save_run, actions.save_report])
    file.addActions([actions.save_chart, actions.save_heap])
    file.addSeparator()
    file.addAction(actions.quit)

    run = _menu(window, window.tr("&Run"))
    run.addActions([actions.mount, actions.unmount, actions.run, actions.cancel])
    run.addSeparator()
    run.addActions([actions.collect, actions.reload, actions.break_renderer])

    view = _menu(window, window.tr("&View"))
    view.addAction(actions.find)
    view.addSeparator()
    view.addActions([actions.show_page, actions.show_source])
    view.addActions([actions.show_chart, actions.show_holder])
    view.addSeparator()
    for dock in docks:
        view.addAction(dock.toggleViewAction())
    view.addAction(actions.reset_layout)

    _menu(window, window.tr("&Help")).addAction(actions.shortcuts)


def _menu(window: QMainWindow, title: str) -> QMenu:
    return window.menuBar().addMenu(title)
