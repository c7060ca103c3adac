"""Takes the README's pictures: the real window, on a screen that Xvfb provides."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import QSize, Qt

from check.recording.steps import Step
from engine.application import run_application
from tools.in_xvfb import is_inside_xvfb, run_in_xvfb
from ui.check.checks import Checks, Phase
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
_NARROW = QSize(1024, 700)
# In points that are two pixels wide.
_LARGE = QSize(1920, 1080)
_LARGE_SCREEN = "3840x2160x24"
_LARGE_ONE = "large"
_HIGH_BRIDGE = 420
_CHECKED = PICTURES.parents[1] / "tests" / "check" / "pages" / "leaking-dialog.html"
_STEPS = (
    Step("click", '[data-testid="open"]', "Open"),
    Step("fill", 'input[aria-label="Who"]', "Who", value="Ann"),
    Step("click", 'button:text("Close")', "Close"),
)


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


async def _take() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    async with open_window() as window:
        window.languages.switch("en")
        await _idle(window)
        _picture(window, "first-start")
        await _take_by_hand(window)
        await _take_run(window)
        await _take_remedy(window)
        await _take_overviews(window)
        await _take_check(window)
        await _take_looks(window)
    return 0


async def _take_large() -> int:
    """A leak and why, on a screen of twice as many pixels."""
    async with open_window() as window:
        window.languages.switch("en")
        window.resize(_LARGE)
        await _idle(window)
        window.actions_set.run.trigger()
        await _idle(window)
        _picture(window, "large")
    return 0


async def _take_by_hand(window: MainWindow) -> None:
    """A component by hand: mounted, unmounted and still alive, with its late messages."""
    actions, bridge = window.actions_set, window.bridge
    actions.mount.trigger()
    await _idle(window)
    await asyncio.sleep(_MOVING_S)
    _picture(window, "mounted")
    actions.unmount.trigger()
    await _idle(window)
    await asyncio.sleep(_MOVING_S)
    _picture(window, "by-hand")
    bridge.late_only.setChecked(True)
    window.resizeDocks([window.bridge_dock], [_HIGH_BRIDGE], Qt.Orientation.Vertical)
    await asyncio.sleep(_DRAWING_S)
    _picture(window, "bridge")
    bridge.late_only.setChecked(False)
    window.reset_layout()


async def _take_run(window: MainWindow) -> None:
    """A leak, why, and what has survived."""
    window.actions_set.run.trigger()
    await _idle(window)
    _picture(window, "leak")
    window.memory_panel.tabs.setCurrentWidget(window.memory_panel.survivors)
    await _idle(window)
    _picture(window, "survivors")
    window.memory_panel.tabs.setCurrentWidget(window.memory_panel.chart)
    window.tabs.setCurrentWidget(window.scenario_view)
    await _idle(window)
    _picture(window, "source")


async def _take_remedy(window: MainWindow) -> None:
    """What the remedy changes, and that it is clean; in a small window too."""
    window.why.remedy.click()
    await _idle(window)
    _picture(window, "remedy")
    window.actions_set.run.trigger()
    await _idle(window)
    window.tabs.setCurrentWidget(window.stage)
    await _idle(window)
    _picture(window, "clean")
    window.coordinator.show_recording(window.runs.recordings[0])
    window.tabs.setCurrentWidget(window.why)
    window.resize(_NARROW)
    await _idle(window)
    _picture(window, "narrow")
    window.resize(_SIZE)


async def _take_overviews(window: MainWindow) -> None:
    """Two runs compared, a heap snapshot, all runs, the history."""
    window.history_dock.raise_()
    window.coordinator.compare(*window.runs.recordings[:2])
    await _idle(window)
    _picture(window, "compare")
    window.coordinator.show_recording(window.runs.recordings[0])
    await _idle(window)
    window.scenario_dock.raise_()
    window.actions_set.run.trigger()
    await _idle(window)
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
    window.history_dock.raise_()
    window.actions_set.run_all.trigger()
    await _idle(window)
    window.coordinator.show_recording(window.matrix.model.recordings[0])
    window.tabs.setCurrentWidget(window.matrix)
    await _idle(window)
    _picture(window, "run-all")
    window.scenario_dock.raise_()


async def _take_check(window: MainWindow) -> None:
    """Steps of somebody's own page, and the verdict on them."""
    view = window.check
    checks = view.checks
    window.check_page()
    view.address.name(str(_CHECKED.relative_to(_CHECKED.parents[3])))
    await _checked(checks, "open")
    checks.change_steps(_STEPS)
    window.check_actions.repeat.trigger()
    await _checked(checks, "nothing")
    _picture(window, "check")
    window.tabs.setCurrentWidget(window.stage)


async def _checked(checks: Checks, phase: Phase) -> None:
    """Wait until the Check tab has come so far, and has drawn it."""
    reached = asyncio.Event()
    changed = checks.changed.connect(lambda: reached.set() if checks.phase == phase else None)
    if checks.phase != phase:
        async with asyncio.timeout(_LIMIT_S):
            await reached.wait()
    checks.changed.disconnect(changed)
    await asyncio.sleep(_DRAWING_S)


async def _take_looks(window: MainWindow) -> None:
    """Chinese, and dark."""
    window.tabs.setCurrentWidget(window.why)
    window.languages.switch("zh")
    await _idle(window)
    _picture(window, "chinese")
    window.languages.switch("en")
    window.themes.switch("dark")
    await _idle(window)
    _picture(window, "dark")


def main() -> int:
    """Take the pictures; the exit status."""
    if not is_inside_xvfb():
        command = [sys.executable, "-m", "tools.screenshots"]
        return run_in_xvfb(command) or run_in_xvfb(
            [*command, _LARGE_ONE], screen=_LARGE_SCREEN, scale=2
        )
    take = _take_large if sys.argv[1:] == [_LARGE_ONE] else _take
    return run_application(lambda _interruption: take(), headless=False)


if __name__ == "__main__":
    sys.exit(main())
