"""The scenarios as a tree: groups, and in each its scenarios with their last verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QGuiApplication

from lab.page.catalog import Scenario
from memory.verdict import VERDICT_MARKS
from report.result import Result
from ui.looks.colors import verdict_color
from ui.scenarios.title import group_title, scenario_title
from ui.words.language import text_of
from ui.words.reason_words import evidence_of
from ui.words.verdict_words import short_verdict

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_OF_GROUP = 0


class ScenarioModel(QAbstractItemModel):
    """Groups hold scenarios, one row per framework. The verdicts are those of one runtime."""

    TITLE, VERDICT = range(2)
    SEARCH_ROLE = Qt.ItemDataRole.UserRole
    """All text that a search looks through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runtime = ""
        self._groups: list[tuple[str, tuple[Scenario, ...]]] = []
        self._results: dict[tuple[str, str, str], Result] = {}
        self._are_verdicts_marks = False

    @property
    def runtime(self) -> str:
        """Whose scenarios these are; empty at first."""
        return self._runtime

    def offer(self, scenarios: Sequence[Scenario], runtime: str) -> None:
        """List these scenarios, which ``runtime`` has, in their order."""
        self.beginResetModel()
        self._runtime = runtime
        self._groups = _groups(scenarios)
        self.endResetModel()

    def lists(self, scenarios: Sequence[Scenario], runtime: str) -> bool:
        """Whether just these are listed already."""
        return runtime == self._runtime and self._groups == _groups(scenarios)

    def show_result(self, result: Result) -> None:
        """Show a verdict beside its scenario, until there is a newer one."""
        self._results[(result.pair.name, result.scenario, result.framework)] = result
        index = self.find(result.scenario, result.framework)
        if index.isValid():
            self.dataChanged.emit(index, index.siblingAtColumn(self.VERDICT))

    def show_marks(self, alone: bool) -> None:
        """Whether a verdict's mark stands for it: titles need the room of its name."""
        if alone != self._are_verdicts_marks:
            self._are_verdicts_marks = alone
            self.retranslate()

    def retranslate(self) -> None:
        """Have the views ask for all texts anew: the language has changed."""
        last = self.columnCount() - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        for number, (_group, members) in enumerate(self._groups):
            group = self.index(number, 0)
            self.dataChanged.emit(group, group.siblingAtColumn(last))
            self.dataChanged.emit(
                self.index(0, 0, group), self.index(len(members) - 1, last, group)
            )

    def scenario(self, index: _Index) -> Scenario | None:
        """The scenario of a row, or None for a group."""
        if not index.isValid() or index.internalId() == _OF_GROUP:
            return None
        return self._groups[index.internalId() - 1][1][index.row()]

    def find(self, scenario_id: str, framework: str | None = None) -> QModelIndex:
        """The row of a scenario, in any framework if None; an invalid index if there is none."""
        for number, (_group, members) in enumerate(self._groups):
            for row, scenario in enumerate(members):
                if scenario.id == scenario_id and framework in (None, scenario.framework):
                    return self.createIndex(row, self.TITLE, number + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: _Index = _NO_PARENT) -> QModelIndex:
        """A cell. Its internal id is 0 for a group, else 1 more than its group's row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _OF_GROUP)

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        """The group of a scenario."""
        if not index.isValid() or index.internalId() == _OF_GROUP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _OF_GROUP)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """The number of groups, or of a group's scenarios."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != _OF_GROUP or parent.column() != 0:
            return 0
        return len(self._groups[parent.row()][1])

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Title and verdict."""
        return 2

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Groups cannot be picked."""
        if index.isValid() and index.internalId() == _OF_GROUP:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Scenario"), self.tr("Verdict"))[section] if section < 2 else None
        if role == Qt.ItemDataRole.SizeHintRole:
            # The headings are read out, not seen: the column is as wide as its verdicts.
            return QSize(0, 0)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A group's or a scenario's text, colour, tooltip or text to search."""
        if not index.isValid():
            return None
        scenario = self.scenario(index)
        if scenario is None:
            return self._of_group(index, role)
        if index.column() == self.VERDICT:
            return self._of_verdict(scenario, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return scenario_title(scenario)
        if role == Qt.ItemDataRole.ToolTipRole:
            return text_of(scenario.explanation)
        if role == self.SEARCH_ROLE:
            return self._searched(scenario)
        return None

    def _searched(self, scenario: Scenario) -> str:
        """Both languages: whoever reads one may have a word of the other in mind."""
        texts = (scenario.title, scenario.explanation)
        words = [word for text in texts for word in (text.en, text.zh)]
        return " ".join([scenario.id, scenario_title(scenario), *words])

    def _of_group(self, index: _Index, role: int) -> object:
        if index.column() != self.TITLE:
            return None
        title = group_title(self._groups[index.row()][0])
        if role in (Qt.ItemDataRole.DisplayRole, self.SEARCH_ROLE):
            return title
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _of_verdict(self, scenario: Scenario, role: int) -> object:
        result = self._results.get((self._runtime, scenario.id, scenario.framework))
        if result is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole and self._are_verdicts_marks:
            return VERDICT_MARKS[result.verdict]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return short_verdict(result.verdict)
        if role == Qt.ItemDataRole.ForegroundRole:
            return verdict_color(result.verdict, QGuiApplication.palette())
        if role == Qt.ItemDataRole.ToolTipRole:
            return evidence_of(result)
        return None


def _groups(scenarios: Sequence[Scenario]) -> list[tuple[str, tuple[Scenario, ...]]]:
    groups: dict[str, list[Scenario]] = {}
    for scenario in scenarios:
        groups.setdefault(scenario.group, []).append(scenario)
    return [(group, tuple(members)) for group, members in groups.items()]
