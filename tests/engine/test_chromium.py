"""What Qt is told before it starts."""

from __future__ import annotations

import os

import pytest

from engine.chromium import CHILDREN_MEMORY, configure_chromium, has_display
from engine.python_process import python_process


@pytest.mark.parametrize(
    ("given", "used"), [(None, "offscreen"), ("", "offscreen"), ("minimal", "minimal")]
)
def test_without_a_display_qt_needs_none_unless_told_otherwise(
    given: str | None, used: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Set first, so that all of it is undone.
    for name in ("QT_QPA_PLATFORM", "QT_QUICK_BACKEND", "QTWEBENGINE_CHROMIUM_FLAGS"):
        monkeypatch.setenv(name, "")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    if given is None:
        monkeypatch.delenv("QT_QPA_PLATFORM")
    else:
        monkeypatch.setenv("QT_QPA_PLATFORM", given)
    assert has_display() == bool(given)
    configure_chromium(headless=True)
    assert os.environ["QT_QPA_PLATFORM"] == used
    assert os.environ["QT_QUICK_BACKEND"] == "software"


@pytest.mark.parametrize("is_headless", [True, False])
def test_renderers_keep_what_they_have_freed_where_nobody_looks_at_it(
    is_headless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QT_QPA_PLATFORM", "QT_QUICK_BACKEND", "QTWEBENGINE_CHROMIUM_FLAGS"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    for name in CHILDREN_MEMORY:
        # Set first, so that all of it is undone.
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    configure_chromium(headless=is_headless)
    assert {name for name in CHILDREN_MEMORY if name in os.environ} == (
        set(CHILDREN_MEMORY) if is_headless else set()
    )
    analyses = python_process("check.heap.worker").processEnvironment()
    assert not any(map(analyses.contains, CHILDREN_MEMORY))


def test_what_a_user_has_set_for_that_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "QT_QUICK_BACKEND", "QTWEBENGINE_CHROMIUM_FLAGS"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    for name in CHILDREN_MEMORY:
        monkeypatch.setenv(name, "65536")
    configure_chromium(headless=True)
    assert all(os.environ[name] == "65536" for name in CHILDREN_MEMORY)
