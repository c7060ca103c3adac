"""Compares two runs: over each other in a chart, and side by side in a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lab.experiments.recording import Recording
from ui.compare.chart import CompareChart
from ui.compare.model import CompareModel
from ui.looks.colored_text import ColoredTextDelegate
from ui.looks.copying import Copying
from ui.looks.placeholder import PlaceholderStack
from ui.looks.tables import prepare_table
from ui.looks.text_look import TextLook, show_look
from ui.words.verdict_words import verdict_name

_LEAST_RUNS = 2
_LEAST_CHART = 260


class CompareView(QWidget):
    """Two runs to pick, A and B."""

    def __init__(self, title_of: Callable[[Recording], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title_of = title_of
        self._recordings: tuple[Recording, ...] = ()
        self._to_offer: tuple[Recording, ...] | None = None
        self.model = CompareModel(self)
        self.picks = (self._pick_box("run-a"), self._pick_box("run-b"))
        self._labels = (QLabel("A", self), QLabel("B", self))
        self.swap = QPushButton(self)
        self.swap.setObjectName("swap-runs")
        self.swap.clicked.connect(self._swap)
        picking = QGridLayout()
        for row, (label, box) in enumerate(zip(self._labels, self.picks, strict=True)):
            label.setBuddy(box)
            picking.addWidget(label, row, 0)
            picking.addWidget(box, row, 1)
        picking.addWidget(self.swap, 0, 2, 2, 1)
        picking.setColumnStretch(1, 1)
        self._summary = QLabel(self)
        self._summary.setObjectName("comparison-summary")
        self._summary.setWordWrap(True)
        show_look(self._summary, TextLook(is_bold=True))
        self.chart = CompareChart(self)
        self.chart.setMinimumHeight(_LEAST_CHART)
        self.table = QTableView(self)
        self.table.setObjectName("comparison")
        self.table.setModel(self.model)
        prepare_table(self.table)
        Copying(self.table)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(CompareModel.NAME, QHeaderView.ResizeMode.Stretch)
        self.table.setItemDelegate(ColoredTextDelegate(self.table))
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.chart)
        splitter.addWidget(self.table)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        shown = QWidget(self)
        layout = QVBoxLayout(shown)
        layout.addLayout(picking)
        layout.addWidget(self._summary)
        layout.addWidget(splitter, 1)
        # In a low window it is scrolled: lower, the curves would tell nothing.
        scrolled = QScrollArea(self)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(shown)
        self._stack = PlaceholderStack(scrolled, "comparison-empty", self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._retranslate()

    @property
    def picked(self) -> tuple[Recording, Recording] | None:
        """A and B, if there are two runs."""
        if len(self._recordings) < _LEAST_RUNS:
            return None
        one, other = (self._recordings[box.currentIndex()] for box in self.picks)
        return one, other

    def set_runs(self, recordings: Sequence[Recording]) -> None:
        """Offer these as soon as this is shown; what is picked stays so where it still is there.

        At first, and while nothing else was picked, the last two are compared.
        """
        self._to_offer = tuple(recordings)
        if self.isVisible():
            self._take_runs()

    def compare(self, one: Recording, other: Recording) -> None:
        """Pick these two, which must be among those that are offered."""
        self._take_runs()
        self._offer((self._place(one), self._place(other)))

    def showEvent(self, event: QShowEvent) -> None:
        """Offer the runs that came while this was hidden; drawing them held up each run's end."""
        self._take_runs()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _pick_box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(self._show)
        return box

    def _place(self, recording: Recording) -> int:
        found = (place for place, each in enumerate(self._recordings) if each is recording)
        return next(found, -1)

    def _take_runs(self) -> None:
        if self._to_offer is None:
            return
        before = self.picked
        last = self._recordings[-2:]
        follows = before is None or [*map(id, before)] == [*map(id, last)]
        self._recordings, self._to_offer = self._to_offer, None
        count = len(self._recordings)
        if count < _LEAST_RUNS:
            picks: tuple[int, ...] = (-1, -1)
        elif before is None or follows:
            picks = (count - 2, count - 1)
        else:
            picks = tuple(max(0, self._place(run)) for run in before)
        self._offer(picks)

    def _offer(self, picks: Sequence[int]) -> None:
        for box, pick in zip(self.picks, picks, strict=True):
            box.clear()
            # Alike runs are told apart by their numbers.
            box.addItems(
                [
                    f"{number}. {self._title_of(each)}"
                    for number, each in enumerate(self._recordings, 1)
                ]
            )
            box.setCurrentIndex(pick)
        self._show()

    def _swap(self) -> None:
        one, other = (box.currentIndex() for box in self.picks)
        self._offer((other, one))

    def _show(self) -> None:
        picked = self.picked
        self._stack.show_view(picked is not None)
        if picked is None:
            self.model.clear()
            return
        self.model.show_recordings(*picked)
        self.chart.show_recordings(*picked)
        self._summary.setText(self._words(*picked))

    def _words(self, one: Recording, other: Recording) -> str:
        a, b = one.result, other.result
        figures = self.tr("{a} of {cycles_a} components survive in A, {b} of {cycles_b} in B.")
        words = figures.format(a=a.survivors, cycles_a=a.cycles, b=b.survivors, cycles_b=b.cycles)
        if a.verdict == b.verdict:
            verdict = self.tr("Both: {verdict}.").format(verdict=verdict_name(a.verdict))
        else:
            verdict = self.tr("A: {a}. B: {b}.").format(
                a=verdict_name(a.verdict), b=verdict_name(b.verdict)
            )
        return f"{verdict} {words}"

    def _retranslate(self) -> None:
        self._stack.say(
            self.tr(
                "Two runs are compared here: run two scenarios, or one on two versions. "
                "Any two can be picked from the list of runs (Ctrl+9)."
            )
        )
        self.swap.setText(self.tr("Swap"))
        self.swap.setToolTip(self.tr("Swap A and B"))
        for box, name in zip(self.picks, (self.tr("Run A"), self.tr("Run B")), strict=True):
            box.setAccessibleName(name)
        self.table.setAccessibleName(self.tr("The figures of both runs"))
        self.model.retranslate()
        self._offer([box.currentIndex() for box in self.picks])
