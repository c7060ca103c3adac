"""Shows source with line numbers, and one line marked."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from ui.looks.colors import is_dark, marked_line_color
from ui.scenarios.highlighter import Highlighter

_MARGIN = 6
_MARK = "▶"


class SourceView(QPlainTextEdit):
    """Read-only. The marked line has a ground of its own and a mark beside its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        # With the keyboard too, one can move and select.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._marked: int | None = None
        self._highlighter = Highlighter(self.document())
        self._numbers = _LineNumbers(self)
        self.updateRequest.connect(self._scroll_numbers)
        self._recolor()
        self._retranslate()

    @property
    def marked_line(self) -> int | None:
        """The line that is marked, counted from 1."""
        return self._marked

    def show_source(self, text: str, file: str) -> None:
        """Show the source of ``file``, with no line marked."""
        self._highlighter.show_source(text, PurePath(file).suffix)
        self.setPlainText(text)
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)
        self.mark(None)

    def mark(self, line: int | None) -> None:
        """Mark a line, counted from 1, and scroll to it."""
        self._marked = line
        selections: list[QTextEdit.ExtraSelection] = []
        if line is not None:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document().findBlockByNumber(line - 1))
            selection.cursor = cursor
            selection.format.setBackground(marked_line_color(self.palette()))
            selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            selections.append(selection)
            self.setTextCursor(cursor)
            self.centerCursor()
        self.setExtraSelections(selections)
        self._numbers.update()

    def numbers_width(self) -> int:
        """How wide the column of line numbers is."""
        digits = max(2, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance(f"{_MARK} " + "9" * digits) + 2 * _MARGIN

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Draw the line numbers of what is visible."""
        with QPainter(self._numbers) as painter:
            painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
            quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
            text = self.palette().color(QPalette.ColorRole.Text)
            width, height = self._numbers.width() - _MARGIN, self.fontMetrics().height()
            block = self.firstVisibleBlock()
            while block.isValid():
                box = self.blockBoundingGeometry(block).translated(self.contentOffset())
                if box.top() > event.rect().bottom():
                    break
                number = block.blockNumber() + 1
                painter.setPen(text if number == self._marked else quiet)
                place = QRect(0, round(box.top()), width, height)
                painter.drawText(place, Qt.AlignmentFlag.AlignRight, str(number))
                if number == self._marked:
                    place.setLeft(_MARGIN)
                    painter.drawText(place, Qt.AlignmentFlag.AlignLeft, _MARK)
                block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers as high as the text."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self._numbers.setGeometry(area.left(), area.top(), self.numbers_width(), area.height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, and a change between light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._recolor()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Source of the scenario"))

    def _recolor(self) -> None:
        self._highlighter.set_dark(is_dark(self.palette()))
        if self._marked is not None:
            self.mark(self._marked)

    def _scroll_numbers(self, area: QRect, rows: int) -> None:
        if rows:
            self._numbers.scroll(0, rows)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())


class _LineNumbers(QWidget):
    """The column of numbers, drawn by its source view."""

    def __init__(self, source: SourceView) -> None:
        super().__init__(source)
        self._source = source

    def sizeHint(self) -> QSize:
        return QSize(self._source.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._source.paint_numbers(event)
