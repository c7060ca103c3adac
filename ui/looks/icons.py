"""The icons of the tool bar, in the colours of the window."""

from __future__ import annotations

from typing import Literal

import qtawesome
from PySide6.QtGui import QIcon, QPalette

from ui.looks.colors import token_color

IconName = Literal["mount", "unmount", "run", "pause", "resume", "cancel", "collect", "reload"]

_GLYPHS: dict[IconName, str] = {
    "mount": "mdi6.plus-box-outline",
    "unmount": "mdi6.minus-box-outline",
    "run": "mdi6.sync",
    "pause": "mdi6.pause",
    "resume": "mdi6.play",
    "cancel": "mdi6.stop",
    "collect": "mdi6.delete-sweep-outline",
    "reload": "mdi6.refresh",
}


def icon(name: IconName, palette: QPalette, *, is_primary: bool = False) -> QIcon:
    """The icon of that name, for buttons of a window with this palette.

    ``is_primary``: for a button that is filled with the accent.
    """
    color = token_color("on-accent" if is_primary else "text", palette)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    return qtawesome.icon(
        _GLYPHS[name],
        color=color.name(),
        color_disabled=disabled.name(),
    )
