"""A table whose columns are as wide as sample texts, but for one that takes what is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.looks.copying import Copying
from ui.looks.tables import prepare_table

_PADDING = 6


class SampledTable(QTableView):
    """Rows are selected as a whole.

    Columns that followed their contents would jump, and be measured again with each new row.
    """

    def __init__(
        self,
        name: str,
        model: QAbstractItemModel,
        samples: Sequence[str],
        wide: int,
        parent: QWidget,
    ) -> None:
        """``samples``: a text for each column; ``wide``: the column that takes what is left."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setModel(model)
        prepare_table(self)
        Copying(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(False)
        metrics = self.fontMetrics()
        widths = [metrics.horizontalAdvance(sample) + 2 * _PADDING for sample in samples]
        for column, width in enumerate(widths):
            header.resizeSection(column, width)
        self._wide = wide
        self._least = widths[wide]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the wide column what the others leave."""
        super().resizeEvent(event)
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(self._wide)
        header.resizeSection(self._wide, max(self._least, self.viewport().width() - others))
