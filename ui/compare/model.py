"""Two runs side by side as a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont, QGuiApplication

from lab.experiments.recording import Recording
from report.result import Result
from ui.looks.colors import verdict_color
from ui.words.translatable import QT_TRANSLATE_NOOP
from ui.words.units import data_size
from ui.words.verdict_words import short_verdict

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_UNKNOWN = "—"
_SIGNIFICANT = 0.005


@dataclass(frozen=True)
class _Quantity:
    """A figure of a run."""

    name: str
    value: Callable[[Result], float | None]
    unit: Literal["", "B", "x", "s"] = ""
    less_is_better: bool = True


def _per_cycle(count: Callable[[Result], int]) -> Callable[[Result], float]:
    return lambda result: result.per_cycle(count(result))


_CYCLES = _Quantity(
    QT_TRANSLATE_NOOP("CompareModel", "Cycles"),
    lambda result: result.cycles,
    less_is_better=False,
)
_QUANTITIES = (
    _CYCLES,
    _Quantity(QT_TRANSLATE_NOOP("CompareModel", "Survivors"), lambda result: result.survivors),
    _Quantity(
        QT_TRANSLATE_NOOP("CompareModel", "Survivors per cycle"),
        _per_cycle(lambda result: result.survivors),
    ),
    _Quantity(
        QT_TRANSLATE_NOOP("CompareModel", "Callbacks left"), lambda result: result.callbacks_left
    ),
    _Quantity(
        QT_TRANSLATE_NOOP("CompareModel", "Backend channels left"),
        lambda result: result.backend_channels_left,
    ),
    _Quantity(
        QT_TRANSLATE_NOOP("CompareModel", "Ghost messages per cycle"),
        _per_cycle(lambda result: result.ghost_messages),
    ),
    _Quantity(
        QT_TRANSLATE_NOOP("CompareModel", "JavaScript heap per cycle"),
        lambda result: result.heap_bytes_per_cycle,
        "B",
    ),
    _Quantity(
        QT_TRANSLATE_NOOP("CompareModel", "DOM nodes per cycle"),
        lambda result: result.dom_nodes_per_cycle,
    ),
    _Quantity(
        QT_TRANSLATE_NOOP("CompareModel", "Detached nodes per cycle"),
        lambda result: result.detached_nodes_per_cycle,
    ),
    _Quantity(
        QT_TRANSLATE_NOOP("CompareModel", "Slower late in the run"),
        lambda result: result.slower,
        "x",
    ),
    _Quantity(
        QT_TRANSLATE_NOOP("CompareModel", "Measured in"),
        lambda result: result.elapsed_s,
        "s",
        less_is_better=False,
    ),
)


class CompareModel(QAbstractTableModel):
    """Rows are the verdict and the figures; columns are name, A, B, and B against A."""

    NAME, A, B, DIFFERENCE = range(4)
    VERDICT_ROW = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: tuple[Result, Result] | None = None

    def show_recordings(self, one: Recording, other: Recording) -> None:
        """Show A and B."""
        self.beginResetModel()
        self._results = (one.result, other.result)
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._results = None
        self.endResetModel()

    def retranslate(self) -> None:
        """Show all texts in the language that is current now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.DIFFERENCE)
        if self._results is not None:
            last = self.index(self.rowCount() - 1, self.DIFFERENCE)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """The verdict, and one row per figure."""
        return 0 if parent.isValid() or self._results is None else 1 + len(_QUANTITIES)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Four columns."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Figure"), "A", "B", self.tr("B against A"))[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, font, colour or alignment."""
        if not index.isValid() or self._results is None:
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if row != self.VERDICT_ROW:
            shown = role == Qt.ItemDataRole.DisplayRole
            return self._text(_QUANTITIES[row - 1], column) if shown else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._of_verdict(column)
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and column in (self.A, self.B):
            verdict = self._results[column - self.A].verdict
            return verdict_color(verdict, QGuiApplication.palette())
        return None

    def _of_verdict(self, column: int) -> str:
        assert self._results is not None
        one, other = self._results
        if column == self.NAME:
            return self.tr("Verdict")
        if column == self.DIFFERENCE:
            return self.tr("the same") if one.verdict == other.verdict else self.tr("another")
        return short_verdict(self._results[column - self.A].verdict)

    def _text(self, quantity: _Quantity, column: int) -> str:
        assert self._results is not None
        if column == self.NAME:
            return self.tr(quantity.name)
        one, other = (quantity.value(result) for result in self._results)
        if column != self.DIFFERENCE:
            value = one if column == self.A else other
            return _UNKNOWN if value is None else _amount(quantity, value)
        if one is None or other is None:
            return _UNKNOWN
        change = other - one
        if abs(change) < _SIGNIFICANT:
            return "="
        sign = "+" if change > 0 else "−"
        text = f"{sign}{_amount(quantity, abs(change))}"
        if not quantity.less_is_better:
            return text
        if change < 0:
            return self.tr("{difference} (less)").format(difference=text)
        return self.tr("{difference} (more)").format(difference=text)


def _amount(quantity: _Quantity, value: float) -> str:
    locale = QLocale()
    if quantity.unit == "B":
        sign = "−" if value < 0 else ""
        return f"{sign}{data_size(round(abs(value)))}"
    digits = 0 if value == round(value) else 2
    text = locale.toString(float(value), "f", digits)
    return f"{text} {quantity.unit.replace('x', '×')}" if quantity.unit else text


def _alignment(column: int) -> Qt.AlignmentFlag:
    is_name = column == CompareModel.NAME
    side = Qt.AlignmentFlag.AlignLeft if is_name else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
