"""A page of a running application in the Check tab: attached to, recorded, repeated, left alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from check.engines.choice import engine_of
from engine.attach.connection import attached
from tests.attach.applications import (
    CORPUS,
    INJECTED,
    LIMIT_S,
    NOTHING_INJECTED,
    Application,
    chromium_command,
    needs_chromium,
    qt_command,
    running,
    tauri_command,
)
from tests.end2end.conftest import driven_window
from tests.end2end.driven_tab import NO_MODIFIER, DrivenTab
from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from tests.event_loop import SessionLoop
from tests.memory.blank_page import renderers
from tests.real_tauri import needs_tauri

pytestmark = pytest.mark.xvfb

_LEAK = CORPUS / "listener-on-window.html"
_CLEAN = CORPUS / "listener-removed.html"
_DIALOG = Path(__file__).parents[1] / "check" / "pages" / "leaking-dialog.html"
_WAITS = "mount = () => (isMounting = true) && new Promise(() => {}); unmount = () => {}"

# WebKit lets in one inspector at a time: nobody else can type what is to be recorded.
_TYPES_BY_ITSELF = """<!doctype html><meta charset=utf-8><input name=who>
<script>
const field = document.querySelector('input')
field.addEventListener('input', () => addEventListener('resize', () => field.value))
async function type() {
  const noted = await window.leakLabRecorder?.next(-1)
  if (noted?.steps.length) sessionStorage.setItem('is-noted', 'yes')
  if (sessionStorage.getItem('is-noted')) return
  field.focus()
  document.execCommand('insertText', false, 'Ann')
  setTimeout(type, 50)
}
type()
</script>"""


class Attached(DrivenTab):
    """The tab, and an application of somebody else."""

    def __init__(self, driven: DrivenWindow, loop: SessionLoop, application: Application) -> None:
        super().__init__(driven)
        self.loop = loop
        self.application = application

    def attach(self) -> None:
        """Type the port, and press Enter."""
        self.name_page(str(self.application.address))

    def fact(self, name: str) -> str:
        label = self.view.left.attach.findChild(QLabel, name)
        assert label is not None
        return label.text() if label.isVisible() else ""

    def is_untouched(self, page: str | None = None) -> bool:
        """Whether nothing of us is in the application's page."""
        left = self.loop.run(self.application.evaluate(INJECTED, result=list[object], page=page))
        return left == NOTHING_INJECTED

    def until_said(self, words: str) -> None:
        self.driven.qtbot.waitUntil(lambda: words in self.text("evidence"), timeout=LIMIT_MS)

    def click_in_application(self, selector: str) -> None:
        """Click there as its user would, once it is there."""
        self.loop.run(self._click(selector))

    async def _click(self, selector: str) -> None:
        async with attached(self.application.address, None) as attachment:
            session = attachment.session
            x, y = await session.evaluate(
                "new Promise((done) => { const look = () => {"
                f" const at = document.querySelector('{selector}')?.getBoundingClientRect();"
                " if (at) done([at.x + at.width / 2, at.y + at.height / 2]);"
                " else setTimeout(look, 20) }; look() })",
                result=tuple[float, float],
            )
            await engine_of(session).click(x, y)


@contextmanager
def started(loop: SessionLoop, command: str) -> Iterator[Application]:
    opening = running(command)
    application = loop.run(opening.__aenter__(), limit_s=LIMIT_S)
    try:
        yield application
    finally:
        loop.run(opening.__aexit__(None, None, None))


def made(folder: Path, name: str, script: str) -> Path:
    file = folder / f"{name}.html"
    file.write_text(f"<!doctype html><title>{name}</title><script>{script}</script>", "utf-8")
    return file


def test_a_page_of_a_qt_application_is_attached_to_and_checked(
    driven: DrivenWindow, session_loop: SessionLoop
) -> None:
    with started(session_loop, qt_command(_LEAK)) as application:
        tab = Attached(driven, session_loop, application)
        tab.attach()
        tab.wait_for("open")
        assert tab.fact("attach-title") == "Attached"
        facts = tab.fact("attach-facts").splitlines()
        assert facts[1] == f"file://{_LEAK}"
        assert facts[2].startswith("QtWebEngine ")
        assert facts[2].endswith(str(application.address))
        assert "window.mount() and window.unmount()" in tab.text("evidence")
        # To look at it changes nothing.
        assert tab.is_untouched()
        tab.repeat()
        assert tab.text("verdict") == "✗ Leak"
        assert "7 cycles left listener resize on Window" in tab.text("evidence")
        assert tab.text("subject") == f"file://{_LEAK}"
        assert "listener-on-window.html:11" in str(tab.view.holder.model.index(0, 0).data())
        assert tab.is_untouched()
        driven.window.check_actions.copy.trigger()
        copied = QGuiApplication.clipboard().text()
        assert copied.endswith(f"main.py check --attach {application.address} --cycles 7")


