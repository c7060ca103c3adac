"""Shows source with line numbers and one line marked, or what a remedy changes in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from report.tokens import ColorName
from ui.looks.colors import is_dark, marked_line_color, token_color
from ui.scenarios.changes import ChangedLine
from ui.scenarios.highlighter import Highlighter

_MARGIN = 6
_MARK = "▶"
_GROUNDS: dict[str, ColorName] = {"added": "added", "removed": "removed", "gap": "raised"}


class SourceView(QPlainTextEdit):
    """Read-only. The marked line has a ground of its own and a mark beside its number.

    So have the lines of a difference, green and red, with a plus and a minus.
    """

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
        self._changes: tuple[ChangedLine, ...] = ()
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
        self._changes = ()
        self._show(text, file)

    def show_changes(self, lines: Sequence[ChangedLine], file: str) -> None:
        """Show a difference that leads to ``file``."""
        self._changes = tuple(lines)
        self._show("\n".join(line.text for line in lines), file)

    def _show(self, text: str, file: str) -> None:
        self._highlighter.show_source(text, PurePath(file).suffix)
        self.setPlainText(text)
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)
        self.mark(None)

    def mark(self, line: int | None) -> None:
        """Mark a line, counted from 1, and scroll to it."""
        self._marked = line
        selections = [
            self._ground(number, token_color(_GROUNDS[change.kind], self.palette()))
            for number, change in enumerate(self._changes)
            if change.kind in _GROUNDS
        ]
        if line is not None:
            marked = self._ground(line - 1, marked_line_color(self.palette()))
            selections.append(marked)
            self.setTextCursor(marked.cursor)
            self.centerCursor()
        self.setExtraSelections(selections)
        self._numbers.update()

    def _ground(self, block: int, color: QColor) -> QTextEdit.ExtraSelection:
        """A line, counted from 0, with a ground of its own."""
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self.document().findBlockByNumber(block))
        selection.format.setBackground(color)
        selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        return selection

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
                number, mark = self._margin(block.blockNumber())
                painter.setPen(text if mark.strip() else quiet)
                place = QRect(0, round(box.top()), width, height)
                painter.drawText(place, Qt.AlignmentFlag.AlignRight, number)
                place.setLeft(_MARGIN)
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft, mark)
                block = block.next()

    def _margin(self, block: int) -> tuple[str, str]:
        """The number of a line, counted from 0, and the mark beside it."""
        if block < len(self._changes):
            change = self._changes[block]
            number = "" if change.number is None else str(change.number)
            return number, "⋯" if change.kind == "gap" else change.mark
        return str(block + 1), _MARK if block + 1 == self._marked else ""

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
        if self._marked is not None or self._changes:
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
