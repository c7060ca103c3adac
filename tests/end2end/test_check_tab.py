"""Somebody's own page in the Check tab: by clicks and keys, to a verdict and to a scenario file."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit

from report.check_result import CheckDocument
from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from tools.bootstrap.project import Project
from ui.check.view import CheckView

pytestmark = pytest.mark.xvfb

CORPUS = Path(__file__).parents[1] / "corpus"
PAGES = Path(__file__).parents[1] / "check" / "pages"
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


@pytest.fixture
def tab(driven: DrivenWindow) -> DrivenTab:
    return DrivenTab(driven)


@pytest.fixture(params=["leak", "clean"])
def dialog_page(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    return made_page(tmp_path, str(request.param)), str(request.param)


def made_page(folder: Path, truth: str) -> Path:
    page = folder / f"{truth}.html"
    page.write_text((PAGES / "dialog.html").read_text("utf-8"), "utf-8")
    return page


def from_command_line(words: list[str]) -> CheckDocument:
    """What ``main.py check`` gives; a window that is open has nothing to do with it."""
    import msgspec

    done = subprocess.run(
        [sys.executable, "main.py", "check", *words, "--json", "-"],
        cwd=Project.here().root,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.stdout, done.stderr
    return msgspec.convert(json.loads(done.stdout), CheckDocument)


def test_a_page_with_functions_is_repeated_without_a_recording(tab: DrivenTab) -> None:
    tab.name_page(str(CORPUS / "listener-on-window.html"))
    tab.wait_for("open")
    assert "window.mount() and window.unmount()" in tab.text("evidence")
    tab.repeat()
    assert tab.text("verdict") == "✗ Leak"
    assert "7 cycles left listener resize on Window" in tab.text("evidence")
    model = tab.view.holder.model
    assert "listener-on-window.html:11" in str(model.index(0, 0).data())
    assert model.rowCount(model.index(0, 0)) > 2
    assert "remove it when the component is unmounted" in tab.text("advice")
    # The experiments of the program go on as before.
    tab.driven.run(2)
    assert tab.driven.text("verdict") == "✗ Leak"


def test_what_is_recorded_is_repeated_and_saved(
    tab: DrivenTab, dialog_page: tuple[Path, str], tmp_path: Path
) -> None:
    page, truth = dialog_page
    tab.name_page(str(page))
    tab.wait_for("open")
    tab.record_dialog()
    model = tab.view.steps.model
    rows = [[model.index(row, column).data() for column in range(2)] for row in range(2)]
    assert rows == [
        ["Click Open", '[data-testid="open"]'],
        ["Click Close", 'button:text("Close")'],
    ]
    tab.repeat()
    assert tab.text("verdict") == {"leak": "✗ Leak", "clean": "✓ Clean"}[truth]
    file = tmp_path / "dialog.js"
    tab.save_scenario(file)
    document = from_command_line([str(page), "--scenario", str(file), "--cycles", "7"])
    assert document.verdict == truth
    tab.driven.window.check_actions.copy.trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.endswith(f"main.py check {page} --scenario {file} --cycles 7")
