"""What holds what a scenario leaves behind: the path, in the author's words, and the advice."""

from __future__ import annotations

import re

import pytest

from lab.experiments.experiment import run_experiment
from lab.experiments.plan import Plan
from report.result import Finding
from tests.lab.shown_page import shown_page

_CYCLES = 7


async def _findings(scenario: str, runtime: str, framework: str = "vue") -> tuple[Finding, ...]:
    async with shown_page() as page:
        plan = Plan(scenario, runtime, _CYCLES, framework)  # type: ignore[arg-type]
        return (await run_experiment(page, plan)).findings


def _component(findings: tuple[Finding, ...]) -> Finding:
    return next(finding for finding in findings if finding.kind == "component")


def _assert_in_order(path: tuple[str, ...], patterns: list[str]) -> None:
    steps = iter(path)
    for pattern in patterns:
        assert any(re.fullmatch(pattern, step) for step in steps), f"{pattern} in {path}"


async def test_the_path_leads_from_window_to_the_component() -> None:
    component = _component(await _findings("no-cleanup", "2.4.1"))

    _assert_in_order(
        component.path,
        [
            r"Window",
            r"_\d+",
            r"Channel",
            r"closure onProgress \(UploadCard\.vue:\d+\)",
            r"UploadCard",
        ],
    )
    assert component.path[-1] == component.name == "UploadCard"
    assert (component.per_cycle, component.count) == (1.0, _CYCLES)
    assert component.retained_bytes is not None
    assert component.retained_bytes > _CYCLES * 1000
    assert component.remedy == "deregister"


async def test_a_current_tauri_keeps_it_in_its_map() -> None:
    component = _component(await _findings("long-task", "2.12.5"))

    _assert_in_order(
        component.path,
        ["Window", "__TAURI_INTERNALS__", "callbacks", "Map", "Channel", "StatusCard"],
    )
    assert component.remedy == "close"


async def test_a_clean_run_has_no_holders_and_takes_no_snapshot() -> None:
    findings = await _findings("no-cleanup", "2.12.5")

    assert [finding.path for finding in findings] == [()] * len(findings)
    assert {finding.kind for finding in findings} <= {"ghost"}


@pytest.mark.parametrize(
    ("scenario", "runtime", "framework", "remedy"),
    [
        ("event-bus-forgotten", "2.12.5", "vue", "event-bus"),
        ("qt-signal", "qt", "vue", "qt-signal-disconnect"),
        ("no-cleanup", "2.4.1", "react", "deregister"),
        ("no-cleanup", "2.4.1", "plain", "deregister"),
    ],
)
async def test_the_advice_names_the_scenario_that_shows_the_remedy(
    scenario: str, runtime: str, framework: str, remedy: str
) -> None:
    findings = await _findings(scenario, runtime, framework)

    held = [finding for finding in findings if finding.path]
    assert held
    assert {finding.remedy for finding in held} == {remedy}


async def test_what_grew_is_told_once() -> None:
    """Not the component's parts, nor what the instrument keeps for itself."""
    held = [finding for finding in await _findings("no-cleanup", "2.4.1") if finding.path]

    assert [(finding.kind, finding.per_cycle) for finding in held] == [
        ("component", 1.0),
        ("callback", 1.0),
    ]


async def test_each_survivor_says_what_it_keeps_alive() -> None:
    async with shown_page() as page:
        result = await run_experiment(page, Plan("no-cleanup", "2.4.1", 6))

    sizes = [survivor.retained_bytes for survivor in result.survived]
    assert len(sizes) == 6
    assert None not in sizes
    known = [size for size in sizes if size is not None]
    # More than the instance alone, and as much each time.
    assert min(known) > 1000
    assert max(known) < 3 * min(known)
    together = _component(result.findings).retained_bytes
    assert together is not None
    # The sum has the handlers' scopes as well, which the component's finding has not.
    assert 0.5 < sum(known) / together < 4
