"""The real Qt WebEngine, without a screen, and one event loop for the whole session."""

from __future__ import annotations

import inspect
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.chromium import configure_chromium
from tools.in_xvfb import is_inside_xvfb

# The runs that the developer's own window has kept are none of the tests' business.
_data = tempfile.TemporaryDirectory(prefix="leak-lab-tests-data-")
os.environ["XDG_DATA_HOME"] = _data.name
# Before anything loads Qt: tests never open a window on the developer's screen.
os.environ["QT_QPA_PLATFORM"] = "xcb" if is_inside_xvfb() else "offscreen"
configure_chromium(headless=True)

from PySide6.QtCore import QLocale, qInstallMessageHandler  # noqa: E402
from PySide6.QtWebEngineWidgets import QWebEngineView  # noqa: E402, F401
from PySide6.QtWidgets import QApplication  # noqa: E402

from engine.schemes import register_schemes  # noqa: E402
from tests.event_loop import SessionLoop  # noqa: E402
from tests.qt_message_guard import QtMessageGuard  # noqa: E402

register_schemes()

_messages = QtMessageGuard()
_loop_key = pytest.StashKey[SessionLoop]()
_WARNINGS = "leak_lab_qt_warnings"


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    # pytest-qt watches set-up and call only, and knows nothing of machines without a GPU.
    config.pluginmanager.unregister(name="_qt_logging")
    qInstallMessageHandler(_messages.handle)


def pytest_unconfigure() -> None:
    _data.cleanup()


@pytest.fixture(autouse=True)
def _numbers_of_no_language() -> None:
    """Numbers are written as no language does, whatever window was there before."""
    QLocale.setDefault(QLocale.c())


@pytest.fixture(scope="session")
def session_loop(qapp: QApplication, pytestconfig: pytest.Config) -> Iterator[SessionLoop]:
    loop = SessionLoop(qapp)
    pytestconfig.stash[_loop_key] = loop
    yield loop
    del pytestconfig.stash[_loop_key]
    loop.close()


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder with so short a name that sockets can be in it: a path of theirs has 107 bytes."""
    with tempfile.TemporaryDirectory(prefix="lab-") as folder:
        yield Path(folder)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run ``async def`` tests on the session's loop."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    loop = pyfuncitem.config.stash[_loop_key]
    names = pyfuncitem._fixtureinfo.argnames
    loop.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(item.obj):
            item.fixturenames.insert(0, "session_loop")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Fail a test that leaves work behind, or during which Qt warns."""
    yield
    left = _messages.take()
    loop = item.config.stash.get(_loop_key, None)
    if loop is not None:
        left += loop.end_leftovers()
    if left:
        pytest.fail("left behind, or warned of by Qt:\n  " + "\n  ".join(left), pytrace=False)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a session in which Qt warns outside of any test: this process, or a worker of it."""
    if warnings := _messages.take():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        # A worker's exit status and what it prints get lost; this reaches the session it is of.
        if (told := getattr(session.config, "workeroutput", None)) is not None:
            told[_WARNINGS] = warnings
        print("\nQt warned outside of any test:", *warnings, sep="\n  ")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Take over what Qt warned of in a worker of pytest-xdist that ends."""
    _messages.add(getattr(node, "workeroutput", {}).get(_WARNINGS, ()))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what tests measured (``record_property``), also where it was good enough."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            if report.when == "call":
                for name, value in report.user_properties:
                    terminalreporter.write_line(f"{name}: {value}")
