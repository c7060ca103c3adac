"""How long a run takes yet."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from ui.runs.time_left import TimeLeft
from ui.words.time_left import time_left_text


class Clock:
    """A time that passes when it is told to."""

    def __init__(self) -> None:
        self.time_s = 1000.0

    def __call__(self) -> float:
        return self.time_s


def test_it_is_not_known_at_first_and_then_right() -> None:
    clock = Clock()
    left = TimeLeft(clock)
    told = []
    for cycle in range(1, 101):
        clock.time_s += 0.5
        told.append(left.after(cycle, 100))
    # For some seconds, and some cycles.
    assert told[:8] == [None] * 8
    for cycle, seconds in enumerate(told, 1):
        if seconds is not None:
            assert seconds == pytest.approx((100 - cycle) * 0.5, abs=0.01)
    assert told[-1] == 0


def test_slow_cycles_need_some_of_them() -> None:
    clock = Clock()
    left = TimeLeft(clock)
    told = []
    for cycle in range(1, 6):
        clock.time_s += 30
        told.append(left.after(cycle, 20))
    assert told[:3] == [None] * 3
    assert told[3:] == [pytest.approx(16 * 30), pytest.approx(15 * 30)]


def test_it_never_jumps() -> None:
    clock, chance = Clock(), random.Random(5)
    left = TimeLeft(clock)
    told = []
    for cycle in range(1, 401):
        # One in twenty takes ten times as long, as when garbage is collected.
        clock.time_s += chance.uniform(0.1, 0.3) * (10 if chance.random() < 0.05 else 1)
        seconds = left.after(cycle, 1000)
        if seconds is not None:
            told.append(seconds)
    assert len(told) > 300
    for one, other in pairwise(told):
        assert abs(other - one) < 0.15 * one + 2
    assert abs(told[-1] - 600 * 0.29) < 0.35 * 600 * 0.29


def test_it_follows_another_speed() -> None:
    clock = Clock()
    left = TimeLeft(clock)
    for cycle in range(1, 101):
        clock.time_s += 0.1
        left.after(cycle, 200)
    seconds = None
    for cycle in range(101, 131):
        clock.time_s += 3
        seconds = left.after(cycle, 200)
    assert seconds == pytest.approx(70 * 3, rel=0.1)


def test_a_pause_is_no_time_of_a_cycle() -> None:
    clock = Clock()
    left = TimeLeft(clock)
    before = None
    for cycle in range(1, 51):
        clock.time_s += 0.5
        before = left.after(cycle, 100)
    left.pause(True)
    left.pause(True)
    clock.time_s += 3600
    left.pause(False)
    clock.time_s += 0.5
    assert before == pytest.approx(25, abs=0.01)
    assert left.after(51, 100) == pytest.approx(24.5, abs=0.01)


def test_what_begins_anew_is_not_known_again() -> None:
    clock = Clock()
    left = TimeLeft(clock)
    for cycle in range(1, 51):
        clock.time_s += 0.5
        left.after(cycle, 100)
    clock.time_s += 0.5
    # A run measures again.
    assert left.after(1, 100) is None
    left.begin()
    clock.time_s += 60
    assert left.after(40, 100) is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "a few seconds left"),
        (9.9, "a few seconds left"),
        (11, "about 20 s left"),
        (49, "about 50 s left"),
        (51, "about 1 min left"),
        (185, "about 3 min left"),
        (3599, "about 1 h 0 min left"),
        (5400, "about 1 h 30 min left"),
    ],
)
def test_it_is_said_no_more_exactly_than_it_is_known(seconds: float, words: str) -> None:
    assert time_left_text(seconds) == words
