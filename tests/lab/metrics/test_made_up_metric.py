"""A metric is one file and one line: one that is made up here is there like the others."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from lab.experiments.experiment import run_experiment
from lab.experiments.plan import Plan, Progress
from lab.metrics import known
from lab.page.page import LabPage
from memory.metrics.metric import Metric, Moment
from report.formats.json import FORMAT as JSON
from report.result import Result
from report.run_report import RunReport
from ui.memory.readings_model import ReadingsModel


# One file's worth of code; the other part of the line is in `measured`.
async def read(moment: Moment) -> int:
    return await moment.session.evaluate("(globalThis.pings ??= []).push(null)", result=int)


PINGS = Metric("pings", "Pings", "How often the page was read.", "pings", read)


async def measured(
    monkeypatch: pytest.MonkeyPatch, metric: Metric[Moment]
) -> tuple[Result, list[Progress]]:
    monkeypatch.setattr(known, "METRICS", (*known.METRICS, metric))
    seen: list[Progress] = []
    plan = Plan("no-cleanup", "2.12.5", 4, reads_every_cycle=True)
    async with LabPage() as page:
        return await run_experiment(page, plan, seen.append), seen


async def test_it_is_in_the_document_and_in_the_panel(monkeypatch: pytest.MonkeyPatch) -> None:
    result, seen = await measured(monkeypatch, PINGS)
    assert result.verdict == "clean"
    (written,) = json.loads(JSON.render(RunReport((result,), {})))["results"]
    # Once after each of the cycles, and once at the end.
    assert written["growth_per_cycle"]["pings"] == 5 / 4

    model = ReadingsModel()
    final = seen[-1]
    assert final.baseline is not None
    assert final.reading is not None
    model.show_reading(final.baseline, final.reading, 4)
    last = model.rowCount() - 1
    shown = [model.index(last, column).data() for column in range(4)]
    assert shown == ["Pings", "6", "+5", "+1.25"]


async def test_one_that_decides_makes_a_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    result, _seen = await measured(monkeypatch, replace(PINGS, decides=True))
    assert (result.verdict, result.evidence) == ("leak", "Pings: 5 left after 4 cycles")
