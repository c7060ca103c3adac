"""Everything that can be done in the window, with its shortcut."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeySequence

from lab.experiments.experiment import DEFAULT_CYCLES
from ui.words.plural import counted


@dataclass(frozen=True)
class State:
    """What the window is about; it decides what can be done."""

    busy: bool = False
    """An operation goes on."""
    loaded: bool = False
    """There is a page."""
    by_hand: bool = False
    """What is done by hand is done now, or after what goes on."""
    runs: bool = False
    """The operation is a run, which can be paused."""
    paused: bool = False
    cycles: int = DEFAULT_CYCLES
    """How many cycles a run is to have."""
    alive_by_hand: bool = False
    """A component that was unmounted by hand is still there."""
    in_tauri: bool = False
    """Scenarios run in real Tauri; what is done by hand is done on the stand-in alone."""
    ready: bool = True
    """They can be run there now."""
    measured: bool = False
    """There is a run to save."""
    checking: bool = False
    """Somebody's page is loaded or measured in the Check tab."""
    recording: bool = False
    """What is done in such a page is recorded: its keys are the page's."""


class Actions(QObject):
    """The actions of the menus; whoever does the work connects to them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.mount = self._action("mount", "Ctrl+M")
        self.unmount = self._action("unmount", "Ctrl+U")
        self.run = self._action("run", "Ctrl+R")
        self.pause = self._action("pause", "Ctrl+P")
        self.cancel = self._action("cancel", "Esc")
        self.run_all = self._action("run-all", "Ctrl+Shift+R")
        self.collect = self._action("collect", "Ctrl+G")
        self.explain = self._action("explain", "Ctrl+H")
        self.take_heap = self._action("take-heap", "Ctrl+T")
        self.copy_command = self._action("copy-command", "Ctrl+Shift+C")
        self.copy_test = self._action("copy-test")
        self.reload = self._action("reload", "F5")
        self.crash_renderer = self._action("crash-renderer", "Ctrl+Shift+B")
        self.open = self._action("open", "Ctrl+O")
        self.save_run = self._action("save-run", "Ctrl+S")
        self.save_report = self._action("save-report", "Ctrl+Shift+S")
        self.save_chart = self._action("save-chart", "Ctrl+E")
        self.save_heap = self._action("save-heap", "Ctrl+Shift+H")
        self.quit = self._action("quit", "Ctrl+Q")
        self.find = self._action("find", "Ctrl+F")
        self.show_page = self._action("show-page", "Ctrl+1")
        self.show_why = self._action("show-why", "Ctrl+7")
        self.show_source = self._action("show-source", "Ctrl+2")
        self.show_comparison = self._action("show-comparison", "Ctrl+3")
        self.show_matrix = self._action("show-matrix", "Ctrl+4")
        self.show_heap = self._action("show-heap", "Ctrl+5")
        self.show_chart = self._action("show-chart", "Ctrl+6")
        self.show_survivors = self._action("show-survivors", "Ctrl+8")
        self.show_history = self._action("show-history", "Ctrl+9")
        self.show_bridge = self._action("show-bridge", "Ctrl+B")
        self.reset_layout = self._action("reset-layout", "Ctrl+0")
        self.tour = self._action("tour")
        self.issue = self._action("issue")
        self.shortcuts = self._action("shortcuts", "F1")
        self.about = self._action("about")
        self._paused = False
        self._cycles = DEFAULT_CYCLES
        self._retranslate()
        self.show_state(State(busy=True))

    def show_state(self, state: State) -> None:
        """Enable what can be done now."""
        idle = state.loaded and not state.busy
        for action in (self.mount, self.unmount, self.collect):
            action.setEnabled(state.loaded and state.by_hand and not state.in_tauri)
        self.run.setEnabled(idle and state.ready)
        for action in (self.save_heap, self.take_heap):
            action.setEnabled(idle and not state.in_tauri)
        self.explain.setEnabled(idle and state.alive_by_hand)
        for action in (self.save_run, self.save_report, self.save_chart):
            action.setEnabled(state.measured and not state.busy)
        self.run_all.setEnabled(idle and state.ready)
        self.open.setEnabled(not state.busy)
        self.reload.setEnabled(not state.busy)
        # A run may go on although its page has crashed: all experiments are run.
        goes_on = state.busy and (state.loaded or state.runs)
        self.cancel.setEnabled((goes_on or state.checking) and not state.recording)
        self.pause.setEnabled(state.runs)
        self.crash_renderer.setEnabled(state.loaded and not state.in_tauri)
        self._paused, self._cycles = state.paused, state.cycles
        self._retranslate()

    def event(self, event: QEvent) -> bool:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().event(event)

    def _retranslate(self) -> None:
        self.mount.setText(self.tr("&Mount"))
        self.unmount.setText(self.tr("&Unmount"))
        self.run.setText(
            counted(self._cycles, self.tr("&Run {count} cycle"), self.tr("&Run {count} cycles"))
        )
        self.pause.setText(self.tr("&Continue") if self._paused else self.tr("&Pause"))
        self.cancel.setText(self.tr("Ca&ncel"))
        self.run_all.setText(self.tr("Run &all"))
        self.explain.setText(self.tr("Find &what holds it"))
        self.collect.setText(self.tr("Collect &garbage"))
        self.take_heap.setText(self.tr("Ta&ke a heap snapshot"))
        self.copy_command.setText(self.tr("Cop&y as a command"))
        self.copy_test.setText(self.tr("Copy as a &test"))
        self.reload.setText(self.tr("Re&load the page"))
        self.crash_renderer.setText(self.tr("Cras&h the renderer"))
        self.open.setText(self.tr("&Open …"))
        self.save_run.setText(self.tr("&Save the run …"))
        self.save_report.setText(self.tr("Save a &report …"))
        self.save_chart.setText(self.tr("Save the &chart …"))
        self.save_heap.setText(self.tr("Save a &heap snapshot …"))
        self.quit.setText(self.tr("&Quit"))
        self.find.setText(self.tr("&Find a scenario"))
        self.show_page.setText(self.tr("The &page"))
        self.show_source.setText(self.tr("&Source of the scenario"))
        self.show_comparison.setText(self.tr("&Compare"))
        self.show_matrix.setText(self.tr("&Run all"))
        self.show_heap.setText(self.tr("&Heap snapshot"))
        self.show_chart.setText(self.tr("Cha&rt"))
        self.show_why.setText(self.tr("&Why it leaks"))
        self.show_survivors.setText(self.tr("Sur&vivors"))
        self.show_history.setText(self.tr("Ru&ns"))
        self.show_bridge.setText(self.tr("&Bridge"))
        self.reset_layout.setText(self.tr("&Reset the layout"))
        self.tour.setText(self.tr("&Tour"))
        self.issue.setText(self.tr("Tauri &issue 13133"))
        self.shortcuts.setText(self.tr("&Shortcuts"))
        self.about.setText(self.tr("&About Leak Lab"))

    def _action(self, name: str, shortcut: str = "") -> QAction:
        action = QAction(self)
        action.setObjectName(f"action-{name}")
        action.setShortcut(QKeySequence(shortcut))
        return action
