"""Where Tauri's window opens, by the place of ours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from ui.stage.beside import area_beside

SCREEN = QRect(0, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("ours", "left"),
    [
        (QRect(0, 100, 1360, 860), 1360),
        (QRect(560, 100, 1360, 860), 80),
        # As wide as the screen: over its right edge.
        (SCREEN, 1440),
        # A window that reaches out of the screen.
        (QRect(-200, 100, 1360, 860), 1160),
    ],
)
def test_it_opens_where_there_is_more_room(ours: QRect, left: int) -> None:
    area = area_beside(ours, SCREEN)
    assert area.left == left
    assert area.left + area.width <= 1920


def test_it_is_wholly_on_the_screen() -> None:
    low = area_beside(QRect(0, 700, 1360, 860), SCREEN)
    assert low.top is not None
    assert low.top + low.height == 1080
    small = area_beside(QRect(0, 0, 400, 300), QRect(0, 0, 400, 300))
    assert (small.left, small.top) == (0, 0)
