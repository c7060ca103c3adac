"""What is copied of tables and trees."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QTreeView
from pytestqt.qtbot import QtBot

from ui.looks.copying import CopyChoice, Copying, row_text

CTRL = Qt.KeyboardModifier.ControlModifier


def rows() -> QStandardItemModel:
    model = QStandardItemModel(2, 3)
    for row in range(2):
        for column in range(3):
            model.setItem(row, column, QStandardItem(f"{row}{column}"))
    model.item(0, 0).appendRow([QStandardItem("child"), QStandardItem("of it")])
    return model


@pytest.fixture
def table(qtbot: QtBot) -> QTableView:
    made = QTableView()
    qtbot.addWidget(made)
    model = rows()
    model.setParent(made)
    made.setModel(model)
    made.show()
    QGuiApplication.clipboard().setText("before")
    return made


def test_ctrl_c_copies_the_row_as_its_columns_stand(table: QTableView) -> None:
    Copying(table)
    table.setCurrentIndex(table.model().index(1, 1))
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "10\t11\t12"
    table.horizontalHeader().moveSection(2, 0)
    table.setColumnHidden(1, True)
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "12\t10"


def test_where_nothing_is_current_nothing_is_copied(table: QTableView) -> None:
    copying = Copying(table)
    table.model().removeRows(0, 2)
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "before"
    assert not any(action.isEnabled() for action in copying.menu().actions())
    assert row_text(table, QModelIndex()) == ""


def test_the_menu_offers_what_the_row_has(table: QTableView) -> None:
    def of_first(index: QModelIndex) -> str:
        return "@7" if index.row() == 0 else ""

    copying = Copying(table, (CopyChoice(lambda: "Copy id", of_first, "copy-id"),))
    table.setCurrentIndex(table.model().index(1, 0))
    assert [action.isEnabled() for action in copying.menu().actions()] == [True, False]
    table.setCurrentIndex(table.model().index(0, 0))
    row, choice = copying.menu().actions()
    row.trigger()
    assert QGuiApplication.clipboard().text() == "00\t01\t02"
    choice.trigger()
    assert QGuiApplication.clipboard().text() == "@7"


def test_a_row_within_another_is_copied_alone(qtbot: QtBot) -> None:
    tree, model = QTreeView(), rows()
    qtbot.addWidget(tree)
    tree.setModel(model)
    assert row_text(tree, model.index(0, 1, model.index(0, 0))) == "child\tof it"
