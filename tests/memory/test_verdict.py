"""What readings prove."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lab.metrics.known import METRICS
from lab.metrics.mounted import MOUNTED
from memory.metrics.heap import HEAP
from memory.reasons import ThingsLeft
from memory.verdict import Delta, Growth, growth_between, judge
from report.reason_text import reason_text
from tests.lab.growth import made_growth, made_reading

ONE_IS_LEFT = "just 1 is left, which may be a cache; run more cycles"
BASELINE = made_reading(
    created=2,
    survivors=2,
    ghost_messages=100,
    ghost_writes={"progress": 90},
    callbacks=3,
    heap_bytes=1_000_000,
    dom_nodes=50,
    detached_nodes=30,
    listeners=7,
    backend_channels=1,
    renderer_bytes=100_000_000,
    python_bytes=200_000_000,
)


@pytest.mark.parametrize(
    ("growth", "word", "evidence"),
    [
        (made_growth(), "clean", "0 of 20 components survive"),
        (
            made_growth(survivors=20, callbacks=20),
            "leak",
            "20 of 20 components survive",
        ),
        (
            made_growth(survivors=2),
            "leak",
            "2 of 20 components survive",
        ),
        (made_growth(callbacks=20), "leak", "20 callbacks are left after 20 cycles"),
        (
            made_growth(backend_channels=20),
            "leak",
            "20 channels of the backend are left open after 20 cycles",
        ),
        # One could be a cache that has been filled.
        (
            made_growth(survivors=1),
            "inconclusive",
            ONE_IS_LEFT,
        ),
        (
            made_growth(callbacks=1),
            "inconclusive",
            ONE_IS_LEFT,
        ),
        # What is counted exactly decides; what also grows by itself does not.
        (
            made_growth(
                heap_bytes=540_000,
                dom_nodes=380,
                detached_nodes=380,
                listeners=100,
                ghost_messages=1200,
            ),
            "clean",
            "0 of 20 components survive",
        ),
        # A run that did not do what was asked proves nothing.
        (
            made_growth(created=19),
            "inconclusive",
            "19 components were mounted in 20 cycles",
        ),
        (
            made_growth(created=0, survivors=20),
            "inconclusive",
            "0 components were mounted in 20 cycles",
        ),
        # Fewer than at the baseline: something of the warm-up was freed late.
        (made_growth(survivors=-2, callbacks=-1), "clean", "0 of 20 components survive"),
    ],
)
def test_the_verdict(growth: Growth, word: str, evidence: str) -> None:
    verdict = judge(growth)
    assert (verdict.word, reason_text(verdict.reason)) == (word, evidence)


def test_a_metric_with_no_reason_of_its_own_decides_as_well() -> None:
    growth = made_growth(7)
    made_up = replace(MOUNTED, name="sockets", title="Sockets", decides=True)
    with_it = replace(growth, deltas=(*growth.deltas, Delta(made_up, 14, 7)))
    verdict = judge(with_it)
    assert (verdict.word, verdict.reason) == ("leak", ThingsLeft("Sockets", 14, 7))
    assert reason_text(verdict.reason) == "Sockets: 14 left after 7 cycles"


def test_growth_is_what_came_after_the_baseline_per_cycle() -> None:
    final = made_reading(
        created=12,
        survivors=12,
        ghost_messages=160,
        ghost_writes={"progress": 130, "state": 20},
        callbacks=13,
        heap_bytes=1_250_000,
        dom_nodes=240,
        detached_nodes=210,
        listeners=2,
        backend_channels=6,
        renderer_bytes=100_000_000,
        python_bytes=200_000_000,
    )
    growth = growth_between(METRICS, BASELINE, final, 10)
    assert growth == made_growth(
        10,
        survivors=10,
        callbacks=10,
        ghost_messages=60,
        ghost_writes={"progress": 40, "state": 20},
        backend_channels=5,
        heap_bytes=250_000,
        dom_nodes=190,
        detached_nodes=180,
        listeners=-5,
    )
    per_cycle = {delta.metric.name: delta.per_cycle for delta in growth.deltas}
    assert (per_cycle["heap_bytes"], per_cycle["listeners"]) == (25_000.0, -0.5)


def test_a_metric_that_a_reading_does_not_have_has_not_grown() -> None:
    older = replace(BASELINE, values={})
    assert HEAP.of(older) == 0
    assert growth_between((), BASELINE, BASELINE, 10).of(HEAP) == 0


@given(
    left=st.integers(min_value=2, max_value=10_000),
    cycles=st.integers(min_value=2, max_value=10_000),
)
def test_two_or_more_survivors_are_never_called_clean(left: int, cycles: int) -> None:
    growth = made_growth(cycles, survivors=left)
    assert judge(growth).word == "leak"
