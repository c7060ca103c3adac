"""The pages that a running application shows, as a table."""

from __future__ import annotations

from engine.attach.application import OpenPage
from ui.looks.table_model import Column, TableModel
from ui.words.one_line import one_line

_LONGEST = 300


class PagesModel(TableModel[OpenPage]):
    """Columns are the title and the URL."""

    def show_pages(self, pages: tuple[OpenPage, ...]) -> None:
        """Have these pages."""
        if pages != tuple(self._rows):
            self._show_rows(pages)

    def page_at(self, row: int) -> OpenPage | None:
        """The page of that row, if there is one."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _columns(self) -> tuple[Column, ...]:
        return Column(self.tr("Title")), Column(self.tr("URL"))

    def _text(self, row: OpenPage, column: int) -> str:
        return one_line((row.title, row.url)[column], _LONGEST)

    def _tooltip(self, row: OpenPage, column: int) -> str:
        return self._text(row, column)
