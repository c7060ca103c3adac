"""The list of scenarios: search, pick, and see what the last run of each has said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLabel, QLineEdit, QTreeView, QVBoxLayout, QWidget

from lab.page.catalog import Scenario
from report.result import Result
from ui.looks.colored_text import ColoredTextDelegate
from ui.scenarios.scenario_model import ScenarioModel
from ui.scenarios.title import scenario_title

_FIRST = ("no-cleanup", "vue")
_ROOM_FOR_VERDICTS = 270
"""From this width on, in pixels, verdicts have names beside their marks."""


class ScenarioList(QWidget):
    """A search field and a tree; one scenario is picked as soon as there are any."""

    scenario_picked = Signal(object)
    """The :class:`lab.page.catalog.Scenario` that is picked now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picked: Scenario | None = None
        self._first = _FIRST
        self._next: tuple[str, str] | None = None
        self._searches = False
        self.model = ScenarioModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self.model)
        self._found.setRecursiveFilteringEnabled(True)
        self._found.setAutoAcceptChildRows(True)
        self._found.setFilterRole(ScenarioModel.SEARCH_ROLE)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

        self.search = QLineEdit(self)
        self.search.setObjectName("search")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.tree = QTreeView(self)
        self.tree.setObjectName("scenarios")
        self.tree.setModel(self._found)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(12)
        self.tree.setUniformRowHeights(True)
        colored = ColoredTextDelegate(self.tree)
        self.tree.setItemDelegateForColumn(ScenarioModel.VERDICT, colored)
        # Titles of one group differ at their ends: "unlisten, guarded", "No cleanup (React)".
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.tree.header()
        header.setStretchLastSection(False)
        # Without a verdict the column takes no room from the titles.
        header.setMinimumSectionSize(0)
        header.setSectionResizeMode(ScenarioModel.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(ScenarioModel.VERDICT, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.selectionModel().currentChanged.connect(self._on_current)
        self._nothing = QLabel(self)
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.search)
        layout.addWidget(self._nothing)
        layout.addWidget(self.tree, 1)
        self._retranslate()

    @property
    def picked(self) -> Scenario | None:
        """The scenario that is picked, if there are any."""
        return self._picked

    @property
    def runtime(self) -> str:
        """Whose scenarios are listed; empty at first."""
        return self.model.runtime

    def offer(self, scenarios: Sequence[Scenario], runtime: str) -> None:
        """List what ``runtime`` has; the picked scenario stays picked if it is among them."""
        if self._picked is not None and self._next is None and self.model.lists(scenarios, runtime):
            return
        kept = None if self._picked is None else (self._picked.id, self._picked.framework)
        wanted = self._next or kept or self._first
        self._picked = self._next = None
        self.model.offer(scenarios, runtime)
        self.tree.expandAll()
        if not (self.pick(*wanted) or self.pick(wanted[0])) and scenarios:
            self.pick(scenarios[0].id)

    def pick_first(self, scenario_id: str, framework: str) -> None:
        """Have this one picked as soon as it is listed."""
        self._first = (scenario_id, framework)

    def pick_next(self, scenario_id: str, framework: str) -> None:
        """Have this one picked when scenarios are listed anew."""
        self._next = (scenario_id, framework)

    def pick(self, scenario_id: str, framework: str | None = None) -> bool:
        """Pick a scenario, in any framework if None; False if it is not there."""
        index = self.model.find(scenario_id, framework)
        if not index.isValid():
            return False
        if not self._found.mapFromSource(index).isValid():
            self.search.clear()
        self.tree.setCurrentIndex(self._found.mapFromSource(index))
        self._pick(self.model.scenario(index))
        return True

    def scenario(self, scenario_id: str, framework: str) -> Scenario | None:
        """A scenario of those offered, or None if it is not there."""
        return self.model.scenario(self.model.find(scenario_id, framework))

    def title_of(self, scenario_id: str) -> str | None:
        """The title of a scenario, or None if it is not there."""
        scenario = self.model.scenario(self.model.find(scenario_id))
        return None if scenario is None else scenario_title(scenario)

    def show_result(self, result: Result) -> None:
        """Show a run's verdict beside its scenario."""
        self.model.show_result(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search field to the list by Down, and pick by Enter, as by a click."""
        if watched is self.search and isinstance(event, QKeyEvent):
            picks = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if picks and event.type() == QEvent.Type.KeyPress:
                self._enter_list()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave titles the room of the verdicts' names where there is little."""
        super().resizeEvent(event)
        self.model.show_marks(self.width() < _ROOM_FOR_VERDICTS)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search scenarios"))
        self.search.setAccessibleName(self.tr("Search scenarios"))
        self.tree.setAccessibleName(self.tr("Scenarios"))
        self._nothing.setText(self.tr("No scenario matches. Clear the search to see all."))
        self._searches = True
        self.model.retranslate()
        self._searches = False
        if self.search.text():
            # A group may be found by its title in one language only.
            self._search(self.search.text())

    def _search(self, text: str) -> None:
        # A row that is filtered out hands the current one on; what a search hides stays picked.
        self._searches = True
        self._found.setFilterFixedString(text.strip())
        self.tree.expandAll()
        found = self._found.rowCount() > 0
        self.tree.setVisible(found)
        self._nothing.setVisible(not found)
        if self._picked is not None:
            index = self.model.find(self._picked.id, self._picked.framework)
            self.tree.setCurrentIndex(self._found.mapFromSource(index))
        self._searches = False

    def _enter_list(self) -> None:
        """Give the list the keyboard, and pick the first that was found, unless one of those is."""
        if self._found.rowCount() == 0:
            return
        if not self.tree.currentIndex().isValid():
            group = self._found.index(0, 0)
            self.tree.setCurrentIndex(self._found.index(0, 0, group))
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._searches:
            self._pick(self.model.scenario(self._found.mapToSource(current)))

    def _pick(self, scenario: Scenario | None) -> None:
        if scenario is not None and scenario != self._picked:
            self._picked = scenario
            self.scenario_picked.emit(scenario)