def test_one_of_several_pages_is_picked_by_the_keyboard(
    driven: DrivenWindow, session_loop: SessionLoop
) -> None:
    with started(session_loop, qt_command(_LEAK, _CLEAN)) as application:
        tab = Attached(driven, session_loop, application)
        tab.attach()
        tab.wait_for("choosing")
        place = tab.view.left.attach
        urls = {str(place.model.index(row, 1).data()): row for row in range(2)}
        assert set(urls) == {f"file://{_LEAK}", f"file://{_CLEAN}"}
        place.pages.selectRow(urls[f"file://{_CLEAN}"])
        place.pages.setFocus()
        QTest.keyClick(place.pages, Qt.Key.Key_Return)
        tab.wait_for("open")
        tab.repeat()
        assert tab.text("verdict") == "✓ Clean"
        driven.window.check_actions.copy.trigger()
        copied = QGuiApplication.clipboard().text()
        assert f"--attach {application.address} --target file://{_CLEAN}" in copied
        # The other one, by the mouse.
        tab.attach()
        tab.wait_for("open")
        driven.click(place.another)
        tab.wait_for("choosing")
        place.pages.selectRow(urls[f"file://{_LEAK}"])
        driven.click(place.attach)
        tab.wait_for("open")
        tab.repeat()
        assert tab.text("verdict") == "✗ Leak"


def test_steps_are_recorded_in_the_applications_own_window(
    driven: DrivenWindow, session_loop: SessionLoop
) -> None:
    with started(session_loop, qt_command(_DIALOG)) as application:
        tab = Attached(driven, session_loop, application)
        tab.attach()
        tab.wait_for("open")
        _record(tab)
        tab.repeat()
        assert tab.text("verdict") == "✗ Leak"
        assert tab.is_untouched()


def test_without_a_reload_the_page_keeps_its_state(
    driven: DrivenWindow, session_loop: SessionLoop
) -> None:
    with started(session_loop, qt_command(_DIALOG)) as application:
        tab = Attached(driven, session_loop, application)
        session_loop.run(application.evaluate("window.marker = 'still here'", result=str))
        tab.attach()
        tab.wait_for("open")
        tab.view.left.attach.without_reload.click()
        _record(tab)
        assert tab.is_untouched()
        tab.repeat()
        assert tab.text("verdict") == "✗ Leak"
        assert "was not loaded anew" in tab.text("check-notices")
        assert session_loop.run(application.evaluate("marker", result=str)) == "still here"
        assert tab.is_untouched()
        assert "--no-reload" in " ".join(tab.view.checks.command_target)


@needs_chromium
def test_a_page_in_chromium(
    driven: DrivenWindow, session_loop: SessionLoop, short_folder: Path
) -> None:
    with started(session_loop, chromium_command(short_folder / "profile", _DIALOG)) as application:
        tab = Attached(driven, session_loop, application)
        tab.attach()
        tab.wait_for("open")
        assert "Chromium " in tab.fact("attach-facts")
        _record(tab)
        tab.repeat()
        assert tab.text("verdict") == "✗ Leak"
        assert tab.is_untouched()


@needs_tauri
def test_steps_are_recorded_in_real_tauri(
    driven: DrivenWindow, session_loop: SessionLoop, tmp_path: Path
) -> None:
    (tmp_path / "front-end").mkdir()
    (tmp_path / "front-end" / "index.html").write_text(_TYPES_BY_ITSELF, "utf-8")
    # On a screen of its own, where it takes the focus from nobody.
    command = f"env -u DISPLAY {tauri_command(tmp_path / 'front-end')}"
    with started(session_loop, command) as application:
        tab = Attached(driven, session_loop, application)
        tab.attach()
        tab.wait_for("open")
        driven.click(tab.view.record)
        tab.wait_for("recording")
        steps = tab.view.steps.model
        driven.qtbot.waitUntil(lambda: steps.rowCount() == 1, timeout=LIMIT_MS)
        driven.click(tab.view.record)
        tab.wait_for("nothing")
        tab.repeat()
        assert tab.text("verdict") == "✗ Leak"
        assert "7 cycles left listener resize on Window" in tab.text("evidence")
        assert "isTrusted" in tab.text("check-notices")
        assert tab.is_untouched()


