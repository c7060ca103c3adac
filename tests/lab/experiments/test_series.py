"""Values by cycle: bounded, equally far apart, the first and the last kept."""

from __future__ import annotations

from itertools import pairwise

import pytest

from lab.experiments.series import CycleSeries


def filled(cycles: int, limit: int = 100) -> CycleSeries[int]:
    """A series in which the value is the cycle."""
    series = CycleSeries[int](limit)
    for cycle in range(cycles):
        series.add(cycle, cycle)
        assert len(series.entries) <= limit
        assert series.entries[-1] == (cycle, cycle)
    return series


@pytest.mark.parametrize("cycles", [2, 3, 100, 101, 102, 1000, 12_345])
def test_what_is_kept_lies_equally_far_apart(cycles: int) -> None:
    entries = filled(cycles).entries
    kept = [cycle for cycle, _value in entries]
    assert (kept[0], kept[-1]) == (0, cycles - 1)
    apart = {later - cycle for cycle, later in pairwise(kept[:-1])}
    assert len(apart) <= 1
    assert kept[-1] - kept[-2] <= max(apart, default=1)
    assert len(kept) >= min(cycles, 50)
    assert all(cycle == value for cycle, value in entries)


def test_a_second_value_of_the_last_cycle_replaces_the_first() -> None:
    series = filled(5)
    series.add(4, 40)
    assert series.entries[-2:] == [(3, 3), (4, 40)]


def test_an_earlier_cycle_begins_anew() -> None:
    series = filled(1000)
    for cycle in range(3):
        series.add(cycle, cycle)
    assert series.entries == [(0, 0), (1, 1), (2, 2)]
    assert series.is_continuous


def test_only_thinning_leaves_no_gap() -> None:
    assert filled(2).is_continuous
    assert filled(12_345).is_continuous
    assert not filled(1).is_continuous
    series = filled(1)
    series.add(7, 7)
    assert not series.is_continuous
