"""A long run leaves the window no larger: what it keeps of cycles and messages is bounded."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QObject

from bridge.traffic import Crossing, Kind, Origin
from lab.experiments.plan import Progress
from lab.page.handlers import Handler, Handlers, Mount
from memory.metrics.heap import LiveHeap
from tests.end2end.driven_window import DrivenWindow
from tests.ui.readings import reading

pytestmark = pytest.mark.xvfb

CYCLES = 10_000
# Until everything that is bounded is full.
FULL = 3_000
A_TIME = 50
MESSAGES = 4


def pass_by(driven: DrivenWindow, first: int, last: int) -> None:
    """Show these cycles of a run that leaks, and what crosses the bridge in each."""
    bridge, baseline = driven.window.bridge, reading()
    for begin in range(first, last, A_TIME):
        cycles = range(begin, min(begin + A_TIME, last))
        for cycle in cycles:
            live = LiveHeap(1_200_000 + cycle, 1_300_000 + cycle)
            driven.operations.progressed.emit(
                Progress("cycles", cycle, 100_000, baseline, reading(cycle), live)
            )
        bridge.show_crossings(
            [
                Crossing(float(cycle), Kind.MESSAGE, "upload", cycle, cycle, 74, "{}", order)
                for cycle in cycles
                for order in range(MESSAGES)
            ]
        )
        mounts = {cycle: Mount(cycle, "UploadCard", float(cycle), 4, 3) for cycle in cycles}
        handlers = [
            Handler(cycle, Origin("upload", cycle), mount, "leaked")
            for cycle, mount in mounts.items()
        ]
        bridge.show_handlers(Handlers(tuple(handlers), mounts))
        driven.qtbot.wait(1)


def size(driven: DrivenWindow) -> tuple[int, int, int]:
    """Qt's objects of the window, the items of its chart, and all of Python's."""
    driven.qtbot.wait(100)
    items = len(driven.chart.plots.graphics.scene().items())
    gc.collect()
    return len(driven.window.findChildren(QObject)), items, len(gc.get_objects())


def test_ten_thousand_cycles_leave_the_window_no_larger(driven: DrivenWindow) -> None:
    driven.operations.progressed.emit(Progress("warm-up", 0, 100_000))
    pass_by(driven, 1, FULL)
    objects, items, python = size(driven)
    pass_by(driven, FULL, FULL + CYCLES)
    objects_now, items_now, python_now = size(driven)
    # Animations of Qt's style come and go; one object kept of each batch would be 200.
    assert objects_now - objects < CYCLES / A_TIME / 4
    assert items_now <= items
    # One thing kept of each cycle would be 10,000.
    assert python_now - python < CYCLES / 20
