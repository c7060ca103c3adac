"""Which crossings are listed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from ui.bridge.log_model import LogModel


class LogFilter(QSortFilterProxyModel):
    """Those whose words contain a text; of one mount; the late ones alone, if so wished."""

    def __init__(self, model: LogModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._text = ""
        self._late_only = False
        self.setSourceModel(model)

    @property
    def is_on(self) -> bool:
        """Whether anything may be left out."""
        return bool(self._text) or self._late_only

    def set_text(self, text: str) -> None:
        """List only what contains this, whatever its case; ``#3`` is all of the third mount."""
        self.beginFilterChange()
        self._text = text.strip().casefold()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def set_late_only(self, late_only: bool) -> None:
        """List only messages to unmounted components."""
        self.beginFilterChange()
        self._late_only = late_only
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(
        self, source_row: int, _source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Whether a row is listed."""
        if self._late_only and not self._model.is_late(source_row):
            return False
        text = self._text
        if not text:
            return True
        if text.startswith("#") and text[1:].isdecimal():
            return self._model.crossing(source_row).mount == int(text[1:])
        return text in self._model.words(source_row).casefold()
