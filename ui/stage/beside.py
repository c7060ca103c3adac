"""Where Tauri's window is to open: beside ours."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect

from lab.tauri.project import WindowArea

_WIDTH: Final = 480
_HEIGHT: Final = 600


def area_beside(ours: QRect, screen: QRect) -> WindowArea:
    """Right of a window with the frame ``ours``, or left of it, where there is more room.

    Where it does not fit beside it, it lies over that edge of ours, and wholly on ``screen``.
    """
    room_right, room_left = screen.right() - ours.right(), ours.left() - screen.left()
    if room_right >= room_left:
        left = min(ours.right() + 1, screen.right() + 1 - _WIDTH)
    else:
        left = max(ours.left() - _WIDTH, screen.left())
    top = min(max(ours.top(), screen.top()), screen.bottom() + 1 - _HEIGHT)
    return WindowArea(_WIDTH, _HEIGHT, max(left, screen.left()), max(top, screen.top()))
