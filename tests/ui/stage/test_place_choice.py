"""Where scenarios run, and which versions there are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lab.engine.runtimes import built_runtimes
from lab.tauri.crates import CRATES, page_of, place_of
from report.pair import Pair
from ui.stage.place_choice import PlaceChoice


@pytest.fixture
def bar(qtbot: QtBot) -> QWidget:
    bar = QWidget()
    qtbot.addWidget(bar)
    return bar


def _choice(bar: QWidget) -> tuple[PlaceChoice, list[str]]:
    chosen: list[str] = []
    choice = PlaceChoice(built_runtimes(), bar)
    choice.chosen.connect(chosen.append)
    return choice, chosen


def _versions(choice: PlaceChoice) -> list[str]:
    return [name for name in choice.version.names if Pair.named(name).api is None]


def test_a_version_names_its_place() -> None:
    built = built_runtimes()
    assert {place_of(each) for each in built} == {"stand-in"}
    assert {place_of(each.version) for each in CRATES} == {"tauri"}
    # Its page is built, for the npm package of its time.
    assert {page_of(each.version) for each in CRATES} <= set(built)
    assert [page_of(each) for each in built] == list(built)


def test_each_place_has_its_versions_and_begins_with_the_like_one(bar: QWidget) -> None:
    choice, chosen = _choice(bar)
    assert choice.current_place == "stand-in"
    assert _versions(choice) == list(built_runtimes())
    choice.show_runtime("2.5.0")
    QTest.keyClick(choice.place, Qt.Key.Key_Down)
    assert (choice.current_place, choice.current) == ("tauri", "2.5.1")
    assert _versions(choice) == [each.version for each in CRATES]
    QTest.keyClick(choice.version, Qt.Key.Key_Down)
    assert choice.current == "2.8.5"
    QTest.keyClick(choice.place, Qt.Key.Key_Up)
    # Each place keeps what was picked in it.
    assert (choice.current_place, choice.current) == ("stand-in", "2.5.0")
    QTest.keyClick(choice.place, Qt.Key.Key_Down)
    assert chosen == ["2.5.1", "2.8.5", "2.5.0", "2.8.5"]


def test_a_version_is_shown_in_its_place(bar: QWidget) -> None:
    choice, chosen = _choice(bar)
    assert choice.show_runtime("2.8.5")
    assert (choice.current_place, choice.current) == ("tauri", "2.8.5")
    assert choice.show_runtime("2.4.1")
    assert (choice.current_place, choice.current) == ("stand-in", "2.4.1")
    assert not choice.show_runtime("9.9.9")
    assert choice.current == "2.4.1"
    assert chosen == []


def test_each_place_has_its_pairs(bar: QWidget) -> None:
    choice, _chosen = _choice(bar)
    assert choice.show_runtime("2.5.1+api-2.12.5")
    assert (choice.current_place, choice.current) == ("tauri", "2.5.1+api-2.12.5")
    assert place_of(choice.current) == "tauri"
    assert page_of(choice.current) == "2.12.5"
    assert choice.show_runtime("2.5.0+api-2.12.5")
    assert choice.current_place == "stand-in"
    # A crate's own package makes no pair of it.
    assert not choice.show_runtime("2.5.1+api-2.5.0")
    assert choice.current == "2.5.0+api-2.12.5"
