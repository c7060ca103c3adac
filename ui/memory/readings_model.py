"""The readings as a table: value, change since the baseline, change per cycle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer

from lab.experiments.series import CycleSeries
from memory.metrics.reading import Reading
from ui.looks.table_model import Column, TableModel
from ui.memory.sparkline import History
from ui.words.translatable import QT_TRANSLATE_NOOP
from ui.words.units import data_size

MAX_HISTORY = 128
"""Readings in a course; a long one is thinned."""
# A run takes many readings a second; a view that measures its columns again after each would take
# longer than the reading.
_TELL_INTERVAL_MS = 40
_NOTHING = "—"
# After the point, of a count per cycle.
_DIGITS = 2


@dataclass(frozen=True)
class Quantity:
    """One row: what is read, and what it means."""

    name: str
    """In English, as is its meaning; the model translates both."""
    unit: str
    """"B" for bytes, else what is counted."""
    value: Callable[[Reading], int]
    meaning: str


QUANTITIES = (
    Quantity(
        QT_TRANSLATE_NOOP("ReadingsModel", "Components mounted"),
        "components",
        lambda reading: reading.page.mounted,
        QT_TRANSLATE_NOOP("ReadingsModel", "Components that are mounted now."),
    ),
    Quantity(
        QT_TRANSLATE_NOOP("ReadingsModel", "Unmounted, but alive"),
        "components",
        lambda reading: reading.page.survivors,
        QT_TRANSLATE_NOOP(
            "ReadingsModel",
            "Unmounted components that a garbage collection did not free. Exact: each is held by "
            "WeakRef only. This is what decides the verdict.",
        ),
    ),
    Quantity(
        QT_TRANSLATE_NOOP("ReadingsModel", "Callbacks registered"),
        "callbacks",
        lambda reading: reading.page.callbacks,
        QT_TRANSLATE_NOOP(
            "ReadingsModel",
            "Callbacks that the backend could still call, on window or in Tauri's map.",
        ),
    ),
    Quantity(
        QT_TRANSLATE_NOOP("ReadingsModel", "Ghost messages"),
        "messages",
        lambda reading: reading.page.ghost_messages,
        QT_TRANSLATE_NOOP(
            "ReadingsModel",
            "Messages that reached a handler after its component was unmounted. They may be "
            "harmless, and they may come from an upload that still runs.",
        ),
    ),
    Quantity(
        QT_TRANSLATE_NOOP("ReadingsModel", "Backend channels"),
        "channels",
        lambda reading: reading.backend_channels,
        QT_TRANSLATE_NOOP("ReadingsModel", "Channels that the backend has not dropped."),
    ),
    Quantity(
        QT_TRANSLATE_NOOP("ReadingsModel", "DOM nodes"),
        "nodes",
        lambda reading: reading.dom_nodes,
        QT_TRANSLATE_NOOP("ReadingsModel", "All DOM nodes of the renderer, attached or not."),
    ),
    Quantity(
        QT_TRANSLATE_NOOP("ReadingsModel", "Detached nodes"),
        "nodes",
        lambda reading: reading.detached_nodes,
        QT_TRANSLATE_NOOP(
            "ReadingsModel",
            "DOM nodes that the renderer has beyond those in the page's document. Some always are; "
            "how they grow tells. They do not say who holds them.",
        ),
    ),
    Quantity(
        QT_TRANSLATE_NOOP("ReadingsModel", "Event listeners"),
        "listeners",
        lambda reading: reading.listeners,
        QT_TRANSLATE_NOOP("ReadingsModel", "All JavaScript event listeners of the renderer."),
    ),
    Quantity(
        QT_TRANSLATE_NOOP("ReadingsModel", "JavaScript heap"),
        "B",
        lambda reading: reading.heap_bytes,
        QT_TRANSLATE_NOOP(
            "ReadingsModel",
            "Used heap after a garbage collection. It also grows while caches and compiled code "
            "warm up, so it decides nothing.",
        ),
    ),
    Quantity(
        QT_TRANSLATE_NOOP("ReadingsModel", "Renderer memory"),
        "B",
        lambda reading: reading.renderer_bytes,
        QT_TRANSLATE_NOOP(
            "ReadingsModel",
            "Resident memory of the renderer process. Freed memory is not always given back.",
        ),
    ),
    Quantity(
        QT_TRANSLATE_NOOP("ReadingsModel", "Python memory"),
        "B",
        lambda reading: reading.python_bytes,
        QT_TRANSLATE_NOOP(
            "ReadingsModel", "Resident memory of this program, which plays the backend."
        ),
    ),
)


class ReadingsModel(TableModel[Quantity]):
    """Rows are :data:`QUANTITIES`; columns are name, value, change, change per cycle, course."""

    NAME, VALUE, CHANGE, PER_CYCLE, COURSE = range(5)
    _HEADINGS: ClassVar = (
        QT_TRANSLATE_NOOP("ReadingsModel", "Reading"),
        QT_TRANSLATE_NOOP("ReadingsModel", "Now"),
        QT_TRANSLATE_NOOP("ReadingsModel", "Change"),
        QT_TRANSLATE_NOOP("ReadingsModel", "Per cycle"),
        QT_TRANSLATE_NOOP("ReadingsModel", "Course"),
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = QUANTITIES
        self._baseline: Reading | None = None
        self._reading: Reading | None = None
        self._cycles = 0
        self._history = CycleSeries[Reading](MAX_HISTORY)
        self._end: Reading | None = None
        self._tell_timer = QTimer(self)
        self._tell_timer.setSingleShot(True)
        self._tell_timer.setInterval(_TELL_INTERVAL_MS)
        self._tell_timer.timeout.connect(self._tell_all)

    def show_reading(
        self, baseline: Reading, reading: Reading, cycles: int, *, has_ended: bool = False
    ) -> None:
        """Show ``reading`` against ``baseline``, which was ``cycles`` cycles before.

        By hand there are no cycles: each reading is a step. ``has_ended``: it was taken when all
        work of the run had ended. The views are told soon, of many readings at once.
        """
        self._baseline, self._reading, self._cycles = baseline, reading, cycles
        self._end = reading if has_ended else None
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
        self._end = None
        self._tell_all()

    def _columns(self) -> Sequence[Column]:
        columns = [
            Column(QCoreApplication.translate("ReadingsModel", heading), is_number=at > 0)
            for at, heading in enumerate(self._HEADINGS)
        ]
        meaning = self.tr("How it has gone since the run began, each curve on its own scale")
        columns[self.COURSE] = replace(columns[self.COURSE], meaning=meaning)
        return columns

    def _value(self, row: Quantity, column: int) -> History | None:
        """What the sparkline draws."""
        return self._course(row) if column == self.COURSE else None

    def _tooltip(self, row: Quantity, column: int) -> str:
        if column == self.COURSE:
            return ""
        return QCoreApplication.translate("ReadingsModel", row.meaning)

    def _course(self, quantity: Quantity) -> History:
        points = [(cycle, quantity.value(reading)) for cycle, reading in self._history.entries]
        if self._end is not None:
            points.append((self._cycles + 1, quantity.value(self._end)))
        return History(tuple(points), self._history.is_continuous)

    def _text(self, row: Quantity, column: int) -> str | None:
        if column == self.COURSE:
            return None
        if column == self.NAME:
            return QCoreApplication.translate("ReadingsModel", row.name)
        if self._reading is None or self._baseline is None:
            return _NOTHING
        value = row.value(self._reading)
        change = value - row.value(self._baseline)
        if column == self.VALUE:
            return self._amount(row, value)
        if column == self.CHANGE:
            return self._signed(row, change)
        return self._signed(row, change / self._cycles) if self._cycles else _NOTHING

    def _signed(self, quantity: Quantity, change: float) -> str:
        # What is nothing when written is nothing: no "+0.00".
        if round(change, 0 if quantity.unit == "B" else _DIGITS) == 0:
            return "0"
        return ("+" if change > 0 else "−") + self._amount(quantity, abs(change))

    def _amount(self, quantity: Quantity, value: float) -> str:
        locale = QLocale()
        if quantity.unit == "B":
            return data_size(round(value))
        if value == round(value):
            return locale.toString(round(value))
        return locale.toString(value, "f", 1 if value >= 10 else _DIGITS)
