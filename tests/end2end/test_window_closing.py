"""Closing the window ends everything in order, whatever goes on."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.end2end.kept_runs import keep_no_runs
from tests.event_loop import SessionLoop
from ui.window.application import open_window, run_window
from ui.window.main_window import MainWindow

pytestmark = pytest.mark.xvfb


async def _window() -> MainWindow:
    """The window that ``run_window`` opens."""
    while True:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, MainWindow):
                return widget
        await asyncio.sleep(0)


async def _close_after(progress: int | None) -> tuple[int, MainWindow]:
    """Open the window, close it when a run has come that far; its status."""
    running = asyncio.ensure_future(run_window())
    window = await _window()
    if progress is not None:
        idle = asyncio.Event()
        window.operations.busy_changed.connect(lambda busy: None if busy else idle.set())
        await idle.wait()
        far_enough = asyncio.Event()
        window.operations.progressed.connect(
            lambda reached: far_enough.set() if reached.cycle >= progress else None
        )
        window.controls.cycles.setValue(100_000)
        window.controls.run.click()
        await far_enough.wait()
        assert window.operations.is_busy
    window.close()
    return await asyncio.wait_for(running, 10), window


@pytest.mark.parametrize("progress", [None, 0, 3])
def test_closing_ends_cleanly(session_loop: SessionLoop, progress: int | None) -> None:
    status, window = session_loop.run(_close_after(progress))
    assert status == 0
    assert not shiboken6.isValid(window)
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def test_closing_at_once_leaves_nothing(session_loop: SessionLoop) -> None:
    async def open_and_close() -> None:
        async with open_window() as window:
            assert window.operations.is_busy

    session_loop.run(open_and_close())


def test_windows_can_be_opened_one_after_another(session_loop: SessionLoop) -> None:
    for _ in range(2):
        assert session_loop.run(_close_after(1))[0] == 0


def test_a_page_that_is_not_built_is_said(
    session_loop: SessionLoop,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    runtimes = sys.modules["lab.engine.runtimes"].built_runtimes
    monkeypatch.setattr(runtimes, "__defaults__", (tmp_path / "web" / "dist",))
    assert session_loop.run(run_window()) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("leak-lab: the page is not built")
    assert captured.err.count("\n") == 1


def test_a_signal_asks_nothing_even_when_runs_are_not_saved(session_loop: SessionLoop) -> None:
    keep_no_runs()

    async def interrupt_after_a_run() -> MainWindow:
        running = asyncio.ensure_future(run_window())
        window = await _window()
        idle = asyncio.Event()
        window.operations.busy_changed.connect(lambda busy: None if busy else idle.set())
        await idle.wait()
        idle.clear()
        window.controls.cycles.setValue(2)
        window.controls.run.click()
        await idle.wait()
        assert window.runs.unsaved
        # The question that a close would ask is open: it must not hold up the end.
        await window.keeper.written()
        window.close()
        assert window.findChildren(QMessageBox)
        # As system.interrupt does on a signal.
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(running, 10)
        return window

    window = session_loop.run(interrupt_after_a_run())
    assert not shiboken6.isValid(window)
    assert not [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
