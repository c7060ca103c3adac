"""Resident memory of this process."""

from __future__ import annotations

from typing import Final

from memory.metrics.metric import BYTES, Metric, Moment
from memory.metrics.process_memory import resident_bytes
from memory.translatable import translatable


async def _read(_moment: Moment) -> int:
    return resident_bytes(None)


PYTHON_MEMORY: Final = Metric(
    name="python_bytes",
    title=translatable("Metric", "Python memory"),
    meaning=translatable("Metric", "Resident memory of this program, which plays the backend."),
    unit=BYTES,
    read=_read,
)
