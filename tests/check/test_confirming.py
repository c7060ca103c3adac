"""What grew is confirmed by many cycles, and by fewer where these leave a lot or are slow."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.confirming import MOST, affordable_cycles, many_cycles
from check.cycles.options import CycleOptions
from check.examine import DEFAULT_CYCLES, CheckOptions, check
from system.errors import CannotMeasureError
from tests.memory.case_files import CASES


class _Page:
    """Does so many cycles a second."""

    def __init__(self, rate: float) -> None:
        self._rate = rate

    async def run(self, count: int, at_least: int, limit_s: float) -> int:
        return min(count, max(at_least, int(self._rate * limit_s)))


@pytest.mark.parametrize(
    ("rate", "most", "done"),
    [
        (1_000, MOST, MOST),
        (1_000, 30, 30),
        (130, MOST, 91),
        (60, MOST, 80),
        (60, 30, 30),
        (10, MOST, 28),
        (0, MOST, 8),
    ],
)
async def test_as_many_cycles_as_there_is_time_for(rate: float, most: int, done: int) -> None:
    assert await many_cycles(_Page(rate).run, most) == done


@pytest.mark.parametrize(
    ("a_cycle", "most"), [(-1, MOST), (0, MOST), (5_000, MOST), (100_000, 100), (300_000, 33)]
)
def test_fewer_cycles_where_each_leaves_a_lot(a_cycle: int, most: int) -> None:
    lengths = (1, 3_000_000, 3_000_000 + 8 * a_cycle)
    assert affordable_cycles(lengths, 8, 0) == most


def test_never_fewer_than_a_small_cache_has() -> None:
    assert affordable_cycles((0, 10**9), 8, 0) == 24


@pytest.mark.parametrize(("loading_s", "most"), [(0.1, MOST), (0.4, 40), (1.2, 13), (4, 8)])
def test_fewer_cycles_where_a_server_is_slow(loading_s: float, most: int) -> None:
    assert affordable_cycles((0, 1), 8, loading_s) == most


async def test_a_page_that_keeps_documents_is_confirmed_by_few() -> None:
    page = CASES / "iframe-retained.html"
    document = await check(
        CheckOptions(str(page), CycleOptions(mount="cycle()"), DEFAULT_CYCLES, limit_s=100)
    )
    assert document.verdict == "leak"
    assert DEFAULT_CYCLES < document.cycles < 50


async def test_a_page_that_leaves_while_it_is_confirmed_has_no_verdict(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        """<!doctype html><main></main><script>
        class Report {}
        const kept = []
        window.mount = () => {
          kept.push(new Report())
          document.querySelector('main').append(document.createElement('p'))
          if (kept.length === 40) location.href = 'http://elsewhere.test/'
          if (kept.length > 40) throw new Error('it has left')
        }
        window.unmount = () => { document.querySelector('main').replaceChildren() }
        </script>""",
        "utf-8",
    )
    with pytest.raises(CannotMeasureError, match="elsewhere"):
        await check(CheckOptions(str(page)))
