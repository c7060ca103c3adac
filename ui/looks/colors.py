"""The colours of verdicts and curves, for light and dark windows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from memory.verdict import VerdictWord


@dataclass(frozen=True)
class VerdictLook:
    """The colours of a verdict, which is never shown by colour alone."""

    light: str
    """Text colour on a light ground; at least 4.5 : 1 on white."""
    dark: str
    """Text colour on a dark ground; at least 4.5 : 1 on #202020."""


# How much of its colour a verdict's ground has; more, and amber is hard to read on it.
_TINT = 0.08

VERDICT_LOOKS: dict[VerdictWord, VerdictLook] = {
    "clean": VerdictLook("#19713a", "#66d18f"),
    "leak": VerdictLook("#b3261e", "#ff8a80"),
    "held": VerdictLook("#8a5a00", "#f2bd57"),
    "inconclusive": VerdictLook("#6a3fb5", "#c0a2f5"),
}


def is_dark(palette: QPalette) -> bool:
    """Whether a window with this palette has a dark ground."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def verdict_color(word: VerdictWord, palette: QPalette) -> QColor:
    """The colour of a verdict's text."""
    look = VERDICT_LOOKS[word]
    return QColor(look.dark if is_dark(palette) else look.light)


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
    return QColor("#7aa5ff" if is_dark(palette) else "#2c62d6")


def live_heap_color(palette: QPalette) -> QColor:
    """The colour of the thin curve of the heap between collections."""
    return QColor("#5a78b8" if is_dark(palette) else "#6f92dc")


def run_colors(palette: QPalette) -> tuple[QColor, QColor]:
    """The colours of two runs that are compared; blue and orange, which nearly all tell apart."""
    return heap_color(palette), QColor("#f0a050" if is_dark(palette) else "#b35900")


def marked_line_color(palette: QPalette) -> QColor:
    """The ground of a line that is marked in a source."""
    return QColor("#4a3f12" if is_dark(palette) else "#fff3c4")


def link_color(palette: QPalette) -> QColor:
    """The colour of text that opens something; a desktop's own is often too dark on dark."""
    return heap_color(palette)
