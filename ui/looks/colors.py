"""The colours of verdicts and curves, for light and dark windows."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from memory.verdict import VerdictWord
from report.tokens import COLORS, ColorName

# The share of its colour in the ground of a verdict; with more, amber is hard to read on it.
_TINT = 0.08


def is_dark(palette: QPalette) -> bool:
    """Whether a window with this palette has a dark ground."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def token_color(name: ColorName, palette: QPalette) -> QColor:
    """The colour of that name for a window with this palette."""
    return QColor(COLORS[name].on(dark=is_dark(palette)))


def verdict_color(word: VerdictWord, palette: QPalette) -> QColor:
    """The colour of a verdict's text."""
    return token_color(word, palette)


def verdict_ground(word: VerdictWord, palette: QPalette) -> QColor:
    """The ground of a verdict: what the window has behind text, tinted by the verdict's colour."""
    ground, color = palette.color(QPalette.ColorRole.Base), verdict_color(word, palette)
    return QColor(
        *(
            round(below + _TINT * (above - below))
            for below, above in (
                (ground.red(), color.red()),
                (ground.green(), color.green()),
                (ground.blue(), color.blue()),
            )
        )
    )


def survivors_color(palette: QPalette, verdict: VerdictWord | None) -> QColor:
    """The colour of the survivors' curve: that of the verdict; quiet while there is none."""
    if verdict is None:
        return palette.color(QPalette.ColorRole.PlaceholderText)
    return verdict_color(verdict, palette)


def sending_color(palette: QPalette) -> QColor:
    """The colour of what is alive while the backend still sends."""
    return verdict_color("held", palette)


def heap_color(palette: QPalette) -> QColor:
    """The colour of the heap's curve."""
    return token_color("accent", palette)


def live_heap_color(palette: QPalette) -> QColor:
    """The colour of the thin curve of the heap between collections."""
    return QColor("#5a78b8" if is_dark(palette) else "#6f92dc")


def run_colors(palette: QPalette) -> tuple[QColor, QColor]:
    """The colours of two runs that are compared; blue and orange, which nearly all tell apart."""
    return heap_color(palette), QColor("#f0a050" if is_dark(palette) else "#b35900")


def marked_line_color(palette: QPalette) -> QColor:
    """The ground of a line that is marked in a source."""
    return token_color("marked", palette)


def link_color(palette: QPalette) -> QColor:
    """The colour of text that opens something; a desktop's own is often too dark on dark."""
    return heap_color(palette)


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
