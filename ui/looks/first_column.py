"""The first column of a view takes what the others leave, and has a least width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView, QTableView, QTreeView

_MARGINS = 12


class FirstColumn(QObject):
    """Fits the first column; what does not fit then is scrolled to.

    A column that Qt stretches would shrink to nothing before the view scrolls.
    """

    def __init__(self, view: QTableView | QTreeView, characters: int) -> None:
        """``characters``: what the column shows at least."""
        super().__init__(view)
        self._view = view
        self._characters = characters
        self._fits = False
        self._header = view.header() if isinstance(view, QTreeView) else view.horizontalHeader()
        self._header.setStretchLastSection(False)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._header.sectionResized.connect(lambda *_: self.fit())
        self._header.sectionCountChanged.connect(lambda *_: self.fit())
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the view."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    @property
    def least_width(self) -> int:
        """How wide the column is at least, in pixels."""
        return self._view.fontMetrics().averageCharWidth() * self._characters + _MARGINS

    def fit(self) -> None:
        """Fit it now."""
        header = self._header
        if self._fits or header.count() == 0:
            return
        self._fits = True
        try:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            others = header.length() - header.sectionSize(0)
            header.resizeSection(0, max(self.least_width, self._view.viewport().width() - others))
        finally:
            self._fits = False
