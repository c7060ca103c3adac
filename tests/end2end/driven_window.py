"""Drives the window as a user does, and reads what it shows."""

from __future__ import annotations

import psutil
from PySide6.QtCore import QModelIndex, Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QAbstractButton, QLabel, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from ui.window.main_window import MainWindow

LIMIT_MS = 30_000
TAURI_LIMIT_MS = 100_000
"""For a run in real Tauri, which is a program of its own."""


class DrivenWindow:
    """Clicks, and looks."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.controls = window.controls
        self.operations = window.operations
        self.model = window.memory_panel.model
        self.tree = window.scenario_list.tree
        self.chart = window.memory_panel.chart

    def click(self, button: QAbstractButton) -> None:
        """Click with the mouse; a button that is disabled cannot be."""
        assert button.isEnabled(), f"{button.objectName()} is disabled"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier,
    ) -> None:
        """Press a key in the window."""
        QTest.keyClick(self.window, key, modifier)

    def wait_until_idle(self, limit_ms: int = LIMIT_MS) -> None:
        """Wait until what goes on has ended, all parts show it, and its runs are kept."""
        keeper, shown = self.window.keeper, self.window.coordinator.shown
        self.qtbot.waitUntil(
            lambda: not self.operations.is_busy and shown.is_complete and not keeper.is_writing,
            timeout=limit_ms,
        )

    def wait_for_cycle(self, cycle: int, limit_ms: int = LIMIT_MS) -> None:
        """Wait until a run has come that far, and goes on."""

        def far_enough(progress: object) -> bool:
            return getattr(progress, "cycle", -1) >= cycle

        with self.qtbot.waitSignal(
            self.operations.progressed, timeout=limit_ms, check_params_cb=far_enough
        ):
            pass
        assert self.operations.is_busy

    def run(self, cycles: int, limit_ms: int = LIMIT_MS) -> None:
        """Run to the end by a click."""
        self.controls.cycles.setValue(cycles)
        with self.qtbot.waitSignal(self.operations.finished, timeout=limit_ms):
            self.click(self.controls.run)
        self.wait_until_idle(limit_ms)

    def pick_runtime(self, version: str) -> None:
        """Pick another runtime, as by the keyboard, and wait until its page is loaded."""
        combo = self.controls.runtime
        assert combo.isEnabled()
        index = combo.findData(version)
        assert index >= 0
        combo.setFocus()
        while combo.currentIndex() != index:
            down = combo.currentIndex() < index
            QTest.keyClick(combo, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
            self.wait_until_idle()

    def row_of_scenario(self, title: str) -> QModelIndex:
        """The row of that title in the list of scenarios, as it is shown now."""
        model = self.tree.model()
        for number in range(model.rowCount()):
            group = model.index(number, 0)
            for row in range(model.rowCount(group)):
                index = model.index(row, 0, group)
                if index.data() == title:
                    return index
        raise AssertionError(f"no scenario {title} in the list")

    def pick_scenario(self, title: str) -> None:
        """Click on a scenario in the list."""
        index = self.row_of_scenario(title)
        self.tree.scrollTo(index)
        QTest.mouseClick(
            self.tree.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            self.tree.visualRect(index).center(),
        )

    def listed_scenario(self) -> tuple[str, str]:
        """Title and verdict of the row that is current in the list."""
        index = self.tree.currentIndex()
        return str(index.data()), str(index.siblingAtColumn(1).data() or "")

    def pick_run(self, row: int) -> None:
        """Click on a run in the list of runs, the newest of which is row 0."""
        history = self.window.history
        self.window.show_part(history)
        self.click_run(history.model.index(row, 0))

    def click_run(
        self, index: QModelIndex, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Click on a row of the list of runs, which is in sight."""
        tree = self.window.history.tree
        tree.scrollTo(index)
        place = tree.visualRect(index).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    @property
    def page_view(self) -> QWebEngineView:
        """The view of the page."""
        view = self.window.findChild(QWebEngineView)
        assert isinstance(view, QWebEngineView)
        return view

    @property
    def renderer_terminated(self) -> SignalInstance:
        """The signal by which the page tells that its renderer has ended."""
        return self.page_view.page().renderProcessTerminated

    def kill_renderer(self) -> None:
        """Kill the page's renderer and wait until the window knows."""
        with self.qtbot.waitSignal(self.renderer_terminated, timeout=LIMIT_MS):
            psutil.Process(self.page_view.page().renderProcessPid()).kill()

    def figures(self, name: str) -> tuple[str, str, str]:
        """The row of that name in the table: now, change, per cycle."""
        for row in range(self.model.rowCount()):
            cells = [str(self.model.index(row, column).data()) for column in range(4)]
            if cells[0] == name:
                return (cells[1], cells[2], cells[3])
        raise AssertionError(f"no row {name}")

    def text(self, name: str) -> str:
        """The text of a label by its name."""
        label = self.window.findChild(QLabel, name)
        assert isinstance(label, QLabel)
        return label.text()

    @property
    def progress_bar(self) -> QProgressBar:
        bar = self.window.statusBar().findChild(QProgressBar)
        assert isinstance(bar, QProgressBar)
        return bar

    def enabled(self) -> set[str]:
        """The names of the controls that can be used now."""
        names = ("runtime", "mount", "unmount", "run", "cycles", "cancel", "reload")
        controls = {name: self.window.findChild(QWidget, name) for name in names}
        assert None not in controls.values()
        return {name for name, control in controls.items() if control and control.isEnabled()}
