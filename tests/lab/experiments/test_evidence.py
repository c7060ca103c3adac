"""The findings of a result, made of what was counted and of what holds it."""

from __future__ import annotations

from lab.experiments.evidence import Evidence, findings_of
from memory.heap.growth.finding import Finding
from memory.verdict import Growth
from tests.memory.worded_steps import worded_steps

TWENTY_CYCLES = Growth(20, 20, 0, 0, 0, {}, 0, 0, 0, 0, 0)


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
