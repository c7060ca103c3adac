"""Recordings: bounded, and the same after they were saved and opened."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from lab.experiments.plan import Progress
from lab.experiments.recording import (
    MAX_POINTS,
    Recorder,
    Recording,
    RunPoints,
    encode_recordings,
    read_recordings,
)
from lab.metrics.survivors import SURVIVORS
from lab.metrics.unheard import UNHEARD
from lab.page.catalog import Text
from memory.heap.paths.step import PathStep
from memory.metrics.heap import LiveHeap
from report.result import Finding, run_document
from system.errors import CannotMeasureError
from tests.lab.foreign_names import EVIL_NAMES, unsafe_characters
from tests.lab.growth import made_reading
from tests.lab.results import made_result, made_scenario
from tests.memory.worded_steps import worded_steps
from tests.ui.readings import reading


def recorded(cycles: int) -> Recording:
    """A run in which each cycle leaves one."""
    recorder = Recorder()
    baseline = reading()
    recorder.watch(Progress("warm-up", 0, cycles))
    recorder.watch(Progress("cycles", 0, cycles, baseline, baseline))
    for cycle in range(1, cycles + 1):
        live = LiveHeap(1_100_000 + cycle, 1_200_000 + cycle)
        recorder.watch(Progress("cycles", cycle, cycles, baseline, reading(cycle), live))
    recorder.watch(Progress("settle", cycles, cycles, baseline))
    recorder.watch(Progress("done", cycles, cycles, baseline, reading(cycles, 2_000_000)))
    return recorder.recording(made_result(), made_scenario())


def test_every_cycle_is_kept_and_the_last_reading_beside_them() -> None:
    recording = recorded(7)
    assert recording.baseline == reading()
    assert [point.cycle for point in recording.points] == list(range(8))
    assert recording.points[0].live is None
    assert recording.points[3].live == LiveHeap(1_100_003, 1_200_003)
    last = recording.points[-1]
    assert last.reading == reading(7)
    assert last.live == LiveHeap(1_100_007, 1_200_007)
    assert recording.final == reading(7, 2_000_000)


def test_the_peak_of_the_last_cycle_is_kept_when_all_is_freed_at_the_end() -> None:
    recorder = Recorder()
    recorder.watch(Progress("cycles", 0, 2, reading(), reading()))
    live = LiveHeap(1_100_000, 1_200_000)
    for cycle in (1, 2):
        recorder.watch(Progress("cycles", cycle, 2, reading(), reading(cycle - 1), live))
    # Read once more while the backend still sends, as the verdict `held` does.
    recorder.watch(Progress("cycles", 2, 2, reading(), reading(2)))
    recorder.watch(Progress("done", 2, 2, reading(), reading(0)))
    recording = recorder.recording(made_result(), None)
    assert [SURVIVORS.of(point.reading) for point in recording.points] == [0, 0, 2]
    assert recording.points[-1].live == live
    assert recording.final == reading(0)


def test_ten_thousand_cycles_are_thinned() -> None:
    points = recorded(10_000).points
    assert MAX_POINTS // 2 <= len(points) <= MAX_POINTS
    cycles = [point.cycle for point in points]
    assert cycles[0] == 0
    assert cycles[-1] == 10_000
    assert cycles == sorted(set(cycles))


def test_a_thinned_run_that_was_kept_is_as_continuous_as_when_it_ran() -> None:
    recording = recorded(10_000)
    kept = RunPoints.of(recording)
    assert kept.points == recording.points
    assert kept.final == recording.final
    assert kept.is_continuous
    read_at_its_ends = msgspec.structs.replace(
        recording, points=(recording.points[0], recording.points[-1])
    )
    assert not RunPoints.of(read_at_its_ends).is_continuous


def test_a_run_that_measures_again_is_recorded_anew() -> None:
    recorder = Recorder()
    for first in (reading(), reading(1)):
        recorder.watch(Progress("cycles", 0, 2, first, first))
        for cycle in (1, 2):
            recorder.watch(Progress("cycles", cycle, 2, first, reading(1)))
    recording = recorder.recording(made_result(), None)
    assert recording.baseline == reading(1)
    assert [point.cycle for point in recording.points] == [0, 1, 2]


def test_what_is_saved_is_opened_again(tmp_path: Path) -> None:
    recordings = (recorded(4), recorded(2))
    path = tmp_path / "runs.json"
    path.write_bytes(encode_recordings(recordings))
    assert read_recordings(path) == recordings


def test_what_run_writes_is_opened_without_a_course(tmp_path: Path) -> None:
    import msgspec

    from report.result import RunDocument

    path = tmp_path / "run.json"
    path.write_bytes(msgspec.json.encode(RunDocument(1, (made_result(), made_result("close")))))
    opened = read_recordings(path)
    assert [each.result.scenario for each in opened] == ["no-cleanup", "close"]
    assert [each.points for each in opened] == [(), ()]
    assert opened[0].scenario is None


OLDER_READING = {
    "page": {
        "created": 3,
        "mounted": 0,
        "survivors": 2,
        "ghost_messages": 7,
        "ghost_writes": {"progress": 7},
        "callbacks": 2,
        "attached_nodes": 20,
    },
    "heap_bytes": 1_000_000,
    "dom_nodes": 60,
    "listeners": 5,
    "backend_channels": 1,
    "renderer_bytes": 150_000_000,
    "python_bytes": 200_000_000,
}


def test_a_run_of_an_older_version_keeps_its_readings(tmp_path: Path) -> None:
    document = json.loads(encode_recordings((Recording(made_result(), None),)))
    document["courses"][0] |= {
        "baseline": OLDER_READING,
        "points": [{"cycle": 1, "reading": OLDER_READING}],
    }
    path = tmp_path / "run.json"
    path.write_text(json.dumps(document))
    (opened,) = read_recordings(path)
    read = made_reading(
        created=3,
        survivors=2,
        ghost_messages=7,
        ghost_writes={"progress": 7},
        callbacks=2,
        heap_bytes=1_000_000,
        dom_nodes=60,
        detached_nodes=40,
        listeners=5,
        backend_channels=1,
        renderer_bytes=150_000_000,
        python_bytes=200_000_000,
    )
    # Such a version did not count these; as figures they are 0.
    for name in ("unheard", "backend_listeners", "tauri_listeners"):
        del read.values[name]
    assert (opened.baseline, opened.points[0].reading) == (read, read)
    assert UNHEARD.of(read) == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no saved run"),
        ("[" * 100_000, "no saved run"),
        ('{"schema": 1}', "no saved run"),
        ('{"schema": 7, "results": []}', "schema 7"),
        ('{"schema": 1, "results": []}', "no runs"),
        ('{"schema": 1, "results": [], "courses": [{}]}', "no runs"),
    ],
)
def test_garbage_is_refused_with_a_sentence(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(content)
    with pytest.raises(CannotMeasureError, match=words):
        read_recordings(path)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotMeasureError, match="cannot open"):
        read_recordings(tmp_path / "none.json")


@pytest.mark.parametrize("name", EVIL_NAMES)
def test_names_in_an_opened_file_are_safe_to_show(tmp_path: Path, name: str) -> None:
    scenario = msgspec.structs.replace(
        made_scenario(name), title=Text(name, name), source=f"<template>\n\t{name}"
    )
    result = msgspec.structs.replace(
        made_result(name, name), evidence=name, ghost_writes={name: 1},
        findings=(Finding("component", name, 1.0, 7, path=("Window", name)),),
    )  # fmt: skip
    path = tmp_path / "run.json"
    path.write_bytes(encode_recordings((Recording(result, scenario),)))
    (opened,) = read_recordings(path)
    assert opened.scenario is not None
    assert opened.scenario.source.startswith("<template>\n\t")
    found = (opened.result.scenario, opened.result.findings[0].path[1], opened.scenario.title.zh)
    assert unsafe_characters("".join(found), allowed="") == set()
    assert unsafe_characters(opened.scenario.source, allowed="\n\t") == set()


def held_by(words: tuple[str, ...]) -> Finding:
    return Finding("component", "Card", 1.0, 7, path=words, steps=worded_steps(*words))


PATH = ("Window", "_17", "closure f (Card.vue:3)", 'context "card"', "Card")


def test_a_saved_run_keeps_what_its_path_is_made_of(tmp_path: Path) -> None:
    result = msgspec.structs.replace(made_result(), findings=(held_by(PATH),))
    path = tmp_path / "run.json"
    path.write_bytes(encode_recordings((Recording(result, None),)))
    (opened,) = read_recordings(path)
    assert opened.result == result
    # The part that other programs read is as `run --json` has it: a list of words.
    document = json.loads(path.read_bytes())
    (finding,) = document["results"][0]["findings"]
    assert finding["path"] == list(PATH)
    assert "steps" not in finding


def test_a_document_has_the_paths_in_words_alone() -> None:
    result = msgspec.structs.replace(made_result(), findings=(held_by(PATH),))
    (written,) = json.loads(msgspec.json.encode(run_document([result])))["results"]
    assert written["findings"][0]["path"] == list(PATH)
    assert "steps" not in written["findings"][0]


@pytest.mark.parametrize("part", ["paths", "courses"])
def test_a_file_without_the_steps_is_opened_with_the_words(tmp_path: Path, part: str) -> None:
    result = msgspec.structs.replace(made_result(), findings=(held_by(PATH),))
    document = json.loads(encode_recordings((Recording(result, None),)))
    if part == "paths":
        del document["courses"][0]["paths"]
    else:
        del document["courses"]
    path = tmp_path / "run.json"
    path.write_text(json.dumps(document))
    (opened,) = read_recordings(path)
    (finding,) = opened.result.findings
    assert finding.path == PATH
    assert finding.typed_path == tuple(PathStep("words", text) for text in PATH)


def test_steps_that_do_not_read_like_the_path_are_not_believed(tmp_path: Path) -> None:
    result = msgspec.structs.replace(made_result(), findings=(held_by(PATH),))
    path = tmp_path / "run.json"
    path.write_bytes(
        encode_recordings((Recording(result, None),)).replace(b'"name": "_17"', b'"name": "_18"')
    )
    (opened,) = read_recordings(path)
    assert opened.result.findings[0].steps is msgspec.UNSET
