"""The three steps in the place of a chart that was never drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lab.experiments.plan import Progress
from tests.ui.readings import reading
from tests.ui.recordings import recording
from ui.memory.first_steps import FirstSteps
from ui.memory.panel import MemoryPanel
from ui.words.language import Languages


@pytest.fixture
def run(qapp: QApplication) -> Iterator[QAction]:
    action = QAction("&Run 20 cycles", qapp)
    yield action
    action.deleteLater()


@pytest.fixture
def panel(qtbot: QtBot, run: QAction) -> MemoryPanel:
    panel = MemoryPanel()
    qtbot.addWidget(panel)
    panel.chart.welcome(FirstSteps(run))
    panel.show()
    return panel


def text(widget: QWidget, name: str) -> str:
    label = widget.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def is_there(panel: MemoryPanel) -> bool:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    steps = panel.findChild(FirstSteps)
    return steps is not None and steps.isVisible()


def test_they_say_what_this_is_and_what_to_press(panel: MemoryPanel, run: QAction) -> None:
    assert is_there(panel)
    assert "Leak Lab" in text(panel, "first-steps-about")
    assert "13133" in text(panel, "first-steps-about")
    assert text(panel, "first-step-1") == "Run 20 cycles"
    assert text(panel, "first-step-2") == "See what holds it"
    assert text(panel, "first-step-3") == "Try the remedy"
    run.setText("&Run 33 cycles")
    assert text(panel, "first-step-1") == "Run 33 cycles"


def run_a_cycle(panel: MemoryPanel) -> None:
    baseline = reading()
    panel.show_progress(Progress("cycles", 0, 1, baseline, baseline))
    panel.chart._redraw()


@pytest.mark.parametrize(
    "show",
    [
        run_a_cycle,
        lambda panel: panel.show_recording(recording(3)),
        lambda panel: panel.show_recording(recording(has_cycles=False)),
    ],
    ids=["run", "earlier run", "run without cycles"],
)
def test_what_was_measured_takes_their_place_for_good(
    panel: MemoryPanel, show: Callable[[MemoryPanel], None]
) -> None:
    panel.show_progress(Progress("warm-up", 0, 20))
    assert is_there(panel)
    show(panel)
    assert not is_there(panel)
    panel.clear()
    assert not is_there(panel)
    assert text(panel, "chart-empty") == "The chart shows what each cycle of a run leaves alive."


def test_they_follow_the_language(panel: MemoryPanel, languages: Languages) -> None:
    languages.switch("zh")
    QCoreApplication.sendPostedEvents()
    assert text(panel, "first-step-2") == "查看是什么持有它"
    languages.switch("en")
    QCoreApplication.sendPostedEvents()
    assert text(panel, "first-step-2") == "See what holds it"
