"""The tests' own guards: each must notice what it is there for."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from tests.end2end.process import PROJECT
from tests.event_loop import SessionLoop
from tests.qt_message_guard import QtMessageGuard


async def _number() -> int:
    await asyncio.sleep(0)
    return 7


def test_runs_coroutines_many_times_in_one_process(session_loop: SessionLoop) -> None:
    assert [session_loop.run(_number()) for _ in range(20)] == [7] * 20


def test_a_coroutine_that_does_not_end_fails_and_is_cancelled(session_loop: SessionLoop) -> None:
    ended: list[str] = []

    async def wait_for_ever() -> None:
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            ended.append("cancelled")

    with pytest.raises(AssertionError, match=r"not done within 0\.05 s"):
        session_loop.run(wait_for_ever(), limit_s=0.05)
    assert ended == ["cancelled"]


def test_a_task_that_a_test_leaves_is_noticed(session_loop: SessionLoop) -> None:
    task = session_loop.loop.create_task(asyncio.sleep(60), name="forgotten")
    left = session_loop.end_leftovers()
    assert len(left) == 1
    assert "forgotten" in left[0]
    assert task.cancelled()


def test_an_error_that_nobody_catches_is_noticed(session_loop: SessionLoop) -> None:
    def fail() -> None:
        raise RuntimeError("in a callback")

    session_loop.loop.call_soon(fail)
    session_loop.run(_number())
    assert any("in a callback" in error for error in session_loop.end_leftovers())


def test_a_qt_warning_is_noticed_unless_it_is_about_a_missing_gpu() -> None:
    guard = QtMessageGuard()
    before = qInstallMessageHandler(guard.handle)
    try:
        qWarning("Failed to create RHI for backend: OpenGL")
        assert guard.take() == []
        qWarning("QObject: something is wrong")
        assert guard.take() == ["default: QObject: something is wrong"]
    finally:
        qInstallMessageHandler(before)


WARNS_IN_A_WORKER = """
import os, pytest
from PySide6.QtCore import qWarning

@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish():
    if "PYTEST_XDIST_WORKER" in os.environ:
        qWarning("after the last test")
"""


def test_a_qt_warning_outside_of_any_test_of_a_worker_fails_the_session(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(WARNS_IN_A_WORKER)
    (tmp_path / "test_it.py").write_text("def test_it():\n    pass\n")
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-n", "1", str(tmp_path)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == pytest.ExitCode.TESTS_FAILED, ended
    assert "1 passed" in ended.stdout
    assert "Qt warned outside of any test:\n  default: after the last test" in ended.stdout
