"""Drives the Check tab as a user does, and reads what it shows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit

from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from ui.check.view import CheckView

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@dataclass
class DrivenTab:
    """The tab, and who drives its window."""

    driven: DrivenWindow

    @property
    def view(self) -> CheckView:
        return self.driven.window.check

    def wait_for(self, phase: str) -> None:
        checks = self.view.checks
        self.driven.qtbot.waitUntil(lambda: checks.phase == phase, timeout=LIMIT_MS)

    def text(self, name: str) -> str:
        label = self.view.findChild(QLabel, name)
        assert label is not None
        return label.text()

    def name_page(self, page: str) -> None:
        """Type it, and press Enter."""
        self.driven.press(Qt.Key.Key_L)
        field = self.view.address.field
        self.driven.qtbot.waitUntil(field.hasFocus)
        QTest.keyClicks(field, page)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def click_in_page(self, script: str) -> None:
        """Click with the mouse what an expression gives in the page, once it is there."""
        found = self.wait_in_page(
            f"(() => {{ const at = {script}; if (!at) return null;"
            " const { left, top, width, height } = at.getBoundingClientRect();"
            " return JSON.stringify([left + width / 2, top + height / 2]) })()"
        )
        x, y = json.loads(str(found))
        target = self.page.focusProxy()
        assert target is not None
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, NO_MODIFIER, QPoint(round(x), round(y)))

    def wait_in_page(self, script: str) -> object:
        """What ``script`` gives, once that is something."""
        answers: list[object] = []

        def ask() -> bool:
            self.page.page().runJavaScript(script, 0, answers.append)
            QTest.qWait(20)
            return bool(answers and answers[-1])

        self.driven.qtbot.waitUntil(ask, timeout=LIMIT_MS)
        return answers[-1]

    @property
    def page(self) -> QWebEngineView:
        """The view of the page that is checked."""
        view = self.view.findChild(QWebEngineView)
        assert isinstance(view, QWebEngineView)
        return view

    def record_dialog(self) -> None:
        """Open the dialog of the page, and close it; by the mouse."""
        self.driven.press(Qt.Key.Key_D)
        self.wait_for("recording")
        self.click_in_page("document.querySelector('[data-testid=open]')")
        self.click_in_page("document.querySelector('section button')")
        steps = self.view.steps.model
        self.driven.qtbot.waitUntil(lambda: steps.rowCount() == 2, timeout=LIMIT_MS)
        self.driven.click(self.view.record)
        self.wait_for("nothing")

    def repeat(self) -> None:
        self.driven.click(self.view.repeat)
        self.wait_for("repeating")
        self.wait_for("nothing")

    def save_scenario(self, file: Path) -> None:
        self.driven.click(self.view.save)
        self.driven.qtbot.waitUntil(lambda: self.dialog() is not None, timeout=LIMIT_MS)
        dialog = self.dialog()
        assert dialog is not None
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText(str(file))
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.driven.qtbot.waitUntil(file.exists, timeout=LIMIT_MS)

    def dialog(self) -> QFileDialog | None:
        return self.view.findChild(QFileDialog)
