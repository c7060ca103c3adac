"""What readings prove."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.metrics.reading import PageCounts, Reading
from memory.verdict import Growth, growth_between, judge
from report.reason_text import reason_text

NOTHING_LEFT = Growth(
    cycles=20,
    created=20,
    survivors=0,
    callbacks=0,
    ghost_messages=0,
    ghost_writes={},
    backend_channels=0,
    heap_bytes_per_cycle=0.0,
    dom_nodes_per_cycle=0.0,
    detached_nodes_per_cycle=0.0,
    listeners_per_cycle=0.0,
)
ONE_IS_LEFT = "just 1 is left, which may be a cache; run more cycles"
BASELINE = Reading(
    page=PageCounts(
        created=2,
        mounted=0,
        survivors=2,
        ghost_messages=100,
        ghost_writes={"progress": 90},
        callbacks=3,
        attached_nodes=20,
    ),
    heap_bytes=1_000_000,
    dom_nodes=50,
    listeners=7,
    backend_channels=1,
    renderer_bytes=100_000_000,
    python_bytes=200_000_000,
)


@pytest.mark.parametrize(
    ("growth", "word", "evidence"),
    [
        (NOTHING_LEFT, "clean", "0 of 20 components survive"),
        (
            replace(NOTHING_LEFT, survivors=20, callbacks=20),
            "leak",
            "20 unmounted components survive after 20 cycles",
        ),
        (
            replace(NOTHING_LEFT, survivors=2),
            "leak",
            "2 unmounted components survive after 20 cycles",
        ),
        (replace(NOTHING_LEFT, callbacks=20), "leak", "20 callbacks are left after 20 cycles"),
        (
            replace(NOTHING_LEFT, backend_channels=20),
            "leak",
            "20 channels of the backend are left open after 20 cycles",
        ),
        # One could be a cache that has been filled.
        (
            replace(NOTHING_LEFT, survivors=1),
            "inconclusive",
            ONE_IS_LEFT,
        ),
        (
            replace(NOTHING_LEFT, callbacks=1),
            "inconclusive",
            ONE_IS_LEFT,
        ),
        # What is counted exactly decides; what also grows by itself does not.
        (
            replace(
                NOTHING_LEFT,
                heap_bytes_per_cycle=27_000.0,
                dom_nodes_per_cycle=19.0,
                detached_nodes_per_cycle=19.0,
                listeners_per_cycle=5.0,
                ghost_messages=1200,
            ),
            "clean",
            "0 of 20 components survive",
        ),
        # A run that did not do what was asked proves nothing.
        (
            replace(NOTHING_LEFT, created=19),
            "inconclusive",
            "19 components were mounted in 20 cycles",
        ),
        (
            replace(NOTHING_LEFT, created=0, survivors=20),
            "inconclusive",
            "0 components were mounted in 20 cycles",
        ),
        # Fewer than at the baseline: something of the warm-up was freed late.
        (replace(NOTHING_LEFT, survivors=-2, callbacks=-1), "clean", "0 of 20 components survive"),
    ],
)
def test_the_verdict(growth: Growth, word: str, evidence: str) -> None:
    verdict = judge(growth)
    assert (verdict.word, reason_text(verdict.reason)) == (word, evidence)


@pytest.mark.parametrize(
    ("in_flight", "word"),
    [
        (replace(NOTHING_LEFT, survivors=20, callbacks=20, backend_channels=20), "held"),
        (replace(NOTHING_LEFT, survivors=0, callbacks=20, backend_channels=20), "clean"),
        # If the uploads had ended already, nothing was seen of what they hold.
        (replace(NOTHING_LEFT, backend_channels=3), "inconclusive"),
    ],
)
def test_what_lives_only_while_the_backend_sends_is_held(in_flight: Growth, word: str) -> None:
    assert judge(NOTHING_LEFT, in_flight).word == word
    # What is left afterwards is a leak all the same.
    assert judge(replace(NOTHING_LEFT, survivors=20), in_flight).word == "leak"


def test_growth_is_what_came_after_the_baseline_per_cycle() -> None:
    final = msgspec.structs.replace(
        BASELINE,
        page=PageCounts(
            created=12,
            mounted=0,
            survivors=12,
            ghost_messages=160,
            ghost_writes={"progress": 130, "state": 20},
            callbacks=13,
            attached_nodes=30,
        ),
        heap_bytes=1_250_000,
        dom_nodes=240,
        listeners=2,
        backend_channels=6,
    )
    assert growth_between(BASELINE, final, 10) == Growth(
        cycles=10,
        created=10,
        survivors=10,
        callbacks=10,
        ghost_messages=60,
        ghost_writes={"progress": 40, "state": 20},
        backend_channels=5,
        heap_bytes_per_cycle=25_000.0,
        dom_nodes_per_cycle=19.0,
        detached_nodes_per_cycle=18.0,
        listeners_per_cycle=-0.5,
    )


@given(
    left=st.integers(min_value=2, max_value=10_000),
    cycles=st.integers(min_value=2, max_value=10_000),
)
def test_two_or_more_survivors_are_never_called_clean(left: int, cycles: int) -> None:
    growth = replace(NOTHING_LEFT, cycles=cycles, created=cycles, survivors=left)
    assert judge(growth).word == "leak"
