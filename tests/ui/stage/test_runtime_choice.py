"""What a scenario runs on: a version of Tauri, with its own npm package or another."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.stage.runtime_choice import RuntimeChoice


def choice(qtbot: QtBot, *runtimes: str) -> RuntimeChoice:
    made = RuntimeChoice()
    qtbot.addWidget(made)
    made.offer({runtime: None if runtime == "qt" else runtime for runtime in runtimes})
    return made


def test_below_the_runtimes_is_each_tauri_with_each_other_package(qtbot: QtBot) -> None:
    made = choice(qtbot, "2.4.1", "2.12.5", "qt")
    assert [(made.itemText(place), made.itemData(place)) for place in range(made.count())] == [
        ("Tauri 2.4.1", "2.4.1"),
        ("Tauri 2.12.5", "2.12.5"),
        ("QWebChannel", "qt"),
        ("", None),
        ("2.4.1 · api 2.12.5", "2.4.1+api-2.12.5"),
        ("2.12.5 · api 2.4.1", "2.12.5+api-2.4.1"),
    ]


def test_one_tauri_has_no_pairs(qtbot: QtBot) -> None:
    made = choice(qtbot, "2.4.1", "qt")
    assert [made.itemData(place) for place in range(made.count())] == ["2.4.1", "qt"]


def test_only_a_pair_that_is_picked_takes_the_room_of_its_name(qtbot: QtBot) -> None:
    made = choice(qtbot, "2.4.1", "2.12.5", "qt")
    narrow = made.sizeHint().width()
    made.setCurrentIndex(made.findData("2.4.1+api-2.12.5"))
    assert made.sizeHint().width() > narrow
    made.setCurrentIndex(0)
    assert made.sizeHint().width() == narrow
