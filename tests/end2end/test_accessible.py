"""The window with the keyboard and with a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)

from tests.end2end.driven_window import DrivenWindow

pytestmark = pytest.mark.xvfb


def named(widget: QWidget) -> bool:
    """Whether a screen reader has something to say of it."""
    if widget.accessibleName():
        return True
    if isinstance(widget, QAbstractButton):
        return bool(widget.text())
    # Its tabs have names of their own.
    return isinstance(widget, QTabBar)


def takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    reachable = bool(policy.value & Qt.FocusPolicy.TabFocus.value)
    # These hand the keyboard on.
    inner = isinstance(widget.parent(), QAbstractSpinBox | QComboBox) or widget.focusProxy()
    return reachable and widget.isVisible() and widget.isEnabled() and not inner


def every_part(driven: DrivenWindow) -> list[QWidget]:
    window = driven.window
    panel = window.memory_panel
    return [
        window.scenario_view,
        window.comparison,
        window.matrix,
        window.heap,
        panel.chart,
        panel.survivors,
        driven.window.why,
        window.history,
        window.scenario_list,
    ]


def test_all_that_takes_the_keyboard_has_a_name(driven: DrivenWindow) -> None:
    driven.run(2)
    driven.run(2)
    seen: set[QWidget] = set()
    for part in every_part(driven):
        driven.window.show_part(part)
        seen |= {each for each in driven.window.findChildren(QWidget) if takes_tab(each)}
    assert len(seen) > 25
    nameless = [f"{type(each).__name__} {each.objectName()}" for each in seen if not named(each)]
    assert nameless == []


def test_what_has_the_keyboard_looks_different(driven: DrivenWindow) -> None:
    window = driven.window
    driven.run(2)
    window.show_part(window.matrix)
    window.scenario_list.search.setFocus()
    seen: set[QWidget] = set()
    alike = []
    for _step in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        with_it = focused.grab().toImage()
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        # A table shows it in its current cell, an edit field by its cursor, the page by itself.
        if isinstance(focused, QAbstractButton | QComboBox) and focused not in seen:
            seen.add(focused)
            if focused.grab().toImage() == with_it:
                alike.append(f"{type(focused).__name__} {focused.objectName()}")
    assert len(seen) > 8
    assert alike == []


def test_tab_reaches_everything_that_is_shown(driven: DrivenWindow) -> None:
    window = driven.window
    driven.run(2)
    window.show_part(window.matrix)
    wanted = {each for each in window.findChildren(QWidget) if takes_tab(each)}
    wanted = {each for each in wanted if not isinstance(each, QLineEdit) or each.objectName()}
    window.scenario_list.search.setFocus()
    reached: set[QWidget] = set()
    for _step in range(3 * len(wanted)):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    left = [f"{type(each).__name__} {each.objectName()}" for each in wanted - reached]
    assert left == []
