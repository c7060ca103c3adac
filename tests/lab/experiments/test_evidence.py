"""The findings of a result, made of what was counted and of what holds it."""

from __future__ import annotations

from typing import get_args

from lab.experiments.evidence import Evidence, findings_of
from memory.advice.known import PAGE_KINDS
from memory.heap.growth.finding import Finding
from report.result import FindingKind
from tests.lab.growth import made_growth
from tests.memory.worded_steps import worded_steps

TWENTY_CYCLES = made_growth()


def test_bytes_by_which_a_collection_grew_stay_bytes() -> None:
    path = ("Window", "samples", "Array")
    grown = Finding(
        "collection",
        "Array samples",
        400,
        4000,
        4000,
        worded_steps(*path),
        unit="bytes",
        is_estimate=True,
    )
    (found,) = findings_of(Evidence(TWENTY_CYCLES, None, None, holders=(grown,)), "Card")
    assert (found.path, found.typed_path) == (path, worded_steps(*path))
    assert (found.unit, found.is_estimate) == ("bytes", True)
    assert (found.per_cycle, found.count, found.retained_bytes) == (400, 8000, 8000)


def test_each_kind_that_only_a_page_has_can_be_reported() -> None:
    assert {kind.name for kind in PAGE_KINDS} <= set(get_args(FindingKind))
