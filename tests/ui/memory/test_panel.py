"""The memory panel as a whole."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from lab.experiments.plan import Progress
from lab.experiments.recording import MAX_POINTS
from memory.metrics.heap import LiveHeap
from tests.ui.readings import reading
from tests.ui.recordings import recording
from ui.looks.table_model import VALUE_ROLE
from ui.memory.panel import MemoryPanel
from ui.memory.readings_model import MAX_HISTORY, ReadingsModel

CYCLES = 10_000


def run(panel: MemoryPanel, cycles: int) -> None:
    """Show all progress of a run in which each cycle leaves one."""
    baseline = reading()
    panel.show_progress(Progress("warm-up", 0, cycles))
    panel.show_progress(Progress("cycles", 0, cycles, baseline, baseline))
    for cycle in range(1, cycles + 1):
        live = LiveHeap(1_200_000, 1_300_000)
        panel.show_progress(Progress("cycles", cycle, cycles, baseline, reading(cycle), live))


def test_ten_thousand_cycles_leave_it_no_larger(qtbot: QtBot) -> None:
    panel = MemoryPanel()
    qtbot.addWidget(panel)
    panel.show()
    run(panel, 10)
    objects = len(panel.findChildren(QObject))
    items = len(panel.chart.plots.graphics.scene().items())
    run(panel, CYCLES)
    # The table shows all of it too.
    with qtbot.waitSignal(panel.model.dataChanged, timeout=2000):
        panel.chart._redraw()
    assert len(panel.findChildren(QObject)) == objects
    assert len(panel.chart.plots.graphics.scene().items()) <= items
    assert panel.chart.points <= MAX_POINTS
    history = panel.model.index(0, ReadingsModel.TREND).data(VALUE_ROLE)
    assert len(history.points) <= MAX_HISTORY


def test_a_run_can_be_looked_at_again(qtbot: QtBot) -> None:
    panel = MemoryPanel()
    qtbot.addWidget(panel)
    panel.show()
    run(panel, 3)
    panel.show_recording(recording(5))
    assert panel.chart.points == 6
    assert panel.model.index(1, ReadingsModel.CHANGE).data() == "+5"
    panel.clear()
    assert panel.chart.points == 0
