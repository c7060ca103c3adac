"""Text that has a colour of its own keeps it where its row is selected."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.looks.colors import contrast

_LEAST_CONTRAST: Final = 4.5


class ColoredTextDelegate(QStyledItemDelegate):
    """Draws selected text in the model's colour, where that can be read on the selection.

    For the columns that have verdicts: a delegate of Python's is slow for what is long.
    """

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Take the colour for selected text, too."""
        super().initStyleOption(option, index)
        if not option.state & QStyle.StateFlag.State_Selected:
            return
        color = index.data(Qt.ItemDataRole.ForegroundRole)
        if not isinstance(color, QColor):
            return
        palette = option.palette
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            ground = palette.color(group, QPalette.ColorRole.Highlight)
            if contrast(color, ground) >= _LEAST_CONTRAST:
                palette.setBrush(group, QPalette.ColorRole.HighlightedText, QBrush(color))
        option.palette = palette
