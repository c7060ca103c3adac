"""What Qt is told before it starts."""

from __future__ import annotations

import os

import pytest

from engine.chromium import configure_chromium, has_display


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
