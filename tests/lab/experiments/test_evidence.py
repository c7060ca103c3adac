"""The findings of a result, made of what was counted and of what holds it."""

from __future__ import annotations

from typing import get_args

import pytest

from lab.experiments.evidence import Evidence, findings_of
from memory.advice.known import PAGE_KINDS
from memory.heap.growth.finding import Finding
from report.reason_text import reason_text
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


@pytest.mark.parametrize(
    ("unheard", "evidence"),
    [
        (20, "20 of 20 components survive; no message reached any of the 20"),
        # Some were heard: then it says nothing of Tauri's versions.
        (19, "20 of 20 components survive"),
        (0, "20 of 20 components survive"),
    ],
)
def test_that_nothing_was_heard_is_told_with_the_reason(unheard: int, evidence: str) -> None:
    verdict = Evidence(made_growth(survivors=20, unheard=unheard), None, None).verdict
    assert (verdict.word, reason_text(verdict.reason)) == ("leak", evidence)
