"""English and Chinese, switched while the window is open."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QMenu, QTabWidget, QWidget

from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from tests.end2end.test_stage import in_page
from tests.event_loop import SessionLoop
from ui.window.application import open_window

pytestmark = pytest.mark.xvfb

# What is English in Chinese too: names, code, and the texts of scenarios' own components.
NAMES = re.compile(
    r"[\W\d]*(Leak Lab|Tauri [\d.]+|QWebChannel|English|简体中文|Vue|React|"
    r"UploadCard(\.vue)?|JSON|HTML|[\w-]+\.\w+|[kMG]?B|Ctrl\+.*|F\d+|Esc|A|B)?[\W\d]*"
)


def switch(driven: DrivenWindow, code: str) -> None:
    action = driven.window.findChild(QAction, f"language-{code}")
    assert isinstance(action, QAction)
    action.trigger()
    title = {"en": "Scenarios", "zh": "场景"}[code]
    driven.qtbot.waitUntil(
        lambda: driven.window.scenario_dock.windowTitle() == title, timeout=LIMIT_MS
    )


def texts(window: QWidget) -> set[str]:
    """What buttons, labels, tabs, menus and headings say."""
    found = {button.text() for button in window.findChildren(QAbstractButton)}
    # Commands are the same in every language.
    labels = (each for each in window.findChildren(QLabel) if each.objectName() != "attach-how")
    found |= {label.text() for label in labels}
    for tabs in window.findChildren(QTabWidget):
        found |= {tabs.tabText(place) for place in range(tabs.count())}
    for menu in window.findChildren(QMenu):
        found |= {menu.title(), *(action.text() for action in menu.actions())}
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        headings = [
            model.headerData(section, Qt.Orientation.Horizontal)
            for section in range(model.columnCount())
        ]
        found |= {heading for heading in headings if isinstance(heading, str)}
    return {text.replace("&", "") for text in found if text.strip()}


def test_the_whole_window_and_the_page_change_and_come_back(driven: DrivenWindow) -> None:
    driven.run(2)
    english = texts(driven.window)
    switch(driven, "zh")
    chinese = texts(driven.window)
    left = {text for text in chinese if text in english and not NAMES.fullmatch(text)}
    assert left == set()
    assert driven.text("verdict") == "✗ 泄漏"
    page = "document.documentElement.lang"
    driven.qtbot.waitUntil(lambda: in_page(driven, page) == "zh", timeout=LIMIT_MS)
    switch(driven, "en")
    assert texts(driven.window) == english
    driven.qtbot.waitUntil(lambda: in_page(driven, page) == "en", timeout=LIMIT_MS)


def test_the_language_is_remembered(session_loop: SessionLoop, driven: DrivenWindow) -> None:
    switch(driven, "zh")
    driven.window.settings().save()
    opening = open_window()
    window = session_loop.run(opening.__aenter__())
    try:
        assert window.languages.current == "zh"
        driven.qtbot.waitUntil(
            lambda: window.scenario_dock.windowTitle() == "场景", timeout=LIMIT_MS
        )
    finally:
        session_loop.run(opening.__aexit__(None, None, None))
