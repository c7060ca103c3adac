"""The window goes on while heaps are analysed: no call on its event loop takes over 50 ms.

That limit is for the machine it was set on. Others, and the same one at other times, are slower by
a factor that a fixed piece of work tells in the same run; and the least of a few runs is judged,
for what else the machine does only ever adds: the first that is smooth decides. Coverage would more
than double the time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end2end.driven_window import DrivenWindow
from tests.end2end.test_saving import save
from tests.event_loop_watchdog import Gap, Watchdog
from tests.machine_speed import slower_by

pytestmark = pytest.mark.alone

LIMIT_MS = 50
RUNS = 9
LIMIT_TAKE_MS = 30_000


@pytest.mark.no_cover
def test_a_leaking_run_with_its_analysis_keeps_the_window_smooth(
    driven: DrivenWindow, record_property: Callable[[str, object], None]
) -> None:
    worst: list[tuple[float, Gap]] = []
    for _ in range(RUNS):
        started = time.perf_counter()
        with Watchdog() as watchdog:
            driven.run(20)
        elapsed_s = time.perf_counter() - started
        assert driven.text("verdict") == "✗ Leak"
        # A watchdog that does not beat sees nothing.
        assert watchdog.beats > 20 * elapsed_s
        worst.append((slower_by(), watchdog.worst_cpu))
        if _is_smooth(*worst[-1]):
            break
    _judge(worst, "run", record_property)


@pytest.mark.no_cover
def test_saving_a_heap_snapshot_keeps_the_window_smooth(
    driven: DrivenWindow, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    worst: list[tuple[float, Gap]] = []
    for number in range(RUNS):
        with Watchdog() as watchdog:
            path = tmp_path / f"page-{number}.heapsnapshot"
            save(driven, driven.window.actions_set.save_heap, path)
        worst.append((slower_by(), watchdog.worst_cpu))
        if _is_smooth(*worst[-1]):
            break
    _judge(worst, "save", record_property)


@pytest.mark.no_cover
def test_looking_through_a_heap_snapshot_keeps_the_window_smooth(
    driven: DrivenWindow, record_property: Callable[[str, object], None]
) -> None:
    heap, worst = driven.window.heap, []
    model, wait = heap.classes.model, driven.qtbot.waitUntil
    driven.window.show_part(heap)
    for _ in range(RUNS):
        with Watchdog() as watchdog:
            with driven.qtbot.waitSignal(driven.operations.snapshot_opened, timeout=LIMIT_TAKE_MS):
                driven.click(heap.take)
            driven.wait_until_idle()
            wait(lambda: model.row_of("(string)") is not None, timeout=LIMIT_TAKE_MS)
            strings = model.index(model.row_of("(string)") or 0, 0)
            heap.classes.tree.expand(strings)
            wait(lambda: model.rowCount(strings) > 500, timeout=LIMIT_TAKE_MS)  # noqa: B023
            heap.classes.tree.setCurrentIndex(model.index(0, 0, strings))
            wait(lambda: heap.holder.model.rowCount() > 0, timeout=LIMIT_TAKE_MS)
            heap.classes.tree.collapse(strings)
        worst.append((slower_by(), watchdog.worst_cpu))
        if _is_smooth(*worst[-1]):
            break
    _judge(worst, "heap tab", record_property)


def _is_smooth(slower: float, gap: Gap) -> bool:
    """CPU time decides; wall time also has what else the machine does, and is reported only."""
    return gap.cpu_ms <= LIMIT_MS * slower


def _judge(
    worst: list[tuple[float, Gap]], name: str, record_property: Callable[[str, object], None]
) -> None:
    slower, least = min(worst, key=lambda judged: judged[1].cpu_ms / judged[0])
    record_property(f"{name}: worst wall time, ms", round(least.wall_ms))
    record_property(f"{name}: worst CPU time, ms", round(least.cpu_ms))
    record_property(f"{name}: machine slower by", round(slower, 1))
    assert _is_smooth(slower, least), f"{least}"
