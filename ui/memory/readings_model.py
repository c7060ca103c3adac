"""The readings as a table: value, change since the baseline, change per cycle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Never

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication

from lab.experiments.series import CycleSeries
from lab.metrics import known
from lab.metrics.survivors import SURVIVORS
from memory.metrics.metric import BYTES, Metric
from memory.metrics.reading import Reading
from memory.verdict import VerdictWord
from ui.looks.colors import token_color, verdict_color
from ui.looks.table_model import Column, TableModel
from ui.memory.sparkline import History
from ui.words.translatable import QT_TRANSLATE_NOOP
from ui.words.units import data_size

MAX_HISTORY = 128
"""Readings in a trend; a long one is thinned."""
# A run takes many readings a second; a view that measures its columns again after each would take
# longer than the reading.
_TELL_INTERVAL_MS = 40
_NOTHING = "—"
# Times the usual size, of the figure that decides.
_DECIDING_SIZE = 1.2
# After the point, of a count per cycle.
_DIGITS = 2


class ReadingsModel(TableModel[Metric[Never]]):
    """Rows are the metrics; columns are name, value, change, change per cycle, trend."""

    warm_up_changed = Signal()
    """:attr:`left_by_warm_up` is another."""

    NAME, VALUE, CHANGE, PER_CYCLE, TREND = range(5)
    _HEADINGS: ClassVar = (
        QT_TRANSLATE_NOOP("ReadingsModel", "Reading"),
        QT_TRANSLATE_NOOP("ReadingsModel", "Now"),
        QT_TRANSLATE_NOOP("ReadingsModel", "Change"),
        QT_TRANSLATE_NOOP("ReadingsModel", "Per cycle"),
        QT_TRANSLATE_NOOP("ReadingsModel", "Trend"),
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = known.METRICS
        self._baseline: Reading | None = None
        self._reading: Reading | None = None
        self._cycles = 0
        self._history = CycleSeries[Reading](MAX_HISTORY)
        self._end: Reading | None = None
        self._verdict: VerdictWord | None = None
        self._left_by_warm_up = 0
        self._tell_timer = QTimer(self)
        self._tell_timer.setSingleShot(True)
        self._tell_timer.setInterval(_TELL_INTERVAL_MS)
        self._tell_timer.timeout.connect(self._tell_all)

    @property
    def metrics(self) -> Sequence[Metric[Never]]:
        """What the rows are, in their order."""
        return self._rows

    @property
    def left_by_warm_up(self) -> int:
        """How many unmounted components were alive when the run's baseline was read."""
        return self._left_by_warm_up

    def show_verdict(self, word: VerdictWord) -> None:
        """Colour what decides, and has grown, by the verdict."""
        self._verdict = word
        self._tell_all()

    def show_reading(
        self, baseline: Reading, reading: Reading, cycles: int, *, has_ended: bool = False
    ) -> None:
        """Show ``reading`` against ``baseline``, which was ``cycles`` cycles before.

        By hand there are no cycles: each reading is a step. ``has_ended``: it was taken when all
        work of the run had ended. The views are told soon, of many readings at once.
        """
        self._baseline, self._reading, self._cycles = baseline, reading, cycles
        self._end = reading if has_ended else None
        self._note_warm_up(SURVIVORS.of(baseline) if cycles else 0)
        if not has_ended:
            entries = self._history.entries
            step = entries[-1][0] + 1 if entries else 0
            self._history.add(cycles or step, reading)
        if not self._tell_timer.isActive():
            self._tell_timer.start()

    def clear(self) -> None:
        """Show that nothing has been read."""
        self._baseline = self._reading = None
        self._cycles = 0
        self._history.clear()
        self._end = self._verdict = None
        self._note_warm_up(0)
        self._tell_all()

    def _columns(self) -> Sequence[Column]:
        columns = [
            Column(QCoreApplication.translate("ReadingsModel", heading), is_number=at > 0)
            for at, heading in enumerate(self._HEADINGS)
        ]
        meaning = self.tr("How it has gone since the run began, each curve on its own scale")
        columns[self.TREND] = replace(columns[self.TREND], meaning=meaning)
        return columns

    def _value(self, row: Metric[Never], column: int) -> History | None:
        """What the sparkline draws."""
        return self._trend(row) if column == self.TREND else None

    def _tooltip(self, row: Metric[Never], column: int) -> str:
        if column == self.TREND:
            return ""
        return QCoreApplication.translate("Metric", row.meaning)

    def _color(self, row: Metric[Never], column: int) -> QColor | None:
        palette = QGuiApplication.palette()
        if not row.decides:
            return token_color("quiet", palette)
        is_figure = column in (self.CHANGE, self.PER_CYCLE)
        if self._verdict is None or not is_figure or self._change(row) <= 0:
            return None
        return verdict_color(self._verdict, palette)

    def _font(self, row: Metric[Never], column: int) -> QFont | None:
        if not row.decides or column != self.CHANGE:
            return None
        font = QFont()
        font.setBold(True)
        font.setPointSizeF(QGuiApplication.font().pointSizeF() * _DECIDING_SIZE)
        return font

    def _note_warm_up(self, left: int) -> None:
        if left != self._left_by_warm_up:
            self._left_by_warm_up = left
            self.warm_up_changed.emit()

    def _change(self, row: Metric[Never]) -> int:
        if self._reading is None or self._baseline is None:
            return 0
        return row.of(self._reading) - row.of(self._baseline)

    def _trend(self, metric: Metric[Never]) -> History:
        entries = self._history.entries
        points = [(at, metric.of(reading)) for at, reading in entries if metric.is_in(reading)]
        if self._end is not None and metric.is_in(self._end):
            points.append((self._cycles + 1, metric.of(self._end)))
        return History(tuple(points), self._history.is_continuous)

    def _text(self, row: Metric[Never], column: int) -> str | None:
        if column == self.TREND:
            return None
        if column == self.NAME:
            return QCoreApplication.translate("Metric", row.title)
        if self._reading is None or self._baseline is None or not row.is_in(self._reading):
            return _NOTHING
        value = row.of(self._reading)
        change = self._change(row)
        if column == self.VALUE:
            return self._amount(row, value)
        if column == self.CHANGE:
            return self._signed(row, change)
        return self._signed(row, change / self._cycles) if self._cycles else _NOTHING

    def _signed(self, metric: Metric[Never], change: float) -> str:
        # What is nothing when written is nothing: no "+0.00".
        if round(change, 0 if metric.unit == BYTES else _DIGITS) == 0:
            return "0"
        return ("+" if change > 0 else "−") + self._amount(metric, abs(change))

    def _amount(self, metric: Metric[Never], value: float) -> str:
        locale = QLocale()
        if metric.unit == BYTES:
            return data_size(round(value))
        if value == round(value):
            return locale.toString(round(value))
        return locale.toString(value, "f", 1 if value >= 10 else _DIGITS)
