"""The runs of a session, and what they are called."""

from __future__ import annotations

import datetime

from msgspec.structs import replace

from tests.ui.catalog import result
from tests.ui.recordings import recording
from ui.runs.runs import MAX_RUNS, Runs, earlier_run_title, run_title

NOW = datetime.datetime.now().astimezone()


def test_runs_that_no_file_holds_are_known() -> None:
    runs = Runs()
    one, other, opened = recording(), recording(), recording()
    runs.add(one, other)
    runs.add(opened, are_saved=True)
    assert [*runs.unsaved] == [one, other]
    runs.mark_saved([one])
    assert [*runs.unsaved] == [other]
    # Alike, but another one: it is not saved by that.
    again = recording()
    runs.add(again)
    assert [id(each) for each in runs.unsaved] == [id(other), id(again)]
    # What is dropped is not asked about any more.
    runs.add(*(recording() for _ in range(MAX_RUNS)), are_saved=True)
    assert not runs.unsaved


def test_a_run_that_was_stopped_is_named_with_what_was_asked() -> None:
    stopped = recording(of=replace(result(), cycles_asked=20))
    assert run_title(stopped) == "No cleanup on Tauri 2.4.1, 5 of 20 cycles"


def test_an_earlier_run_tells_when_it_ended() -> None:
    today = replace(recording(), finished_at=NOW)
    assert earlier_run_title(today) == f"Earlier run, {NOW:%H:%M}: {run_title(today)}"
    before = NOW - datetime.timedelta(days=3)
    old = replace(recording(), finished_at=before)
    assert earlier_run_title(old) == f"Earlier run, {before:%Y-%m-%d %H:%M}: {run_title(old)}"
    assert earlier_run_title(recording()) == f"Earlier run: {run_title(recording())}"
