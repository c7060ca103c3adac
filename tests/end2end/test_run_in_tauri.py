"""`run --on tauri`, as its users start it."""

from __future__ import annotations

import json
import signal

import psutil

from tests.end2end.process import run, started
from tests.real_tauri import needs_tauri

RUN = ("run", "no-cleanup", "--on", "tauri", "--runtime", "2.3.1")


@needs_tauri
def test_it_writes_the_result_and_leaves_nothing_behind() -> None:
    ended = run(
        "run", "no-cleanup", "--on", "tauri", "--runtime", "2.3.1", "--cycles", "3", "--json", "-"
    )
    assert (ended.status, ended.err) == (0, "")
    (result,) = json.loads(ended.out)["results"]
    assert (result["verdict"], result["expected"]) == ("leak", "leak")
    assert (result["on"], result["runtime"], result["api"]) == ("tauri", "2.3.1", "2.4.1")


@needs_tauri
def test_with_a_newer_npm_package_all_arrives_and_all_leaks() -> None:
    pair = ("--on", "tauri", "--runtime", "2.5.1", "--api", "2.12.5")
    ended = run("run", "no-cleanup", *pair, "--cycles", "3", "--json", "-")
    assert (ended.status, ended.err) == (0, "")
    (result,) = json.loads(ended.out)["results"]
    assert (result["runtime"], result["api"], result["is_mixed"]) == ("2.5.1", "2.12.5", True)
    assert (result["verdict"], result["expected"]) == ("leak", "leak")
    assert (result["survivors"], result["callbacks_left"]) == (3, 3)
    # All that its own package hears: every message but the first comes after the unmount.
    assert result["ghost_messages"] == 3 * 127


@needs_tauri
def test_interrupted_at_the_start_it_ends_with_all_that_it_has_started() -> None:
    with started(*RUN) as run:
        run.until(_shows_a_page)
        run.process.send_signal(signal.SIGINT)
        assert run.wait().status == 128 + signal.SIGINT


def _shows_a_page(process: psutil.Process) -> bool:
    names = [child.name() for child in process.children(recursive=True)]
    return any(name.startswith("WebKitWebProces") for name in names)


def test_a_runtime_of_the_stand_in_is_none_of_tauri() -> None:
    ended = run("run", "--on", "tauri", "--runtime", "2.4.1")
    assert ended.status == 2
    assert ended.err.splitlines()[-1].startswith(
        "leak-lab: cannot measure: unknown runtime '2.4.1'"
    )
