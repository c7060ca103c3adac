"""Everything that can be done in the window, with its shortcut."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject

from lab.experiments.plan import DEFAULT_CYCLES
from ui.looks.named_action import named_action
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
        self.mount = named_action(self, "mount", "Ctrl+M")
        self.unmount = named_action(self, "unmount", "Ctrl+U")
        self.run = named_action(self, "run", "Ctrl+R")
        self.pause = named_action(self, "pause", "Ctrl+P")
        self.cancel = named_action(self, "cancel", "Esc")
        self.run_all = named_action(self, "run-all", "Ctrl+Shift+R")
        self.collect = named_action(self, "collect", "Ctrl+G")
        self.explain = named_action(self, "explain", "Ctrl+H")
        self.take_heap = named_action(self, "take-heap", "Ctrl+T")
        self.copy_command = named_action(self, "copy-command", "Ctrl+Shift+C")
        self.copy_test = named_action(self, "copy-test")
        self.reload = named_action(self, "reload", "F5")
        self.crash_renderer = named_action(self, "crash-renderer", "Ctrl+Shift+B")
        self.open = named_action(self, "open", "Ctrl+O")
        self.save_run = named_action(self, "save-run", "Ctrl+S")
        self.save_report = named_action(self, "save-report", "Ctrl+Shift+S")
        self.save_chart = named_action(self, "save-chart", "Ctrl+E")
        self.save_heap = named_action(self, "save-heap", "Ctrl+Shift+H")
        self.quit = named_action(self, "quit", "Ctrl+Q")
        self.find = named_action(self, "find", "Ctrl+F")
        self.show_page = named_action(self, "show-page", "Ctrl+1")
        self.show_why = named_action(self, "show-why", "Ctrl+7")
        self.show_source = named_action(self, "show-source", "Ctrl+2")
        self.show_comparison = named_action(self, "show-comparison", "Ctrl+3")
        self.show_matrix = named_action(self, "show-matrix", "Ctrl+4")
        self.show_heap = named_action(self, "show-heap", "Ctrl+5")
        self.show_chart = named_action(self, "show-chart", "Ctrl+6")
        self.show_survivors = named_action(self, "show-survivors", "Ctrl+8")
        self.show_history = named_action(self, "show-history", "Ctrl+9")
        self.show_bridge = named_action(self, "show-bridge", "Ctrl+B")
        self.reset_layout = named_action(self, "reset-layout", "Ctrl+0")
        self.tour = named_action(self, "tour")
        self.issue = named_action(self, "issue")
        self.shortcuts = named_action(self, "shortcuts", "F1")
        self.about = named_action(self, "about")
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
