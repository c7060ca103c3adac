"""Channels that the backend has not dropped."""

from __future__ import annotations

from typing import Final

from lab.metrics.page_moment import PageMoment
from memory.metrics.metric import Metric
from memory.reasons import ChannelsLeft
from memory.translatable import translatable


async def _read(moment: PageMoment) -> int:
    return moment.backend_channels


BACKEND_CHANNELS: Final = Metric(
    name="backend_channels",
    title=translatable("Metric", "Backend channels"),
    meaning=translatable("Metric", "Channels that the backend has not dropped."),
    unit="channels",
    read=_read,
    decides=True,
    left=ChannelsLeft,
)
