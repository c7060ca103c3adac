"""The design tokens: colours, spacing, radii and font sizes of window, page and HTML report.

``web/src/stage/tokens.css`` has the same values for the page; a test compares them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

ColorName: TypeAlias = Literal[
    "ground",
    "surface",
    "raised",
    "line",
    "text",
    "quiet",
    "disabled",
    "accent",
    "on-accent",
    "selection",
    "clean",
    "leak",
    "held",
    "inconclusive",
    "marked",
    "added",
    "removed",
]
"""``ground`` lies behind all; ``surface`` carries text; ``raised`` is under the pointer."""


@dataclass(frozen=True)
class Color:
    """One colour, as ``#rrggbb``, on light and on dark."""

    light: str
    dark: str

    def on(self, *, dark: bool) -> str:
        """The one to use."""
        return self.dark if dark else self.light


COLORS: Mapping[ColorName, Color] = MappingProxyType(
    {
        "ground": Color("#f4f5f7", "#1b1d21"),
        "surface": Color("#ffffff", "#24272c"),
        "raised": Color("#e9ebef", "#31353c"),
        "line": Color("#d9dce1", "#3a3e46"),
        "text": Color("#1d2129", "#e8eaee"),
        "quiet": Color("#5b6270", "#a4abb8"),
        "disabled": Color("#767c88", "#878e9b"),
        "accent": Color("#2c62d6", "#7aa5ff"),
        "on-accent": Color("#ffffff", "#10131a"),
        "selection": Color("#d7e3fb", "#2f4470"),
        # Of verdicts, which are never shown by colour alone: at least 4.5 : 1 on surface.
        "clean": Color("#19713a", "#66d18f"),
        "leak": Color("#b3261e", "#ff8a80"),
        "held": Color("#8a5a00", "#f2bd57"),
        "inconclusive": Color("#6a3fb5", "#c0a2f5"),
        # The grounds of lines: to look at first, of a remedy, and of what it replaces.
        "marked": Color("#fff3c4", "#4a3f12"),
        "added": Color("#dcf3e3", "#173a25"),
        "removed": Color("#fbe0de", "#4a2220"),
    }
)

SPACING = (4, 8, 12, 16)
"""Pixels between things: within one, between two, between groups, around a page."""
RADII = (4, 8)
"""Pixels: of what is pressed or typed into, and of cards."""
FONT_SIZES = (0.9, 1.0, 1.5)
"""Times the usual size: captions, text, titles."""


def css() -> str:
    """The tokens as declarations for ``:root``, one a line."""
    colors = (
        f"--{name}: light-dark({color.light}, {color.dark});" for name, color in COLORS.items()
    )
    spaces = (f"--space-{number}: {value}px;" for number, value in enumerate(SPACING, 1))
    radii = (f"--radius-{number}: {value}px;" for number, value in enumerate(RADII, 1))
    sizes = (
        f"--{name}: {value:g}em;"
        for name, value in zip(("caption", "body", "title"), FONT_SIZES, strict=True)
    )
    return "\n".join((*colors, *spaces, *radii, *sizes))