@pytest.mark.parametrize("phase", ["open", "recording", "repeating"])
def test_an_application_that_ends_is_a_sentence(
    driven: DrivenWindow, session_loop: SessionLoop, tmp_path: Path, phase: str
) -> None:
    with started(session_loop, qt_command(made(tmp_path, "waits", _WAITS))) as application:
        tab = Attached(driven, session_loop, application)
        _bring_to(tab, phase)
        main = psutil.Process(application.launched.pid)
        for each in (*main.children(recursive=True), main):
            each.kill()
        tab.until_said("it has ended")
        tab.wait_for("nothing")
        assert tab.text("verdict") == "No verdict"
        driven.click(tab.view.repeat)
        tab.until_said("Start it with its debugging port open")


@pytest.mark.parametrize("phase", ["open", "recording"])
def test_a_page_that_crashes_is_a_sentence(
    driven: DrivenWindow, session_loop: SessionLoop, tmp_path: Path, phase: str
) -> None:
    with started(session_loop, qt_command(made(tmp_path, "waits", _WAITS))) as application:
        tab = Attached(driven, session_loop, application)
        _bring_to(tab, phase)
        for each in renderers(psutil.Process(application.launched.pid)):
            each.kill()
        tab.until_said("crashed")
        tab.wait_for("nothing")


def test_what_is_cancelled_leaves_the_page_as_it_was(
    driven: DrivenWindow, session_loop: SessionLoop, tmp_path: Path
) -> None:
    with started(session_loop, qt_command(made(tmp_path, "waits", _WAITS))) as application:
        tab = Attached(driven, session_loop, application)
        _bring_to(tab, "repeating")
        driven.press(Qt.Key.Key_Escape, NO_MODIFIER)
        tab.wait_for("nothing")
        assert tab.text("check-status") == "Cancelled."
        assert tab.is_untouched()
        tab.attach()
        tab.wait_for("open")
        driven.click(tab.view.left.attach.detach)
        tab.wait_for("nothing")
        assert tab.view.checks.attached.application is None
        assert tab.is_untouched()


def test_how_a_port_is_opened_is_said(tab: DrivenTab) -> None:
    tab.driven.window.check_actions.attach.trigger()
    field = tab.view.address.field
    tab.driven.qtbot.waitUntil(field.hasFocus)
    assert (field.text(), field.selectedText()) == ("127.0.0.1:9222", "9222")
    assert "QTWEBENGINE_REMOTE_DEBUGGING=127.0.0.1:9222" in tab.text("attach-how")
    QTest.keyClicks(field, "1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    tab.driven.qtbot.waitUntil(
        lambda: "No application can be inspected at 127.0.0.1:1 " in tab.text("evidence"),
        timeout=LIMIT_MS,
    )


def test_another_machine_is_refused_with_the_way_there(tab: DrivenTab) -> None:
    tab.name_page("build.example.org:9222")
    tab.driven.qtbot.waitUntil(
        lambda: "ssh -L 9222:127.0.0.1:9222 build.example.org" in tab.text("evidence"),
        timeout=LIMIT_MS,
    )


def test_closing_the_window_takes_everything_out(session_loop: SessionLoop, qtbot: QtBot) -> None:
    with started(session_loop, qt_command(_LEAK)) as application:
        with driven_window(session_loop, qtbot) as driven:
            tab = Attached(driven, session_loop, application)
            _bring_to(tab, "recording")
        left = session_loop.run(application.evaluate(INJECTED, result=list[object]))
        assert left == NOTHING_INJECTED


@pytest.fixture
def tab(driven: DrivenWindow) -> DrivenTab:
    return DrivenTab(driven)


def _record(tab: Attached) -> None:
    """Open the dialog of the page and close it, in the application's window."""
    tab.driven.click(tab.view.record)
    tab.wait_for("recording")
    assert "In the application's own window" in tab.fact("attach-text")
    tab.click_in_application("[data-testid=open]")
    tab.click_in_application("section button")
    steps = tab.view.steps.model
    tab.driven.qtbot.waitUntil(lambda: steps.rowCount() == 2, timeout=LIMIT_MS)
    assert [steps.index(row, 0).data() for row in range(2)] == ["Click Open", "Click Close"]
    tab.driven.click(tab.view.record)
    tab.wait_for("nothing")


def _bring_to(tab: Attached, phase: str) -> None:
    tab.attach()
    tab.wait_for("open")
    if phase == "recording":
        tab.driven.click(tab.view.record)
    if phase == "repeating":
        tab.driven.click(tab.view.repeat)
    tab.wait_for(phase)
    if phase == "repeating":
        tab.driven.qtbot.waitUntil(lambda: _is_mounting(tab), timeout=LIMIT_MS)


def _is_mounting(tab: Attached) -> bool:
    asked = tab.application.evaluate("window.isMounting === true", result=bool)
    return tab.loop.run(asked)
