"""Takes the README's pictures: the real window, on a screen that Xvfb provides."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import QSize

from lab.engine.application import run_application
from tools.in_xvfb import is_inside_xvfb, run_in_xvfb
from ui.window.application import open_window
from ui.window.main_window import MainWindow

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
_LIMIT_S = 300.0
_DRAWING_S = 0.5
# What the heap tab asks is answered by a process of its own.
_ANSWER_S = 1.0
# An upload by hand takes some seconds: it is to be seen in the middle of it.
_MOVING_S = 1.5
_SIZE = QSize(1360, 860)


async def _idle(window: MainWindow) -> None:
    """Wait until what was asked of the page is done and drawn."""
    operations = window.operations
    if operations.is_busy:
        done = asyncio.Event()
        operations.busy_changed.connect(done.set)
        async with asyncio.timeout(_LIMIT_S):
            await done.wait()
    # The page draws in a process of its own and does not say when it has.
    await asyncio.sleep(_DRAWING_S)


def _picture(window: MainWindow, name: str) -> None:
    path = PICTURES / f"{name}.png"
    if not window.grab().save(str(path)):
        raise OSError(f"cannot write {path}")
    print(path)


def _pick_runtime(window: MainWindow, runtime: str) -> None:
    window.controls.show_runtime(runtime)
    window.controls.runtime_chosen.emit(runtime)


async def _take() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    async with open_window() as window:
        window.languages.switch("en")
        await _idle(window)
        _picture(window, "first-start")
        await _take_runs(window)
        await _take_overviews(window)
        await _take_looks(window)
    return 0


async def _take_runs(window: MainWindow) -> None:
    """A leak and why, its survivors, its source, and the same without the leak."""
    actions, panel = window.actions_set, window.memory_panel
    actions.mount.trigger()
    await _idle(window)
    await asyncio.sleep(_MOVING_S)
    _picture(window, "mounted")
    actions.unmount.trigger()
    await _idle(window)
    await asyncio.sleep(_MOVING_S)
    _picture(window, "by-hand")
    actions.run.trigger()
    await _idle(window)
    _picture(window, "leak")
    panel.tabs.setCurrentWidget(panel.chart)
    await _idle(window)
    _picture(window, "chart")
    panel.tabs.setCurrentWidget(panel.survivors)
    await _idle(window)
    _picture(window, "survivors")
    window.tabs.setCurrentWidget(window.why)
    window.tabs.setCurrentWidget(window.scenario_view)
    await _idle(window)
    _picture(window, "source")
    window.tabs.setCurrentWidget(window.stage)
    _pick_runtime(window, "2.12.5")
    await _idle(window)
    actions.run.trigger()
    await _idle(window)
    _picture(window, "clean")
    window.resize(1024, 700)
    await _idle(window)
    _picture(window, "narrow")
    window.resize(_SIZE)


async def _take_overviews(window: MainWindow) -> None:
    """Two runs compared, all runs, a heap snapshot, the history."""
    older, newer = window.runs.recordings[:2]
    window.history_dock.raise_()
    window.coordinator.compare(older, newer)
    await _idle(window)
    _picture(window, "compare")
    window.actions_set.take_heap.trigger()
    await _idle(window)
    classes = window.heap.classes
    classes.filter.setText("UploadCard")
    await asyncio.sleep(_ANSWER_S)
    of_class = classes.model.index(0, 0)
    classes.tree.expand(of_class)
    await asyncio.sleep(_ANSWER_S)
    classes.tree.setCurrentIndex(classes.model.index(0, 0, of_class))
    await asyncio.sleep(_ANSWER_S)
    _picture(window, "heap")
    window.actions_set.run_all.trigger()
    await _idle(window)
    window.coordinator.show_recording(window.matrix.model.recordings[0])
    await _idle(window)
    _picture(window, "run-all")
    window.scenario_dock.raise_()


async def _take_looks(window: MainWindow) -> None:
    """Chinese, and dark."""
    window.tabs.setCurrentWidget(window.stage)
    window.languages.switch("zh")
    await _idle(window)
    _picture(window, "chinese")
    window.languages.switch("en")
    window.themes.switch("dark")
    window.tabs.setCurrentWidget(window.scenario_view)
    await _idle(window)
    _picture(window, "dark")


def main() -> int:
    """Take the pictures; the exit status."""
    if not is_inside_xvfb():
        return run_in_xvfb([sys.executable, "-m", "tools.screenshots"])
    return run_application(lambda _interruption: _take(), headless=False)


if __name__ == "__main__":
    sys.exit(main())
