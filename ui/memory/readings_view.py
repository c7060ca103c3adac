"""The readings in two groups: what decides, and the rest, which can be folded away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Never

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from memory.metrics.metric import Metric
from report.tokens import FONT_SIZES, SPACING
from ui.looks.colors import token_color
from ui.looks.copying import Copying
from ui.looks.one_layout import one_layout
from ui.looks.tables import prepare_table
from ui.looks.text_look import TextLook, show_look
from ui.memory.readings_model import ReadingsModel
from ui.memory.sparkline import Sparkline

_COLUMNS = (
    ReadingsModel.NAME,
    ReadingsModel.CHANGE,
    ReadingsModel.PER_CYCLE,
    ReadingsModel.VALUE,
    ReadingsModel.TREND,
)
"""As they are shown: what a run has left comes before what there is."""
_SAMPLES = {
    ReadingsModel.CHANGE: "+999.9 kB",
    ReadingsModel.PER_CYCLE: "Per cycle",
    ReadingsModel.VALUE: "999.9 MB",
    ReadingsModel.TREND: "Trend, a",
}
"""What the columns are as wide as; that of the names takes what is left."""
_ROOM_FOR_TREND = 400
"""From this width on, in pixels, the trends are drawn."""


class ReadingsTable(QTableView):
    """Some rows of a :class:`ReadingsModel`, in any language; it never scrolls."""

    def __init__(
        self, model: ReadingsModel, has_row: Callable[[Metric[Never]], bool], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        prepare_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        # Columns that followed their contents would be measured with every reading.
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(ReadingsModel.NAME, QHeaderView.ResizeMode.Stretch)
        for column, sample in _SAMPLES.items():
            width = self.fontMetrics().horizontalAdvance(sample) + SPACING[2]
            header.resizeSection(column, width)
        for place, column in enumerate(_COLUMNS):
            header.moveSection(header.visualIndex(column), place)
        Copying(self)
        self.setItemDelegateForColumn(ReadingsModel.TREND, Sparkline(self))
        for row, metric in enumerate(model.metrics):
            self.setRowHidden(row, not has_row(metric))
        # The header is higher in Chinese: the height follows it. That Qt adjusts the size to the
        # contents by itself measures every cell whenever anything in the panel changes.
        header.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the header's font and its language."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self.fit_height)
        return super().eventFilter(watched, event)

    def fit_height(self) -> None:
        """Be as high as the rows that are shown, and the header if that is."""
        rows = self.verticalHeader()
        count = sum(not self.isRowHidden(row) for row in range(self.model().rowCount()))
        height = count * rows.defaultSectionSize() + 2 * self.frameWidth()
        header = self.horizontalHeader()
        if not header.isHidden():
            height += header.sizeHint().height()
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the readings whole before their trend is drawn."""
        super().resizeEvent(event)
        self.setColumnHidden(ReadingsModel.TREND, event.size().width() < _ROOM_FOR_TREND)


class ReadingsView(QWidget):
    """What decides the verdict above, larger; below, what is read beside."""

    def __init__(self, model: ReadingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.deciding = ReadingsTable(model, lambda metric: metric.decides, self)
        self.deciding.verticalHeader().setDefaultSectionSize(
            self.fontMetrics().height() + 3 * SPACING[0]
        )
        self.rest = ReadingsTable(model, lambda metric: not metric.decides, self)
        self.rest.horizontalHeader().hide()
        for table in self.tables:
            table.fit_height()
        self.fold = QToolButton(self)
        self.fold.setObjectName("fold-readings")
        self.fold.setCheckable(True)
        self.fold.setChecked(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fold.toggled.connect(self._fold)
        self.fold.clicked.connect(self._keep_choice)
        self._is_chosen = False
        self._warm_up = QLabel(self)
        self._warm_up.setObjectName("warm-up")
        self._warm_up.setWordWrap(True)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING[0])
        for part in (self.deciding, self._warm_up, self.fold, self.rest):
            layout.addWidget(part)
        model.warm_up_changed.connect(self._tell_warm_up)
        self._fold(True)
        self._recolor()
        self.retranslate()

    @property
    def tables(self) -> Iterable[ReadingsTable]:
        """Both groups."""
        return self.deciding, self.rest

    def minimumSizeHint(self) -> QSize:
        """Without the rest, which is folded where there is no room for it."""
        least = super().minimumSizeHint()
        if not self.rest.isHidden():
            least.setHeight(least.height() - self.rest.minimumHeight() - SPACING[0])
        return least

    def fit(self, room: int) -> None:
        """Fold the rest where it has not that much ``room``, in pixels; a user's choice stays."""
        if not self._is_chosen:
            self.fold.setChecked(room >= self.rest.minimumHeight() + SPACING[0])

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.deciding.setAccessibleName(self.tr("Readings that decide the verdict"))
        self.rest.setAccessibleName(self.tr("Readings for information"))
        self.fold.setText(self.tr("For information"))
        self.fold.setToolTip(self.tr("Decides nothing: caches and the engine change these, too"))
        self._model.retranslate()
        for table in self.tables:
            table.fit_height()
        self._tell_warm_up()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark."""
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()
        super().changeEvent(event)

    def _keep_choice(self) -> None:
        self._is_chosen = True

    def _fold(self, is_open: bool) -> None:
        self.fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.rest.setVisible(is_open)

    def _recolor(self) -> None:
        quiet = token_color("quiet", self.palette())
        show_look(self._warm_up, TextLook(FONT_SIZES[0], color=quiet))

    def _tell_warm_up(self) -> None:
        left = self._model.left_by_warm_up
        with one_layout(self._layout):
            self._warm_up.setVisible(left > 0)
            self._warm_up.setText(
                self.tr(
                    "{count} of what is alive is from the warm-up, the cycles before the "
                    "baseline: caches fill in them, so Change leaves them out."
                ).format(count=left)
            )
