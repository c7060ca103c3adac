"""The page as the stage shows it: its menu, and cards that stay in their box."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from tests.end2end.test_stage import in_page

pytestmark = pytest.mark.xvfb

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def page_menu(driven: DrivenWindow) -> QMenu:
    """The menu that a right click on the page opens."""
    view = driven.page_view
    drawn = view.focusProxy()
    assert drawn is not None
    place = QPoint(drawn.width() // 2, drawn.height() - 20)
    QTest.mouseClick(drawn, Qt.MouseButton.RightButton, NO_MODIFIER, place)
    menus: list[QMenu] = []

    def is_open() -> bool:
        menus[:] = [menu for menu in driven.window.findChildren(QMenu) if menu.isVisible()]
        return bool(menus)

    driven.qtbot.waitUntil(is_open, timeout=5000)
    return menus[0]


def test_the_pages_menu_is_ours(driven: DrivenWindow) -> None:
    menu = page_menu(driven)
    assert menu.objectName() == "page-menu"
    offered = {action.text(): action.isEnabled() for action in menu.actions()}
    assert offered == {"Re&load the page": True, "Save a &heap snapshot …": True}
    menu.close()
    driven.controls.cycles.setValue(100_000)
    driven.click(driven.controls.run)
    driven.wait_for_cycle(1)
    menu = page_menu(driven)
    assert not any(action.isEnabled() for action in menu.actions())
    menu.close()
    driven.click(driven.controls.cancel)
    driven.wait_until_idle()
    with driven.qtbot.waitSignal(driven.operations.loaded, timeout=LIMIT_MS):
        page_menu(driven).actions()[0].trigger()
    driven.wait_until_idle()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [200, 900])
@pytest.mark.parametrize(
    "card", ["Download", "No cleanup", "No cleanup (React)", "No cleanup (plain JS)"]
)
def test_cards_stay_in_their_box(
    driven: DrivenWindow, card: str, width: int, language: str
) -> None:
    driven.pick_scenario(card)
    driven.window.languages.switch(language)
    driven.click(driven.controls.mount)
    driven.wait_until_idle()
    in_page(driven, f"void (document.body.style.width = '{width}px')")
    in_page(
        driven,
        "void (document.querySelector('.card .name').textContent += '-and-a-long-name'.repeat(9))",
    )
    inside = (
        "(() => { const card = document.querySelector('.card'), box = card.getBoundingClientRect();"
        " const lines = (each) => Math.round(each.offsetHeight / 20.3);"
        " return card.querySelector('.name').textContent.startsWith('holiday.mp4-and')"
        " && box.right <= document.querySelector('#stage').getBoundingClientRect().right"
        " && card.scrollWidth <= card.clientWidth"
        " && [...card.querySelectorAll('*')].every("
        "   (each) => each.getBoundingClientRect().right <= box.right)"
        " && lines(card.querySelector('header :last-child')) === 1; })()"
    )
    assert in_page(driven, inside) is True
