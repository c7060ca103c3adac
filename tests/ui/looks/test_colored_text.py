"""Verdicts keep their colours where their rows are selected."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.ui.recordings import recording
from ui.looks.colored_text import ColoredTextDelegate
from ui.looks.colors import contrast, verdict_color
from ui.matrix.view import MatrixView
from ui.runs.history_model import HistoryModel
from ui.runs.history_view import HistoryView
from ui.runs.runs import Runs
from ui.scenarios.scenario_list import ScenarioList
from ui.scenarios.scenario_model import ScenarioModel

GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive)


def selected_color(index: QModelIndex, palette: QPalette, group: QPalette.ColorGroup) -> QColor:
    option = QStyleOptionViewItem()
    option.palette = palette
    option.state = QStyle.StateFlag.State_Selected
    ColoredTextDelegate().initStyleOption(option, index)
    return QColor(option.palette.color(group, QPalette.ColorRole.HighlightedText))


@pytest.mark.parametrize("group", GROUPS)
def test_it_is_kept_on_a_pale_selection_and_not_where_it_cannot_be_read(
    group: QPalette.ColorGroup,
) -> None:
    model = QStandardItemModel()
    colored, plain = QStandardItem("✗ Leak"), QStandardItem("No cleanup")
    red = verdict_color("leak", QPalette(QColor("white")))
    colored.setData(red, Qt.ItemDataRole.ForegroundRole)
    model.appendRow([plain, colored])
    palette = QPalette(QColor("white"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("black"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#dce6fb"))
    assert selected_color(model.index(0, 1), palette, group) == red
    assert selected_color(model.index(0, 0), palette, group) == QColor("black")
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#2c62d6"))
    assert selected_color(model.index(0, 1), palette, group) == QColor("black")


def test_contrast_is_what_wcag_says() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)
    assert contrast(QColor("red"), QColor("red")) == 1


def test_all_that_list_verdicts_draw_them_so(qtbot: QtBot) -> None:
    runs = Runs()
    run = recording()
    assert run.scenario is not None
    runs.add(run)
    scenarios, history, matrix = ScenarioList(), HistoryView(runs), MatrixView()
    for widget in (scenarios, history, matrix):
        qtbot.addWidget(widget)
    scenarios.offer((run.scenario,), "2.4.1")
    matrix.show_recordings((run,))
    group = scenarios.tree.model().index(0, 0)
    for view, index in (
        (scenarios.tree, scenarios.tree.model().index(0, ScenarioModel.VERDICT, group)),
        (history.tree, history.model.index(0, HistoryModel.VERDICT)),
        (matrix.table, matrix.model.index(1, 1)),
    ):
        assert isinstance(view.itemDelegateForIndex(index), ColoredTextDelegate)
