"""The numbers beside a plot."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QFontMetricsF, QGuiApplication

from ui.charts.axes import CountAxis, GridAxis

RANGES = [(1.5, 2.1), (0.0, 21.0), (-0.4, 4.0), (0.0, 1.0), (180.0, 181.0), (0.0, 12_345.0)]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("axis", [GridAxis, CountAxis])
@pytest.mark.parametrize("size", [16, 35, 60, 120, 400])
@pytest.mark.parametrize(("low", "high"), RANGES)
def test_no_number_is_written_over_another(
    axis: type[GridAxis], size: int, low: float, high: float
) -> None:
    _spacing, values = axis("left").tickValues(low, high, size)[0]
    apart = [(after - before) * size / (high - low) for before, after in itertools.pairwise(values)]
    assert all(each >= QFontMetricsF(QGuiApplication.font()).height() for each in apart), values


@pytest.mark.usefixtures("qapp")
def test_a_plot_that_is_high_has_more_than_one() -> None:
    _spacing, values = GridAxis("left").tickValues(1.5, 2.1, 120)[0]
    assert len(values) > 1
