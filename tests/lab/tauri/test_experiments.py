"""Whole experiments in real Tauri, with the real npm packages."""

from __future__ import annotations

import pytest

from lab.experiments.experiment import run_experiment
from lab.experiments.plan import Plan, Progress
from lab.metrics.tauri_listeners import TAURI_LISTENERS
from lab.page.upload_target import DEFAULT_FILE_BYTES
from report.result import Finding, Result
from system.errors import CannotMeasureError
from tests.real_tauri import (
    FILE_BYTES,
    are_ghosts,
    needs_tauri,
    tauri_page,
    tauri_process,
    web_process,
)

pytestmark = needs_tauri

CYCLES = 4


async def run(scenario: str, runtime: str, file_bytes: int = FILE_BYTES) -> Result:
    async with tauri_page(runtime, file_bytes) as page:
        result = await run_experiment(page, Plan(scenario, runtime, CYCLES))
    assert (result.scenario, result.runtime, result.on) == (scenario, runtime, "tauri")
    assert (result.cycles, result.created) == (CYCLES, CYCLES)
    assert result.engine.startswith("WebKitGTK 2.")
    assert result.is_expected, result
    return result


def finding(result: Result, kind: str) -> Finding:
    return next(each for each in result.findings if each.kind == kind)


async def test_tauri_2_3_keeps_every_component_and_every_callback() -> None:
    result = await run("no-cleanup", "2.3.1")
    assert (result.verdict, result.api) == ("leak", "2.4.1")
    assert (result.survivors, result.callbacks_left) == (CYCLES, CYCLES)
    # Eight messages each.
    assert are_ghosts(result.ghost_messages, 8, CYCLES)
    component = finding(result, "component")
    assert (component.name, component.count) == ("UploadCard", CYCLES)
    window, callback, *path, handler, scope, _function, card = component.path
    assert (window, callback[0], callback[1:].isdigit()) == ("Window", "_", True)
    assert path == [
        "closure",
        'context "callback"',
        "closure",
        'context "this"',
        "Channel",
        "(not told by JavaScriptCore)",
    ]
    assert (handler, scope, card) == ("closure", 'context "emit"', "UploadCard")
    assert component.remedy == "deregister"
    callbacks = finding(result, "callback")
    assert callbacks.count == CYCLES
    assert callbacks.path[-1] == "Channel"
    # What nobody outside Tauri's Rust, or of WebKit, can count is no 0.
    assert result.growth_per_cycle["backend_listeners"] is None
    assert result.growth_per_cycle["listeners"] is None
    assert result.growth_per_cycle["tauri_listeners"] == 0
    # And nothing of Vue's or of the engine's, which goes when the component goes.
    assert [each.kind for each in result.findings] == ["component", "callback", "ghost"]


@pytest.mark.parametrize("runtime", ["2.5.1", "2.8.5"])
async def test_tauri_2_5_and_later_leave_nothing(runtime: str) -> None:
    result = await run("no-cleanup", runtime)
    assert (result.verdict, result.survivors, result.callbacks_left) == ("clean", 0, 0)
    # All of them came: on 2.8.5 from Tauri's own upload plugin.
    assert are_ghosts(result.ghost_messages, 8, CYCLES)


async def test_a_callback_that_is_removed_keeps_nothing() -> None:
    result = await run("deregister", "2.3.1")
    assert (result.verdict, result.survivors, result.callbacks_left) == ("clean", 0, 0)
    assert result.ghost_messages == 0


@pytest.mark.parametrize(("runtime", "verdict"), [("2.5.1", "leak"), ("2.8.5", "clean")])
async def test_a_listener_that_is_removed_stays_before_2_6(runtime: str, verdict: str) -> None:
    assert (await run("unlisten", runtime)).verdict == verdict


@pytest.mark.parametrize(("runtime", "left"), [("2.3.1", 0), ("2.5.1", 0), ("2.8.5", CYCLES)])
async def test_from_2_6_unlisten_leaves_its_entry_among_the_listeners(
    runtime: str, left: int
) -> None:
    async with tauri_page(runtime) as page:
        counts = []
        for scenario_id in ("listen", "unlisten"):
            scenario = await page.scenario(scenario_id, "vue")
            for _ in range(CYCLES):
                await page.cycle(scenario)
            await page.settle()
            counts.append(TAURI_LISTENERS.of(await page.read()))
    assert counts == [CYCLES, CYCLES + left]


async def test_an_endless_stream_leaves_its_channels_in_the_backend() -> None:
    result = await run("long-task", "2.3.1")
    assert (result.verdict, result.backend_channels_left) == ("leak", CYCLES)


async def test_an_upload_that_still_runs_holds_its_component_until_it_ends() -> None:
    # More than the kernel takes ahead: that would be sent before anybody looks.
    result = await run("unmount-in-flight", "2.8.5", DEFAULT_FILE_BYTES)
    assert result.verdict == "held"


async def test_the_backend_goes_on_sending_to_a_page_that_is_loaded_anew() -> None:
    # A smaller file would have been sent before the page is gone.
    assert (await run("reload", "2.5.1", DEFAULT_FILE_BYTES)).verdict == "held"


@pytest.mark.parametrize(
    ("process", "sentence"),
    [
        (web_process, "the page in Tauri crashed; run it again"),
        (tauri_process, "Tauri ended by itself"),
    ],
)
async def test_what_dies_in_a_run_ends_it_and_the_next_one_starts_anew(
    process: object, sentence: str
) -> None:
    def watch(reached: Progress) -> None:
        if reached.phase == "cycles" and reached.cycle == 2:
            assert callable(process)
            process().kill()

    async with tauri_page() as page:
        with pytest.raises(CannotMeasureError, match=sentence):
            await run_experiment(page, Plan("no-cleanup", "2.3.1", 50), watch)
        again = await run_experiment(page, Plan("no-cleanup", "2.3.1", 2))
    assert (again.verdict, again.survivors) == ("leak", 2)


async def test_a_scenario_that_has_nothing_to_do_with_tauri_is_not_there() -> None:
    async with tauri_page() as page:
        with pytest.raises(CannotMeasureError, match="unknown scenario 'qt-signal'"):
            await run_experiment(page, Plan("qt-signal", "2.3.1", 1))


async def test_what_is_counted_between_two_readings_takes_no_heap_snapshot() -> None:
    async with tauri_page() as page:
        whole, counts = await page.read(), await page.read_counts()
    assert whole.values.keys() - counts.values.keys() == {
        "heap_bytes",
        "renderer_bytes",
        "python_bytes",
    }
    assert counts.values.items() <= whole.values.items()
