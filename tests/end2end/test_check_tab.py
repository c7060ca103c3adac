"""Somebody's own page in the Check tab: by clicks and keys, to a verdict and to a scenario file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import psutil
import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from report.check_result import CheckDocument
from tests.end2end.conftest import driven_window
from tests.end2end.driven_tab import NO_MODIFIER, DrivenTab
from tests.end2end.driven_window import LIMIT_MS, DrivenWindow
from tests.event_loop import SessionLoop
from tools.bootstrap.project import Project

pytestmark = pytest.mark.xvfb

CORPUS = Path(__file__).parents[1] / "corpus"
PAGES = Path(__file__).parents[1] / "check" / "pages"


@pytest.fixture
def tab(driven: DrivenWindow) -> DrivenTab:
    return DrivenTab(driven)


@pytest.fixture(params=["leak", "clean"])
def dialog_page(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    return made_page(tmp_path, str(request.param)), str(request.param)


def made_page(folder: Path, truth: str) -> Path:
    page = folder / f"{truth}.html"
    page.write_text((PAGES / "leaking-dialog.html").read_text("utf-8"), "utf-8")
    return page


def from_command_line(words: list[str]) -> CheckDocument:
    """What ``main.py check`` gives; a window that is open has nothing to do with it."""
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


def test_steps_are_edited_and_removed(tab: DrivenTab, tmp_path: Path) -> None:
    tab.name_page(str(made_page(tmp_path, "clean")))
    tab.wait_for("open")
    tab.record_dialog()
    view, table = tab.view.steps, tab.view.steps.table
    where = view.model.index(1, view.model.WHERE)
    table.setCurrentIndex(where)
    table.edit(where)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "section > button")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    tab.driven.qtbot.waitUntil(
        lambda: tab.view.checks.steps[1].at == "section > button", timeout=LIMIT_MS
    )
    tab.repeat()
    assert tab.text("verdict") == "✓ Clean"
    table.selectRow(1)
    tab.driven.click(view.remove)
    assert [step.label for step in tab.view.checks.steps] == ["Open"]
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert tab.view.checks.steps == ()


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("http://127.0.0.1:1/", "did not load"),
        ("/no/such/page.html", "does not exist"),
        ("ftp://a/b", "is no page"),
        ("https://", "is no page"),
    ],
)
def test_a_page_that_is_none_is_said_in_the_tab(tab: DrivenTab, named: str, said: str) -> None:
    tab.name_page(named)
    tab.driven.qtbot.waitUntil(lambda: said in tab.text("evidence"), timeout=LIMIT_MS)
    assert tab.text("verdict") == "No verdict"
    tab.wait_for("nothing")
    # Another can be named at once.
    assert tab.view.address.field.isEnabled()


def test_a_page_without_functions_and_steps_says_what_to_do(tab: DrivenTab, tmp_path: Path) -> None:
    tab.name_page(str(made_page(tmp_path, "leak")))
    tab.wait_for("open")
    assert "Press Record" in tab.text("evidence")
    tab.repeat()
    assert tab.text("verdict") == "No verdict"
    assert "Press Record" in tab.text("evidence")


def test_a_repetition_is_cancelled_by_escape(tab: DrivenTab) -> None:
    tab.name_page(str(CORPUS / "listener-on-window.html"))
    tab.wait_for("open")
    tab.view.cycles.setValue(1000)
    tab.driven.press(Qt.Key.Key_Return)
    tab.wait_for("repeating")
    tab.driven.press(Qt.Key.Key_Escape, NO_MODIFIER)
    tab.driven.qtbot.waitUntil(lambda: tab.text("check-status") == "Cancelled.", timeout=LIMIT_MS)
    assert tab.view.checks.phase == "nothing"
    assert tab.view.findChild(QWebEngineView) is None
    # And by its button; what was cancelled leaves nothing in the way.
    tab.driven.click(tab.view.repeat)
    tab.wait_for("repeating")
    tab.driven.click(tab.view.cancel)
    tab.wait_for("nothing")
    tab.view.cycles.setValue(7)
    tab.repeat()
    assert tab.text("verdict") == "✗ Leak"


def test_each_cycle_is_counted_while_it_goes_on(tab: DrivenTab) -> None:
    seen: list[str] = []
    tab.view.checks.changed.connect(lambda: seen.append(tab.text("check-status")))
    tab.view.checks.said.connect(lambda _: seen.append(tab.text("check-status")))
    tab.name_page(str(CORPUS / "listener-on-window.html"))
    tab.wait_for("open")
    tab.view.cycles.setValue(20)
    tab.repeat()
    counted = [text for text in dict.fromkeys(seen) if text.startswith("Cycle ")]
    assert counted[0] == "Cycle 1 of 20"
    assert len(counted) > 2
    assert seen.index("Mounting and unmounting …") < seen.index("Cycle 1 of 20")
    assert seen.index(counted[-1]) < seen.index("Comparing heap snapshots …")


def test_a_slow_cycle_moves_the_bar(tab: DrivenTab, tmp_path: Path) -> None:
    tab.name_page(str(made_page(tmp_path, "clean")))
    tab.wait_for("open")
    tab.record_dialog()
    values: list[tuple[int, int]] = []
    bar = tab.view.controls.progress
    tab.view.checks.changed.connect(lambda: values.append((bar.value(), bar.maximum())))
    tab.view.cycles.setValue(5)
    tab.repeat()
    # Steps are done by events, one after the other: none is skipped.
    assert next(value for value in values if value[1] == 5) == (1, 5)
    assert (5, 5) in values or (4, 5) in values
    assert not bar.isVisible()


@pytest.mark.parametrize(
    ("page", "doing"),
    [
        ("listener-on-window", "loading the page"),
        ("listener-on-window", "mounting and unmounting"),
        ("listener-on-window", "comparing heap snapshots"),
        ("number-a-cycle", "confirming what grew by more cycles"),
    ],
)
def test_cancel_works_at_any_moment(tab: DrivenTab, page: str, doing: str) -> None:
    tab.name_page(str(CORPUS / f"{page}.html"))
    tab.wait_for("open")

    def cancel_at(phrase: str) -> None:
        if phrase == doing:
            QTimer.singleShot(0, tab.view.cancel.click)

    tab.view.checks.said.connect(cancel_at)
    judged: list[object] = []
    tab.view.checks.judged.connect(judged.append)
    tab.repeat()
    assert tab.text("check-status") == "Cancelled."
    assert not judged
    assert tab.view.findChild(QWebEngineView) is None
    assert not any(_is_worker(child) for child in psutil.Process().children())


@pytest.mark.parametrize("phase", ["open", "recording", "repeating"])
def test_a_crash_of_the_page_is_a_sentence(tab: DrivenTab, tmp_path: Path, phase: str) -> None:
    tab.name_page(str(made_page(tmp_path, "leak")))
    tab.wait_for("open")
    if phase != "open":
        tab.record_dialog()
    if phase == "recording":
        tab.driven.press(Qt.Key.Key_D)
    if phase == "repeating":
        tab.view.cycles.setValue(1000)
        tab.driven.click(tab.view.repeat)
        said: list[str] = []
        tab.view.checks.said.connect(said.append)
        tab.driven.qtbot.waitUntil(lambda: "mounting and unmounting" in said, timeout=LIMIT_MS)
    tab.wait_for(phase)
    psutil.Process(tab.page.page().renderProcessPid()).kill()
    tab.driven.qtbot.waitUntil(lambda: "renderer ended" in tab.text("evidence"), timeout=LIMIT_MS)
    tab.wait_for("nothing")
    # The program's own page is another renderer's.
    tab.driven.run(2)
    assert tab.driven.text("verdict") == "✗ Leak"


def test_a_repetition_goes_on_while_something_else_is_looked_at(
    tab: DrivenTab, tmp_path: Path
) -> None:
    page = made_page(tmp_path, "leak")
    tab.name_page(str(page))
    tab.wait_for("open")
    tab.record_dialog()
    tab.driven.click(tab.view.repeat)
    tab.driven.window.show_part(tab.driven.window.stage)
    assert tab.driven.window.memory_dock.isVisible()
    tab.wait_for("nothing")
    tab.driven.window.show_part(tab.view)
    assert not tab.driven.window.memory_dock.isVisible()
    assert tab.text("verdict") == "✗ Leak"


def test_it_speaks_chinese(tab: DrivenTab) -> None:
    tab.name_page(str(CORPUS / "listener-on-window.html"))
    tab.wait_for("open")
    tab.repeat()
    tab.driven.window.languages.switch("zh")
    tab.driven.qtbot.waitUntil(lambda: tab.text("verdict") == "✗ 泄漏", timeout=LIMIT_MS)
    assert "残留 监听器 resize on Window" in tab.text("evidence")
    assert tab.view.repeat.text() == "重复 × 7(&P)"
    tab.driven.window.languages.switch("en")
    tab.driven.qtbot.waitUntil(
        lambda: "7 cycles left listener" in tab.text("evidence"), timeout=LIMIT_MS
    )


_TOML = """
cycles = 5
[[known]]
place = "page.html"
reason = "fixed in 5.2"
until = {until}
"""


def test_a_known_leak_is_marked_and_alone_not_red(tab: DrivenTab, tmp_path: Path) -> None:
    page = _page_with_settings(tmp_path, "2199-01-31")
    tab.name_page(str(page))
    tab.wait_for("open")
    assert tab.view.cycles.value() == 5
    tab.repeat()
    assert tab.text("verdict") == "~ Known leak"
    assert tab.text("evidence") == "5 cycles left nothing but what is known"
    named = str(tab.view.holder.model.index(0, 0).data())
    assert named.startswith("Known until 2199-01-31: listener resize on Window")
    assert "(fixed in 5.2)" in named
    assert tab.view.holder.model.rowCount() == 2
    tab.driven.window.languages.switch("zh")
    tab.driven.qtbot.waitUntil(lambda: tab.text("verdict") == "~ 已知泄漏", timeout=LIMIT_MS)
    tab.driven.window.languages.switch("en")
    # It has lapsed by now: the file is read anew.
    _page_with_settings(tmp_path, "2001-01-31")
    tab.repeat()
    assert tab.text("verdict") == "✗ Leak"
    assert "page.html was a known leak until 2001-01-31 (fixed in 5.2)" in tab.text("check-notices")


def test_what_is_in_the_baseline_is_marked(tab: DrivenTab, tmp_path: Path) -> None:
    page = _page_with_settings(tmp_path, "2199-01-31")
    settings = tmp_path / "leak-lab.toml"
    settings.unlink()
    baseline = tmp_path / "leaks.json"
    baseline.write_text(json.dumps(msgspec.to_builtins(from_command_line([str(page)]))), "utf-8")
    settings.write_text('baseline = "leaks.json"\n', "utf-8")
    tab.name_page(str(page))
    tab.wait_for("open")
    tab.repeat()
    assert tab.text("verdict") == "~ Known leak"
    assert str(tab.view.holder.model.index(0, 0).data()).startswith("In the baseline: listener")


def test_settings_that_are_wrong_are_a_sentence(tab: DrivenTab, tmp_path: Path) -> None:
    page = _page_with_settings(tmp_path, "2199-01-31")
    (tmp_path / "leak-lab.toml").write_text("cycle = 5\n", "utf-8")
    tab.name_page(str(page))
    tab.driven.qtbot.waitUntil(
        lambda: "unknown key cycle" in tab.text("evidence"), timeout=LIMIT_MS
    )
    assert tab.text("verdict") == "No verdict"


def test_settings_say_what_a_cycle_is(tab: DrivenTab, tmp_path: Path) -> None:
    page = made_page(tmp_path, "leak")
    click, then = "[data-testid=open]", "section button"
    (tmp_path / "leak-lab.toml").write_text(f'click = "{click}"\nthen = "{then}"\n', "utf-8")
    tab.name_page(str(page))
    tab.wait_for("open")
    assert "says what a cycle is" in tab.text("evidence")
    tab.repeat()
    assert tab.text("verdict") == "✗ Leak"


def test_settings_say_when_a_page_is_given_up(tab: DrivenTab, tmp_path: Path) -> None:
    page = tmp_path / "hangs.html"
    page.write_text(
        "<!doctype html><title>hangs</title><script>"
        "mount = () => new Promise(() => {}); unmount = () => {}</script><body>",
        "utf-8",
    )
    (tmp_path / "leak-lab.toml").write_text("timeout = 1.5\n", "utf-8")
    tab.name_page(str(page))
    tab.wait_for("open")
    tab.repeat()
    assert tab.text("verdict") == "No verdict"
    assert tab.text("evidence").startswith("No verdict within 1.5 s")


def test_settings_say_that_an_undecided_page_passes(tab: DrivenTab, tmp_path: Path) -> None:
    page = tmp_path / "still.html"
    page.write_text(
        "<!doctype html><title>still</title><script>"
        "mount = () => {}; unmount = () => {}</script><body>",
        "utf-8",
    )
    tab.name_page(str(page))
    tab.wait_for("open")
    tab.repeat()
    assert tab.text("verdict") == "? Inconclusive"
    assert tab.text("check-notices") == ""
    # They are read anew with each check.
    settings = tmp_path / "leak-lab.toml"
    settings.write_text("allow-inconclusive = true\n", "utf-8")
    tab.repeat()
    assert tab.text("verdict") == "? Inconclusive"
    assert tab.text("check-notices").startswith(f"{settings} allows an inconclusive check")


def _page_with_settings(folder: Path, until: str) -> Path:
    page = folder / "page.html"
    page.write_text((CORPUS / "listener-on-window.html").read_text("utf-8"), "utf-8")
    (folder / "leak-lab.toml").write_text(_TOML.format(until=until), "utf-8")
    return page


def test_notices_speak_chinese(tab: DrivenTab, tmp_path: Path) -> None:
    page = tmp_path / "asks.html"
    page.write_text(
        "<!doctype html><title>asks</title><script>"
        "mount = () => { document.body.append(document.createElement('p')); confirm('sure?') };"
        "unmount = () => document.querySelector('p').remove()</script><body>",
        "utf-8",
    )
    tab.name_page(str(page))
    tab.wait_for("open")
    tab.repeat()
    assert tab.text("check-notices") == "A question was dismissed: sure?"
    tab.driven.window.languages.switch("zh")
    tab.driven.qtbot.waitUntil(
        lambda: tab.text("check-notices") == "已关闭一个确认框: sure?", timeout=LIMIT_MS
    )
    tab.driven.window.languages.switch("en")


def test_pages_that_were_checked_are_offered_again(tab: DrivenTab) -> None:
    page = str(CORPUS / "listener-removed.html")
    assert not tab.view.address.recent.isEnabled()
    tab.name_page(page)
    tab.wait_for("open")
    menu = tab.view.address.recent.menu()
    assert [action.text() for action in menu.actions()] == [page]
    tab.view.address.field.clear()
    menu.actions()[0].trigger()
    tab.wait_for("open")
    assert tab.view.address.page == page


def test_a_folder_is_dropped(tab: DrivenTab, tmp_path: Path) -> None:
    made_page(tmp_path, "clean").rename(tmp_path / "index.html")
    tab.driven.window.show_part(tab.view)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    where = tab.view.rect().center()
    entering = QDragEnterEvent(
        where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_MODIFIER
    )
    QApplication.sendEvent(tab.view, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(
        tab.view,
        QDropEvent(
            where.toPointF(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_MODIFIER
        ),
    )
    tab.wait_for("open")
    assert tab.view.address.page == str(tmp_path)


@pytest.mark.parametrize("phase", ["open", "recording", "repeating"])
def test_closing_the_window_leaves_nothing_behind(
    session_loop: SessionLoop, qtbot: QtBot, phase: str
) -> None:
    before = {child.pid for child in psutil.Process().children()}
    with driven_window(session_loop, qtbot) as driven:
        tab = DrivenTab(driven)
        tab.name_page(str(CORPUS / "listener-on-window.html"))
        tab.wait_for("open")
        if phase == "recording":
            driven.press(Qt.Key.Key_D)
        if phase == "repeating":
            tab.view.cycles.setValue(1000)
            driven.click(tab.view.repeat)
        tab.wait_for(phase)
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]

    def ended() -> bool:
        now = {child.pid for child in psutil.Process().children() if _is_worker(child)}
        return not now - before

    qtbot.waitUntil(ended, timeout=LIMIT_MS)


def _is_worker(process: psutil.Process) -> bool:
    try:
        return "check.heap.worker" in process.cmdline()
    except psutil.Error:
        # It has ended meanwhile.
        return False
