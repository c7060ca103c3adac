"""Readings and growth of our page, made by hand."""

from __future__ import annotations

from collections.abc import Mapping

from lab.metrics.known import METRICS
from memory.metrics.reading import Reading
from memory.verdict import Delta, Growth


def made_growth(
    cycles: int = 20,
    created: int | None = None,
    ghost_writes: Mapping[str, int] | None = None,
    **left: int,
) -> Growth:
    """What ``cycles`` cycles left: of each metric what ``left`` says by its name, else nothing."""
    unknown = left.keys() - {metric.name for metric in METRICS}
    assert not unknown, unknown
    return Growth(
        cycles,
        cycles if created is None else created,
        tuple(Delta(metric, left.get(metric.name, 0), cycles) for metric in METRICS),
        ghost_writes or {},
    )


def made_reading(
    created: int = 0, ghost_writes: dict[str, int] | None = None, **values: int
) -> Reading:
    """A reading of all metrics: what ``values`` says by their names, else nothing."""
    unknown = values.keys() - {metric.name for metric in METRICS}
    assert not unknown, unknown
    return Reading(
        created,
        {metric.name: values.get(metric.name, 0) for metric in METRICS},
        ghost_writes or {},
    )
