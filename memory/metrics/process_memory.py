"""Resident memory of a process, and that of the page's renderer."""

from __future__ import annotations

from typing import Final

from memory.metrics.metric import BYTES, Metric, Moment
from memory.translatable import translatable


def resident_bytes(pid: int | None) -> int:
    """Resident set size of a process (None: this one), or 0 if it is gone."""
    # Not at the top: a page can be opened before, and who opens one may import it meanwhile.
    import psutil

    try:
        return psutil.Process(pid or None).memory_info().rss
    except psutil.Error:
        return 0


async def _read(moment: Moment) -> int:
    return resident_bytes(moment.renderer_pid)


RENDERER_MEMORY: Final = Metric(
    name="renderer_bytes",
    title=translatable("Metric", "Renderer memory"),
    meaning=translatable(
        "Metric", "Resident memory of the renderer process. Freed memory is not always given back."
    ),
    unit=BYTES,
    read=_read,
)
