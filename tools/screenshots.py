"""Takes the README's pictures: the real window, on a screen that Xvfb provides."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from lab.application import run_application
from ui.application import open_window
from ui.main_window import MainWindow

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
_SCREEN = "1600x1000x24"
_INSIDE = "LEAK_LAB_PICTURES"
_LIMIT_S = 60.0
_DRAWING_S = 0.5


def _inside_xvfb() -> int:
    """Start this program again with a screen of its own."""
    xvfb_run = shutil.which("xvfb-run")
    if xvfb_run is None:
        print("screenshots: needs xvfb-run; `make setup-dev` installs it", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as settings:
        environment = {
            **os.environ,
            "XDG_CONFIG_HOME": settings,
            # Xvfb has no GPU, and to draw as if it had takes four times as long.
            "QT_QUICK_BACKEND": "software",
            "QT_XCB_GL_INTEGRATION": "none",
            _INSIDE: "1",
        }
        environment.pop("QT_QPA_PLATFORM", None)
        return subprocess.run(
            [
                xvfb_run,
                "-a",
                "-s",
                f"-screen 0 {_SCREEN}",
                sys.executable,
                "-m",
                "tools.screenshots",
            ],
            env=environment,
            check=False,
        ).returncode


async def _idle(window: MainWindow) -> None:
    """Wait until what was asked of the page is done and drawn."""
    laboratory = window.laboratory
    if laboratory.is_busy:
        done = asyncio.Event()
        laboratory.busy_changed.connect(done.set)
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
    combo = window.controls.runtime
    index = combo.findData(runtime)
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def _dark() -> QPalette:
    """The colours of a dark desktop."""
    palette = QPalette(QColor("#2b2d31"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#1e1f22"))
    palette.setColor(QPalette.ColorRole.AlternateBase, QColor("#26282c"))
    return palette


async def _take() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    async with open_window() as window:
        await _idle(window)
        _picture(window, "first-start")
        for _ in range(3):
            window.controls.mount.click()
            await _idle(window)
        _picture(window, "mounted")
        window.controls.run.click()
        await _idle(window)
        _picture(window, "leak")
        window.tabs.setCurrentWidget(window.scenario_view)
        await _idle(window)
        _picture(window, "source")
        window.tabs.setCurrentIndex(0)
        _pick_runtime(window, "2.12.5")
        await _idle(window)
        window.controls.run.click()
        await _idle(window)
        _picture(window, "clean")
        window.resize(1024, 700)
        await _idle(window)
        _picture(window, "narrow")
        _pick_runtime(window, "2.12.5")
        await _idle(window)
        window.scenario_list.pick("long-task", "vue")
        window.controls.run.click()
        await _idle(window)
        _picture(window, "long-path")
        QApplication.setPalette(_dark())
        window.resize(1360, 860)
        window.tabs.setCurrentWidget(window.scenario_view)
        await _idle(window)
        _picture(window, "dark")
    return 0


def main() -> int:
    """Take the pictures; the exit status."""
    if _INSIDE not in os.environ:
        return _inside_xvfb()
    return run_application(_take, headless=False)


if __name__ == "__main__":
    sys.exit(main())
