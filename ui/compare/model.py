"""Two runs side by side as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QColor, QFont, QGuiApplication

from lab.experiments.recording import Recording
from report.result import Result
from ui.looks.colors import verdict_color
from ui.looks.table_model import Column, TableModel
from ui.words.translatable import QT_TRANSLATE_NOOP
from ui.words.units import data_size
from ui.words.verdict_words import short_verdict

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
        QT_TRANSLATE_NOOP("CompareModel", "Late messages per cycle"),
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


class CompareModel(TableModel[_Quantity | None]):
    """Rows are the verdict, which is no quantity, and the figures; columns A, B, B against A."""

    NAME, A, B, DIFFERENCE = range(4)
    VERDICT_ROW = 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: tuple[Result, Result] | None = None

    def show_recordings(self, one: Recording, other: Recording) -> None:
        """Show A and B."""
        self._results = (one.result, other.result)
        self._show_rows((None, *_QUANTITIES))

    def clear(self) -> None:
        """Show nothing."""
        self._results = None
        self._show_rows(())

    def _columns(self) -> Sequence[Column]:
        return (
            Column(self.tr("Figure")),
            Column("A", is_number=True),
            Column("B", is_number=True),
            Column(self.tr("B against A"), is_number=True),
        )

    def _text(self, row: _Quantity | None, column: int) -> str:
        return self._of_verdict(column) if row is None else self._of_quantity(row, column)

    def _color(self, row: _Quantity | None, column: int) -> QColor | None:
        if row is not None or column not in (self.A, self.B):
            return None
        assert self._results is not None
        verdict = self._results[column - self.A].verdict
        return verdict_color(verdict, QGuiApplication.palette())

    def _font(self, row: _Quantity | None, column: int) -> QFont | None:
        if row is not None:
            return None
        font = QFont()
        font.setBold(True)
        return font

    def _of_verdict(self, column: int) -> str:
        assert self._results is not None
        one, other = self._results
        if column == self.NAME:
            return self.tr("Verdict")
        if column == self.DIFFERENCE:
            return self.tr("the same") if one.verdict == other.verdict else self.tr("another")
        return short_verdict(self._results[column - self.A].verdict)

    def _of_quantity(self, quantity: _Quantity, column: int) -> str:
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
