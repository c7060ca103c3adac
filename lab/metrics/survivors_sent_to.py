"""Survivors that are no leak yet: the backend may still be sending to them."""

from __future__ import annotations

from lab.metrics.backend_channels import BACKEND_CHANNELS
from lab.metrics.mounted import MOUNTED
from lab.metrics.survivors import SURVIVORS
from memory.metrics.reading import Reading


def survivors_sent_to(baseline: Reading, reading: Reading) -> int:
    """How many of the survivors that came since ``baseline`` the backend may still be sending to.

    It keeps channels open; those of mounted components are not counted.
    """
    survivors, channels, mounted = (
        metric.of(reading) - metric.of(baseline)
        for metric in (SURVIVORS, BACKEND_CHANNELS, MOUNTED)
    )
    return max(min(survivors, channels - max(mounted, 0)), 0)
