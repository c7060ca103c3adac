"""Text that has a colour of its own keeps it where its row is selected."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

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


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two opaque colours, from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return (
        0.2126 * linear(color.redF())
        + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF())
    )
