"""The Help menu: the tour, the issue, and what this is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.help.about_dialog import AboutDialog
from ui.help.help import ISSUE, Help
from ui.help.tour_dialog import PICTURE_WIDTH, TOUR, TourDialog
from ui.words.language import Languages


class Browser(QObject):
    """Opens nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@pytest.fixture
def browser(qapp: QCoreApplication) -> Iterator[Browser]:
    browser = Browser()
    browser.setParent(qapp)
    # A string, whatever PySide's stubs say.
    QDesktopServices.setUrlHandler("https", browser, cast("bytes", "open"))
    yield browser
    QDesktopServices.unsetUrlHandler("https")
    browser.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def help_menu(window: QWidget, said: list[str]) -> Help:
    def say(words: Callable[[], str]) -> None:
        said.append(words())

    return Help(window, say)


def test_the_issue_is_opened_in_the_browser(
    help_menu: Help, browser: Browser, said: list[str]
) -> None:
    help_menu.open_issue()
    assert browser.opened == ["https://github.com/tauri-apps/tauri/issues/13133"]
    assert said == []


def test_without_a_browser_the_address_is_said(
    help_menu: Help, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _address: False)
    help_menu.open_issue()
    assert said == [f"No program could be found to open {ISSUE}"]


def test_about_names_the_versions_and_copies_them(help_menu: Help, window: QWidget) -> None:
    help_menu.show_about()
    dialog = window.findChild(AboutDialog)
    assert isinstance(dialog, AboutDialog)
    versions = dialog.findChild(QLabel, "versions")
    assert isinstance(versions, QLabel)
    for name in ("Leak Lab", "Chromium", "Qt", "PySide", "Python"):
        assert re.search(rf"^{name} \d+\.\d+", versions.text(), re.MULTILINE), name
    copy = dialog.findChild(QPushButton, "copy-versions")
    assert isinstance(copy, QPushButton)
    QGuiApplication.clipboard().clear()
    copy.click()
    assert QGuiApplication.clipboard().text() == versions.text()


def test_the_tour_is_shown_whole_and_fits(help_menu: Help, window: QWidget, qtbot: QtBot) -> None:
    help_menu.show_tour()
    dialog = window.findChild(TourDialog)
    assert isinstance(dialog, TourDialog)
    qtbot.waitExposed(dialog)
    shown = dialog.document.toPlainText()
    headings = re.findall(r"^#+ (.*)$", TOUR.read_text("utf-8"), re.MULTILINE)
    assert len(headings) > 5
    assert [heading for heading in headings if heading not in shown] == []
    # The pictures are wider than that.
    width = dialog.document.document().size().width()
    assert width >= PICTURE_WIDTH
    assert dialog.document.horizontalScrollBar().maximum() == 0
    # With their heights, it is far longer than its text.
    lines = shown.count("\n") + len(shown) // 60
    assert dialog.document.document().size().height() > 1.5 * lines * dialog.fontMetrics().height()


def test_the_tour_is_open_once(help_menu: Help, window: QWidget) -> None:
    help_menu.show_tour()
    help_menu.show_tour()
    assert len(window.findChildren(TourDialog)) == 1


def test_the_dialogs_follow_the_language(
    help_menu: Help, window: QWidget, languages: Languages
) -> None:
    help_menu.show_tour()
    help_menu.show_about()
    for language, titles in (
        ("zh", {"Leak Lab 导览", "关于 Leak Lab"}),
        ("en", {"Tour of Leak Lab", "About Leak Lab"}),
    ):
        languages.switch(language)
        QCoreApplication.sendPostedEvents()
        dialogs = window.findChildren(TourDialog) + window.findChildren(AboutDialog)
        assert {dialog.windowTitle() for dialog in dialogs} == titles
