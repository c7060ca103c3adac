"""Made results, for what shows them."""

from __future__ import annotations

from lab.page.catalog import Framework, Scenario, Text
from memory.verdict import VerdictWord
from report.result import Result


def made_result(
    scenario: str = "no-cleanup",
    runtime: str = "2.4.1",
    *,
    framework: Framework = "vue",
    verdict: VerdictWord = "leak",
    expected: VerdictWord = "leak",
    survivors: int = 7,
) -> Result:
    """One result of seven cycles."""
    return Result(
        scenario=scenario,
        runtime=runtime,
        framework=framework,
        cycles=7,
        verdict=verdict,
        expected=expected,
        evidence=f"{survivors} of 7 components survive",
        created=7,
        survivors=survivors,
        callbacks_left=survivors,
        ghost_messages=70,
        ghost_writes={"progress": 70},
        backend_channels_left=0,
        heap_bytes_per_cycle=21000,
        dom_nodes_per_cycle=19.0,
        detached_nodes_per_cycle=19.0,
        slower=None,
        findings=(),
        elapsed_s=0.5,
    )


def made_scenario(scenario_id: str = "no-cleanup") -> Scenario:
    """One scenario, with a text that HTML must not take at its word."""
    return Scenario(
        id=scenario_id,
        group="issue",
        title=Text("A <b>title</b>", "标题"),
        explanation=Text("Why & how", "为什么"),
        course="cycle",
        framework="vue",
        source_file="UploadCard.vue",
        source="<template />",
        expected="leak",
    )
