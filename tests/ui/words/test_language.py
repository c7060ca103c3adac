"""Switching the language while widgets are shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QAction, QFontDatabase
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lab.experiments.plan import Progress
from lab.page.catalog import Framework, Scenario, Text
from lab.problems import NoPage
from memory.reasons import SurvivorsLeft
from tests.memory.worded_steps import worded_steps
from tests.ui.catalog import result, scenario
from tests.ui.readings import reading
from ui.check.actions import CheckActions
from ui.holders.path_steps import path_steps
from ui.looks.themes import Themes
from ui.memory.readings_model import ReadingsModel
from ui.memory.verdict_banner import VerdictBanner
from ui.scenarios.scenario_list import ScenarioList
from ui.scenarios.scenario_model import ScenarioModel
from ui.scenarios.scenario_view import ScenarioView
from ui.window.actions import Actions
from ui.window.menus import Menus
from ui.window.message_bar import MessageBar
from ui.window.mnemonics import without_mnemonic
from ui.window.run_status import RunStatus
from ui.window.shortcuts_dialog import ShortcutsDialog
from ui.words.language import LANGUAGES, Languages, first_language, text_of
from ui.words.language_menu import LanguageMenu

_ENGLISH = re.compile(r"[A-Za-z]{2,}")
# Names, which are the same in both languages; and what finds the menu in either.
_NAMES = re.compile(
    r"React|Tauri|JavaScript|JS|Python|DOM|Qt|WeakRef|Map|window|UploadCard\.vue|English|Language"
    r"|Leak Lab"
)


@dataclass
class Shown:
    """All widgets that are translated here, in one window."""

    window: QMainWindow
    listed: ScenarioList
    view: ScenarioView
    banner: VerdictBanner
    message: MessageBar
    status: RunStatus
    actions: Actions
    shortcuts: ShortcutsDialog


@pytest.fixture
def shown(qtbot: QtBot, languages: Languages, themes: Themes) -> Shown:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    window.setMenuBar(Menus(actions, CheckActions(window), (), languages, themes, window))
    listed, view = ScenarioList(window), ScenarioView(window)
    banner, message, status = (
        VerdictBanner((), window),
        MessageBar(actions.reload, window),
        RunStatus(window),
    )
    window.setStatusBar(status)
    shortcuts = ShortcutsDialog(window.menuBar().findChildren(QMenu), window)
    about = [one_in(framework) for framework in get_args(Framework)]
    listed.offer(about, "2.4.1")
    judged = msgspec.structs.replace(result(), expected="clean", reason=SurvivorsLeft(20, 20))
    listed.show_result(judged)
    view.show_scenario(about[0], "2.4.1")
    banner.show_verdict(judged, "")
    message.show_problem(NoPage())
    status.show_progress(Progress("cycles", 3, 20))
    window.show()
    return Shown(window, listed, view, banner, message, status, actions, shortcuts)


def one_in(framework: Framework) -> Scenario:
    return msgspec.structs.replace(
        scenario("no-cleanup", framework=framework),
        title=Text("Upload card", "上传卡片"),
        explanation=Text("What is left.", "残留了什么。"),
    )


def texts(shown: Shown) -> dict[str, str]:
    """Every text of the window that a user reads or hears, by where it stands."""
    found: dict[str, str] = {}
    for number, widget in enumerate(shown.window.findChildren(QWidget)):
        where = f"{number} {type(widget).__name__}"
        found[f"{where} name"] = widget.accessibleName()
        found[f"{where} tooltip"] = widget.toolTip()
        found[f"{where} title"] = widget.windowTitle()
        if isinstance(widget, QLabel | QAbstractButton):
            found[where] = widget.text()
        elif isinstance(widget, QLineEdit):
            found[where] = widget.placeholderText()
    for number, action in enumerate(shown.window.findChildren(QAction)):
        if not isinstance(action.parent(), QLineEdit):
            found[f"action {number}"] = without_mnemonic(action.text())
    model = shown.listed.tree.model()
    for row in range(model.rowCount()):
        group = model.index(row, 0)
        found[f"group {row}"] = group.data()
        for at in range(model.rowCount(group)):
            cell = model.index(at, 0, group)
            found[f"scenario {row} {at}"] = cell.data()
            found[f"tooltip {row} {at}"] = cell.data(Qt.ItemDataRole.ToolTipRole)
            found[f"verdict {row} {at}"] = str(cell.siblingAtColumn(1).data() or "")
    return {where: text for where, text in found.items() if text}


def test_all_texts_follow_the_language_and_come_back(
    shown: Shown, languages: Languages, qtbot: QtBot
) -> None:
    english = texts(shown)
    assert len(english) > 60
    keys = {action.shortcut().toString() for action in shown.window.findChildren(QAction)}
    for _time in range(2):
        with qtbot.waitSignal(languages.changed, timeout=1000) as changed:
            languages.switch("zh")
        assert changed.args == ["zh"]
        QCoreApplication.sendPostedEvents()
        left = {
            where: text
            for where, text in texts(shown).items()
            if _ENGLISH.search(_NAMES.sub("", text)) and text not in keys
        }
        assert left == {}
        languages.switch("en")
        QCoreApplication.sendPostedEvents()
        assert texts(shown) == english


def test_what_was_marked_and_picked_stays(shown: Shown, languages: Languages) -> None:
    shown.view.show_line(4)
    shown.listed.search.setText("react")
    picked = shown.listed.picked
    languages.switch("zh")
    QCoreApplication.sendPostedEvents()
    assert shown.view.source.marked_line == 4
    assert shown.listed.picked == picked
    assert shown.listed.search.text() == "react"
    assert shown.listed.tree.isVisible()
    shown.listed.search.setText("残留")
    assert shown.listed.tree.isVisible()


def test_the_menu_offers_each_language_by_its_own_name(shown: Shown, languages: Languages) -> None:
    english, chinese = (
        shown.window.findChild(QAction, f"language-{code}") for code in ("en", "zh")
    )
    assert isinstance(english, QAction)
    assert isinstance(chinese, QAction)
    assert [english.text(), chinese.text()] == list(LANGUAGES.values())
    assert english.isChecked()
    chinese.trigger()
    assert languages.current == "zh"
    assert (english.isChecked(), chinese.isChecked()) == (False, True)
    languages.switch("en")
    assert english.isChecked()
    assert english.text() == "English"


def test_the_readings_stay_a_sound_model(
    languages: Languages, qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    model = ReadingsModel()
    model.show_reading(reading(), reading(2), 2)
    check: Callable[[ReadingsModel], None] = qtmodeltester.check
    check(model)
    languages.switch("zh")
    with qtbot.waitSignals([model.headerDataChanged, model.dataChanged], timeout=1000):
        model.retranslate()
    check(model)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "读数"
    assert model.index(1, 0).data() == "已卸载但存活"


def test_the_scenarios_stay_a_sound_model(
    languages: Languages, shown: Shown, qtmodeltester: ModelTester
) -> None:
    languages.switch("zh")
    shown.listed.model.retranslate()
    check: Callable[[ScenarioModel], None] = qtmodeltester.check
    check(shown.listed.model)


def test_the_meaning_of_a_step_follows(languages: Languages) -> None:
    step = path_steps(worded_steps("Window", "_17", "UploadCard"))[1]
    assert step.meaning == "callback on window"
    languages.switch("zh")
    assert step.meaning == "window 上的回调"


def test_qts_own_buttons_are_translated(languages: Languages, qtbot: QtBot) -> None:
    languages.switch("zh")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text().startswith("取消")


def test_numbers_are_written_as_the_language_does(languages: Languages) -> None:
    languages.switch("zh")
    assert QLocale().language() == QLocale.Language.Chinese
    languages.switch("en")
    assert QLocale().language() != QLocale.Language.Chinese


def test_a_text_of_a_scenario_follows(languages: Languages) -> None:
    text = Text("Leak", "泄漏")
    assert text_of(text) == "Leak"
    languages.switch("zh")
    assert text_of(text) == "泄漏"


def test_what_is_not_compiled_leaves_the_window_in_english(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    languages = Languages(folder=tmp_path)
    menu = LanguageMenu(languages)
    qtbot.addWidget(menu)
    languages.switch("zh")
    assert languages.current == "en"
    assert "run `make setup`" in caplog.text
    assert [action.isEnabled() for action in menu.actions()] == [True, False]
    assert "make setup" in menu.actions()[1].toolTip()


def test_an_unknown_language_changes_nothing(
    languages: Languages, caplog: pytest.LogCaptureFixture
) -> None:
    languages.switch("fr")
    assert languages.current == "en"
    assert "there is no language 'fr'" in caplog.text


@pytest.mark.parametrize(
    ("remembered", "preferred", "first"),
    [
        ("zh", ["en-GB"], "zh"),
        ("en", ["zh-Hans-CN"], "en"),
        ("", ["zh-Hans-CN", "en"], "zh"),
        ("", ["de-DE", "zh-CN"], "en"),
        ("spoilt", [], "en"),
    ],
)
def test_the_language_to_start_in(
    remembered: str, preferred: list[str], first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _locale: preferred)
    assert first_language(remembered) == first


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("&File", "File"),
        ("文件(&F)", "文件"),
        ("保存报告(&R) …", "保存报告 …"),
        ("Re&load", "Reload"),
    ],
)
def test_a_text_without_its_mnemonic(text: str, plain: str) -> None:
    assert without_mnemonic(text) == plain


def test_chinese_is_drawn() -> None:
    assert QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
