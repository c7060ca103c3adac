"""The real window on the real engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.end2end.driven_window import DrivenWindow
from tests.event_loop import SessionLoop
from ui.window.application import open_window


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins with the settings of a first start and no kept runs, all of them its own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )


@pytest.fixture
def driven(session_loop: SessionLoop, qtbot: QtBot) -> Iterator[DrivenWindow]:
    """The window, shown and loaded; closed as the program closes it."""
    with driven_window(session_loop, qtbot) as driven:
        yield driven


@contextmanager
def driven_window(session_loop: SessionLoop, qtbot: QtBot) -> Iterator[DrivenWindow]:
    """From one start of the window to its end."""
    opening = open_window()
    window = session_loop.run(opening.__aenter__())
    try:
        driven = DrivenWindow(window, qtbot)
        driven.wait_until_idle()
        # Nobody else gives it the keyboard where there is no window manager.
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=5000)
        yield driven
    finally:
        session_loop.run(opening.__aexit__(None, None, None))
