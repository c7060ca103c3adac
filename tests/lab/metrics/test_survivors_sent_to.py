"""What is alive while the backend still sends."""

from __future__ import annotations

import pytest

from lab.metrics.survivors_sent_to import survivors_sent_to
from tests.lab.growth import made_reading


@pytest.mark.parametrize(
    ("survivors", "channels", "mounted", "sent_to"),
    [
        (0, 0, 0, 0),
        (3, 3, 0, 3),
        (3, 1, 0, 1),
        (1, 5, 0, 1),
        # Of two channels one is of the component that is mounted.
        (1, 2, 1, 1),
        (1, 1, 1, 0),
        # Fewer than at the baseline.
        (-1, 2, 0, 0),
        (2, -1, 0, 0),
    ],
)
def test_channels_of_mounted_components_are_not_counted(
    survivors: int, channels: int, mounted: int, sent_to: int
) -> None:
    baseline = made_reading(survivors=5, backend_channels=5, mounted=0)
    reading = made_reading(survivors=5 + survivors, backend_channels=5 + channels, mounted=mounted)
    assert survivors_sent_to(baseline, reading) == sent_to
