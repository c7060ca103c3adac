"""The main window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QMenu,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lab.page.page import LabPage
from lab.tauri.project import WindowArea
from ui.bridge.feed import BridgeFeed
from ui.bridge.view import BridgeView
from ui.check.actions import CheckActions
from ui.check.docks_aside import DocksAside
from ui.check.view import CheckView
from ui.compare.view import CompareView
from ui.heap.heap_view import HeapView
from ui.help.help import Help
from ui.holders.holder_view import HolderView
from ui.looks.dock_buttons import DockButtons
from ui.looks.themes import Themes
from ui.matrix.view import MatrixView
from ui.memory.first_steps import FirstSteps
from ui.memory.panel import MemoryPanel
from ui.runs.history_view import HistoryView
from ui.runs.keeper import Keeper, kept_runs_folder
from ui.runs.operations import Operations
from ui.runs.run_folder import RunFolder
from ui.runs.runs import Runs
from ui.scenarios.scenario_list import ScenarioList
from ui.scenarios.scenario_view import ScenarioView
from ui.stage.beside import area_beside
from ui.stage.controls import Controls
from ui.stage.stage import Stage
from ui.window.action_wiring import connect_actions, connect_parts
from ui.window.actions import Actions
from ui.window.coordinator import Coordinator
from ui.window.leaving import Leaving
from ui.window.menus import Menus
from ui.window.message_bar import MessageBar
from ui.window.opening import Opening
from ui.window.run_status import RunStatus
from ui.window.saving import Saving
from ui.window.settings import WindowSettings
from ui.window.shortcuts_dialog import ShortcutsDialog
from ui.words.language import Languages, first_language
from ui.words.plain_text import show_plain_text

_ICON = Path(__file__).parents[1] / "leak-lab.svg"
_SIZE = QSize(1360, 860)
_NARROW = 1200


class MainWindow(QMainWindow):
    """The scenarios and runs, the page and what it is about, and the memory panel, side by side."""

    close_requested = Signal()
    """The user wants to close the window; whoever owns it ends what goes on first."""

    def __init__(self, page: LabPage, runtimes: Sequence[str]) -> None:
        super().__init__()
        self.setWindowIcon(QIcon(str(_ICON)))
        self.resize(_SIZE)
        self.setAcceptDrops(True)
        self.operations = Operations(page, self, tauri_area=self._area_beside)
        self.languages = Languages(self)
        self.themes = Themes(self)
        self.runs = Runs(self)
        self.keeper = Keeper(self.runs, RunFolder(kept_runs_folder()), self)
        self.actions_set = Actions(self)
        self.controls = Controls(runtimes, self.actions_set, self)
        self.addToolBar(self.controls)
        self.message_bar = MessageBar(self.actions_set.reload, self)
        self.scenario_view = ScenarioView(self)
        self.why = HolderView(self)
        self.why.setObjectName("why")
        self.comparison = CompareView(self.runs.title_of, self)
        self.matrix = MatrixView(self)
        actions = self.actions_set
        ask = self.operations.snapshots.explorer.ask
        self.heap = HeapView(actions.take_heap, actions.cancel, ask, self)
        self.check_actions = CheckActions(self)
        self.check = CheckView(self.check_actions, self)
        self.stage = Stage(page.view, actions.reload, actions.save_heap, actions.run, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        for tab in (
            self.stage,
            self.why,
            self.scenario_view,
            self.comparison,
            self.matrix,
            self.heap,
            self.check,
        ):
            self.tabs.addTab(tab, "")
        # An error is said above whatever is being looked at.
        central = QWidget(self)
        layout = QVBoxLayout(central)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.message_bar)
        layout.addWidget(self.tabs, 1)
        self.setCentralWidget(central)

        self.scenario_list = ScenarioList(self)
        self.history = HistoryView(self.runs, self)
        self.memory_panel = MemoryPanel(
            self, next_steps=(actions.explain, actions.run), why=actions.show_why
        )
        self.memory_panel.chart.welcome(FirstSteps(actions.run))
        self.scenario_dock = self._dock("scenario-dock", self.scenario_list)
        self.history_dock = self._dock("history-dock", self.history)
        self.memory_dock = self._dock("memory", self.memory_panel)
        self.bridge = BridgeView(self)
        self.bridge_dock = self._dock("bridge", self.bridge)
        self.bridge_feed = BridgeFeed(page, self.bridge, self)
        self.saving = Saving(self, self.operations, self.memory_panel.chart, self.runs)
        close = self.close_requested.emit
        self.leaving = Leaving(self, self.operations, self.runs, self.saving, self.keeper, close)
        self.opening = Opening(self, self.operations)
        docks = (self.scenario_dock, self.history_dock, self.bridge_dock, self.memory_dock)
        parts = (self.controls, *docks)
        self._docks_aside = DocksAside(self, self.tabs, self.check, parts)
        self.setMenuBar(
            Menus(self.actions_set, self.check_actions, parts, self.languages, self.themes, self)
        )
        self.status = RunStatus(self)
        self.setStatusBar(self.status)
        self.help = Help(self, self.status.say)
        # What lies at the bottom leaves the memory panel as high as it is.
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.reset_layout()
        self.coordinator = Coordinator(self, page)
        connect_actions(self, page)
        connect_parts(self)
        show_plain_text(self)
        self._retranslate()

    def restore(self, settings: WindowSettings) -> None:
        """Be as the user left it."""
        self.languages.switch(first_language(settings.language))
        if settings.theme:
            self.themes.switch(settings.theme)
        self.restoreGeometry(settings.geometry)
        self.restoreState(settings.layout)
        self.controls.show_runtime(settings.runtime)
        self.controls.show_interval(settings.interval_s)
        if settings.cycles is not None:
            self.controls.cycles.setValue(settings.cycles)
        if settings.scenario:
            self.scenario_list.pick_first(settings.scenario, settings.framework)

    def settings(self) -> WindowSettings:
        """What to remember until the next start."""
        scenario = self.scenario_list.picked
        return WindowSettings(
            self.saveGeometry(),
            self._docks_aside.layout,
            self.controls.current_runtime(),
            "" if scenario is None else scenario.id,
            "" if scenario is None else scenario.framework,
            self.controls.cycles.value(),
            self.languages.current,
            self.controls.current_interval(),
            self.themes.current,
        )

    def start(self) -> None:
        """Load the first page; then list the runs of earlier sessions."""
        self.coordinator.reload()
        self.keeper.start(self.operations.until_free)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the owner to close; what goes on must be ended in order first.

        Runs that could not be kept are asked about before.
        """
        event.ignore()
        self.leaving.ask()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file, while none is being worked on."""
        if not self.operations.is_busy and _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file."""
        path = _dropped(event)
        if path is not None:
            self.opening.open(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the page room in a narrow window."""
        super().resizeEvent(event)
        was_narrow = 0 <= event.oldSize().width() < _NARROW
        if was_narrow != (event.size().width() < _NARROW):
            self._fit_docks()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def reset_layout(self) -> None:
        """Put the docks where they are at first, and show the tool bar."""
        self.controls.show()
        areas = Qt.DockWidgetArea
        left, right = areas.LeftDockWidgetArea, areas.RightDockWidgetArea
        for dock, area in (
            (self.scenario_dock, left),
            (self.history_dock, left),
            (self.memory_dock, right),
            (self.bridge_dock, areas.BottomDockWidgetArea),
        ):
            dock.setFloating(False)
            self.addDockWidget(area, dock)
            dock.show()
        self.tabifyDockWidget(self.scenario_dock, self.history_dock)
        self.scenario_dock.raise_()
        self._fit_docks()

    def show_part(self, part: QWidget) -> None:
        """Bring a part of the window to the front, and the keyboard into it."""
        above = part.parentWidget()
        while above is not None:
            if isinstance(above, QTabWidget) and above.indexOf(part) >= 0:
                above.setCurrentWidget(part)
            elif isinstance(above, QDockWidget):
                above.show()
                above.raise_()
            above = above.parentWidget()
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def find_scenario(self) -> None:
        """Put the keyboard into the search field."""
        self.show_part(self.scenario_list)
        self.scenario_list.search.setFocus()
        self.scenario_list.search.selectAll()

    def check_page(self) -> None:
        """Let a page be named that is to be checked."""
        self.show_part(self.check)
        self.check.begin_address()

    def attach_to_application(self) -> None:
        """Let a running application be named, a page of which is to be checked."""
        self.show_part(self.check)
        self.check.begin_port()

    def show_shortcuts(self) -> None:
        """Open the list of shortcuts."""
        ShortcutsDialog(self.menuBar().findChildren(QMenu), self).open()

    def _area_beside(self) -> WindowArea:
        return area_beside(self.frameGeometry(), self.screen().availableGeometry())

    def _fit_docks(self) -> None:
        widths = [262, 428] if self.width() < _NARROW else [300, 440]
        docks = [self.scenario_dock, self.memory_dock]
        self.resizeDocks(docks, widths, Qt.Orientation.Horizontal)
        self.resizeDocks([self.bridge_dock], [self.height() // 3], Qt.Orientation.Vertical)

    def _dock(self, name: str, widget: QWidget) -> QDockWidget:
        dock = QDockWidget(self)
        dock.setObjectName(name)
        dock.setWidget(widget)
        DockButtons(dock)
        return dock

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Leak Lab"))
        for tab, title in (
            (self.stage, self.tr("&Page")),
            (self.why, self.tr("&Why")),
            (self.scenario_view, self.tr("&Source")),
            (self.comparison, self.tr("Co&mpare")),
            (self.matrix, self.tr("Run a&ll")),
            (self.heap, self.tr("H&eap")),
            (self.check, self.tr("Chec&k")),
        ):
            self.tabs.setTabText(self.tabs.indexOf(tab), title)
        self.scenario_dock.setWindowTitle(self.tr("Scenarios"))
        self.history_dock.setWindowTitle(self.tr("Runs"))
        self.memory_dock.setWindowTitle(self.tr("Memory"))
        self.bridge_dock.setWindowTitle(self.tr("Bridge"))


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is dropped, if it is one."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
