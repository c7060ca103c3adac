"""`run --on tauri`, as its users start it: what it writes, how it ends, and that nothing stays."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from lab.tauri.crates import CRATES
from tests.end2end.process import Started, run, started
from tests.real_tauri import are_ghosts, close_tauri_window, needs_tauri, web_process

ENDLESS = ("run", "no-cleanup", "--on", "tauri", "--runtime", "2.3.1", "--cycles", "1000000")
LIMIT_S = 100.0
_SOCKETS = Path("/tmp/.X11-unix")

Act = Callable[[psutil.Process], object]


@dataclass(frozen=True)
class EndlessRun:
    """A run, with a terminal for its standard error."""

    process: Started
    shown: bytearray
    """What the terminal has had."""


@contextmanager
def endless_run() -> Iterator[EndlessRun]:
    """One that has measured some cycles; afterwards none of its ports, files or screens is left."""
    screens, shown = _screens(), bytearray()
    terminal, its_other_end = os.openpty()

    def read_terminal() -> None:
        # Linux says by an error that nobody has it open any more.
        with contextlib.suppress(OSError):
            while piece := os.read(terminal, 4096):
                shown.extend(piece)

    reader = threading.Thread(target=read_terminal)
    environment = {"COLUMNS": "200", "TERM": "xterm"}
    with started(*ENDLESS, "--json", "-", stderr=its_other_end, environment=environment) as run:
        os.close(its_other_end)
        reader.start()
        # One cycle alone gives no verdict: what it leaves may be a cache.
        run.until(lambda _process: re.search(rb"[2-9]/1000000", shown) is not None, LIMIT_S)
        display = web_process(psutil.Process(run.process.pid)).environ()["DISPLAY"]
        listening = _listening_ports(run)
        # The upload's server, and WebKit's inspector: one for HTTP, one behind it.
        assert len(listening) == 3
        yield EndlessRun(run, shown)
        reader.join()
        os.close(terminal)
        assert not listening & {
            link.laddr.port
            for link in psutil.net_connections("tcp")
            if link.status == psutil.CONN_LISTEN and link.laddr
        }
    assert f"X{display.removeprefix(':')}" not in _screens() - screens


def _listening_ports(run: Started) -> set[int]:
    main = psutil.Process(run.process.pid)
    return {
        link.laddr.port
        for process in (main, *main.children(recursive=True))
        for link in process.net_connections(kind="tcp")
        if link.status == psutil.CONN_LISTEN
    }


def _screens() -> set[str]:
    """The files of displays that there are."""
    return {each.name for each in _SOCKETS.iterdir()} if _SOCKETS.is_dir() else set()


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
    # All that its own package hears.
    assert are_ghosts(result["ghost_messages"], 128, 3)


@needs_tauri
@pytest.mark.parametrize("version", [each.version for each in CRATES])
def test_each_version_has_a_leak_and_a_clean_one(version: str) -> None:
    on = ("--on", "tauri", "--runtime", version, "--cycles", "3", "--json", "-")
    ended = run("run", "listen", "deregister", *on, limit_s=LIMIT_S)
    assert (ended.status, ended.err) == (0, "")
    results = {each["scenario"]: each for each in json.loads(ended.out)["results"]}
    assert (results["listen"]["verdict"], results["listen"]["survivors"]) == ("leak", 3)
    assert (results["deregister"]["verdict"], results["deregister"]["survivors"]) == ("clean", 0)


@needs_tauri
@pytest.mark.parametrize(
    ("end", "sentence"),
    [
        (lambda main: web_process(main).kill(), "the page in Tauri crashed; run it again"),
        (close_tauri_window, "Tauri's window was closed; run it again"),
    ],
    ids=["crashed", "closed"],
)
def test_what_ends_in_a_run_ends_it_with_a_sentence(end: Act, sentence: str) -> None:
    with endless_run() as run:
        end(psutil.Process(run.process.process.pid))
        ended = run.process.wait()
    where = "leak-lab: cannot measure no-cleanup (vue) on 2.3.1"
    assert ended.status == 2
    assert f"{where}: {sentence}\r\n".encode() in run.shown
    assert json.loads(ended.out)["results"] == []


@needs_tauri
def test_interrupted_it_judges_what_it_has_measured() -> None:
    with endless_run() as run:
        run.process.process.send_signal(signal.SIGINT)
        ended = run.process.wait()
    assert ended.status == 128 + signal.SIGINT
    (result,) = json.loads(ended.out)["results"]
    assert result["verdict"] == "leak"
    assert 0 < result["survivors"] == result["cycles"] < 1_000_000


@needs_tauri
def test_terminated_it_ends_at_once() -> None:
    with endless_run() as run:
        run.process.process.send_signal(signal.SIGTERM)
        ended = run.process.wait(limit_s=20)
    assert (ended.status, ended.out) == (128 + signal.SIGTERM, "")


@needs_tauri
def test_interrupted_at_the_start_it_ends_with_all_that_it_has_started() -> None:
    with started(*ENDLESS) as run:
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
