"""The list of scenarios."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.catalog import result, scenario
from ui.scenarios.scenario_list import ScenarioList
from ui.scenarios.scenario_model import ScenarioModel

OFFERED = (
    scenario("no-cleanup"),
    scenario("no-cleanup", framework="react"),
    scenario("close", "remedy"),
    scenario("deregister", "remedy"),
)


@pytest.fixture
def listed(qtbot: QtBot) -> ScenarioList:
    listed = ScenarioList()
    qtbot.addWidget(listed)
    listed.offer(OFFERED, "2.4.1")
    listed.resize(400, 300)
    listed.show()
    return listed


def shown(listed: ScenarioList) -> list[str]:
    """The titles in the tree; groups end in a colon."""
    model, titles = listed.tree.model(), []
    for number in range(model.rowCount()):
        group = model.index(number, 0)
        titles.append(f"{group.data()}:")
        titles += [str(model.index(row, 0, group).data()) for row in range(model.rowCount(group))]
    return titles


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = ScenarioModel()
    check: Callable[[ScenarioModel], None] = qtmodeltester.check
    check(model)
    model.offer(OFFERED, "2.4.1")
    check(model)
    model.show_result(result())
    model.offer(OFFERED[:1], "qt")
    check(model)


def test_scenarios_stand_in_their_groups(listed: ScenarioList) -> None:
    assert shown(listed) == [
        "The issue:",
        "No cleanup",
        "No cleanup (React)",
        "Remedies:",
        "Close",
        "Deregister",
    ]
    assert listed.picked == OFFERED[0]


def test_a_search_finds_titles_and_explanations(listed: ScenarioList) -> None:
    QTest.keyClicks(listed.search, "CLOSE is")
    assert shown(listed) == ["Remedies:", "Close"]
    assert listed.picked == OFFERED[0]
    listed.search.clear()
    QTest.keyClicks(listed.search, "remed")
    assert shown(listed) == ["Remedies:", "Close", "Deregister"]
    QTest.keyClicks(listed.search, "xyz")
    assert shown(listed) == []
    assert not listed.tree.isVisible()
    listed.search.clear()
    assert listed.tree.isVisible()
    assert listed.tree.currentIndex().data() == "No cleanup"


def test_arrow_keys_pick(listed: ScenarioList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(listed.scenario_picked, timeout=1000) as picked:
        QTest.keyClick(listed.tree, Qt.Key.Key_Down)
    assert picked.args == [OFFERED[1]]


def test_a_scenario_can_be_picked_although_a_search_hides_it(listed: ScenarioList) -> None:
    QTest.keyClicks(listed.search, "close")
    assert listed.pick("deregister")
    assert listed.picked == OFFERED[3]
    assert listed.search.text() == ""
    assert not listed.pick("no-such")


def test_the_last_verdict_of_this_runtime_stands_beside_a_scenario(listed: ScenarioList) -> None:
    def verdict() -> tuple[object, object, object]:
        index = listed.model.find("no-cleanup", "vue").siblingAtColumn(ScenarioModel.VERDICT)
        return (
            index.data(),
            index.data(Qt.ItemDataRole.ToolTipRole),
            index.data(Qt.ItemDataRole.ForegroundRole) is not None,
        )

    assert verdict() == (None, None, False)
    listed.show_result(result(verdict="leak"))
    assert verdict() == ("✗ Leak", "5 cycles say leak", True)
    listed.offer(OFFERED, "2.12.5")
    assert verdict()[0] is None
    listed.show_result(result(verdict="clean", runtime="2.12.5"))
    assert verdict()[0] == "✓ Clean"
    listed.offer(OFFERED, "2.4.1")
    assert verdict()[0] == "✗ Leak"


def test_a_verdict_with_another_npm_package_is_not_the_runtimes_own(listed: ScenarioList) -> None:
    listed.show_result(replace(result(verdict="clean"), api="2.12.5", is_mixed=True))
    index = listed.model.find("no-cleanup", "vue").siblingAtColumn(listed.model.VERDICT)
    assert index.data() is None
    listed.offer(OFFERED, "2.4.1+api-2.12.5")
    assert listed.model.find("no-cleanup", "vue").siblingAtColumn(listed.model.VERDICT).data() == (
        "✓ Clean"
    )


def test_what_is_not_there_on_another_runtime_gives_way(listed: ScenarioList) -> None:
    assert listed.pick("deregister")
    listed.offer(OFFERED[:3], "qt")
    assert listed.picked == OFFERED[0]
    assert listed.model.scenario(QModelIndex()) is None


def test_titles_have_all_the_room_until_there_is_a_verdict(listed: ScenarioList) -> None:
    assert listed.tree.columnWidth(ScenarioModel.VERDICT) == 0
    listed.show_result(result())
    words = listed.tree.fontMetrics().horizontalAdvance("✗ Leak")
    assert words <= listed.tree.columnWidth(ScenarioModel.VERDICT) < 2 * words


def test_in_a_narrow_list_a_mark_stands_for_the_verdict(listed: ScenarioList) -> None:
    listed.show_result(result())
    verdict = listed.model.find("no-cleanup", "vue").siblingAtColumn(ScenarioModel.VERDICT)
    said = []
    for width in (400, 220):
        listed.resize(width, 300)
        said.append((verdict.data(), verdict.data(Qt.ItemDataRole.AccessibleTextRole)))
    assert said == [("✗ Leak", "✗ Leak"), ("✗", "✗ Leak")]
