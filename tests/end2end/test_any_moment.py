"""Signals at any moment of a run, and standard streams as they may be."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from tests.end2end.process import PROJECT, Started, is_uploading, started
from tests.memory.blank_page import renderers

MOMENTS = 30
SHORT_RUN = ("run", "--runtime", "2.4.1", "--cycles", "2")
HEAP = ("heap", str(PROJECT / "tests/memory/cases/let-array-script-a.heapsnapshot.gz"))
ENDLESS = ("run", "--runtime", "2.4.1", "--cycles", "1000000")


def catches(process: psutil.Process, number: signal.Signals) -> bool:
    """Whether it handles the signal by now: before, Python itself still starts."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)


def of_folder(folder: Path) -> list[psutil.Process]:
    """The processes that have this folder as their TMPDIR: all of one run, orphans too."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("TMPDIR") == str(folder):
                found.append(process)
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return found


@pytest.mark.parametrize("arguments", [SHORT_RUN, HEAP], ids=["run", "heap"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.timeout(400)
def test_a_signal_at_any_moment_ends_it_and_leaves_nothing(
    number: signal.Signals, arguments: tuple[str, ...]
) -> None:
    with ThreadPoolExecutor(2) as pool:
        # How long two of them take beside each other, on this machine.
        whole_s = max(pool.map(_duration_s, (arguments, arguments)))
        faults = pool.map(lambda moment: _fault(arguments, number, moment * whole_s), _moments())
        assert [fault for fault in faults if fault] == []


def _duration_s(arguments: tuple[str, ...]) -> float:
    with started(*arguments) as running:
        running.until(lambda process: catches(process, signal.SIGTERM))
        began = time.monotonic()
        assert running.wait().status == 0
        return time.monotonic() - began


def _moments() -> list[float]:
    """Spread evenly over the whole duration, which is 1; the same ones in every run."""
    chance = random.Random(9)
    return [(moment + chance.random()) / MOMENTS for moment in range(MOMENTS)]


def _fault(
    arguments: tuple[str, ...], number: signal.Signals, after_s: float
) -> tuple[object, ...] | None:
    """Send the signal then; what is wrong with how it ended."""
    with started(*arguments) as running:
        running.until(lambda process: catches(process, signal.SIGTERM))
        time.sleep(after_s)
        running.process.send_signal(number)
        out, err = running.process.communicate(timeout=30)
        _gone, alive = psutil.wait_procs(of_folder(running.temporary), timeout=5)
        left = list(running.temporary.iterdir())
        status = running.process.returncode
    # A signal may come after the end, and when the result is being printed. SIGINT also lets
    # what was measured be judged.
    if status in (128 + number, 0) and not (err or alive or left):
        return None
    return (round(after_s, 3), status, out[-200:], err[-600:], alive, left)


def test_a_signal_while_python_itself_starts_is_silent() -> None:
    """Then nothing of ours runs: the system's default, which a shell shows as 143."""
    with started(*SHORT_RUN) as running:
        running.process.terminate()
        ended = running.wait(limit_s=10)
    assert (ended.status, ended.out, ended.err) == (-signal.SIGTERM, "", "")


def test_ctrl_c_in_the_measured_cycles_stops_early_with_a_verdict_on_them(tmp_path: Path) -> None:
    report = tmp_path / "run.json"
    terminal, its_other_end = os.openpty()
    shown = bytearray()

    def read_terminal() -> None:
        # Linux says by an error that nobody has it open any more.
        with contextlib.suppress(OSError):
            while piece := os.read(terminal, 4096):
                shown.extend(piece)

    reader = threading.Thread(target=read_terminal)
    # It has a session of its own, as a terminal gives it: the signal goes to all of its group.
    with started(
        *ENDLESS,
        "--json",
        str(report),
        new_session=True,
        stderr=its_other_end,
        environment={"COLUMNS": "120", "TERM": "xterm"},
    ) as running:
        os.close(its_other_end)
        reader.start()
        # One cycle alone gives no verdict: what it leaves may be a cache.
        running.until(lambda _process: re.search(rb"[2-9]/1000000", shown) is not None)
        os.killpg(running.process.pid, signal.SIGINT)
        ended = running.wait(limit_s=40)
    reader.join()
    os.close(terminal)
    assert ended.status == 130
    (result,) = json.loads(report.read_text())["results"]
    assert 2 <= result["cycles"] < 1_000_000
    assert result["verdict"] == "leak"
    assert f"after {result['cycles']} of 1000000 cycles" in ended.out


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_the_whole_group_ends_it_in_silence(number: signal.Signals) -> None:
    with started(*ENDLESS, new_session=True) as running:
        running.until(is_uploading)
        os.killpg(running.process.pid, number)
        ended = running.wait(limit_s=10)
    assert (ended.status, ended.out, ended.err) == (128 + number, "", "")


@pytest.mark.parametrize("second", [signal.SIGINT, signal.SIGTERM])
def test_a_second_signal_ends_it_at_once(second: signal.Signals) -> None:
    with started(*ENDLESS) as running:
        running.until(is_uploading)
        running.process.send_signal(signal.SIGINT)
        running.process.send_signal(second)
        ended = running.wait(limit_s=5)
    # Two that wait at the same time are handled in the order of their numbers.
    assert (ended.status, ended.out, ended.err) == (128 + second, "", "")


def suspend_renderers(running: Started) -> None:
    """Let all renderers stand still."""
    for renderer in renderers(psutil.Process(running.process.pid)):
        # One that Chromium had in reserve may have ended meanwhile.
        with contextlib.suppress(psutil.NoSuchProcess):
            renderer.suspend()


def test_a_stopped_renderer_does_not_outlive_the_run() -> None:
    with started(*ENDLESS) as running:
        # Stopped while it is still being forked, Chromium itself logs a line about it.
        running.until(is_uploading)
        suspend_renderers(running)
        running.process.send_signal(signal.SIGTERM)
        ended = running.wait(limit_s=20)
    assert (ended.status, ended.out, ended.err) == (143, "", "")


def test_a_renderer_that_stops_for_ever_is_said_in_one_line() -> None:
    with started(*ENDLESS) as running:
        running.until(is_uploading)
        suspend_renderers(running)
        # A call to the page may take 30 s.
        ended = running.wait(limit_s=75)
    assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1), ended
    assert ended.err.startswith("leak-lab: cannot measure no-cleanup")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_killed_analysis_of_the_heap_is_said_in_one_line() -> None:
    with started(*SHORT_RUN) as running:
        seen = psutil.Process(running.process.pid)
        # One that has not been used yet is replaced: so each is killed.
        while running.process.poll() is None:
            with contextlib.suppress(psutil.Error):
                for child in seen.children():
                    if "lab.heap.worker" in child.cmdline():
                        child.kill()
            time.sleep(0.005)
        ended = running.wait()
    assert (ended.status, ended.err.count("\n")) == (2, 1), ended
    assert "analyses heap snapshots ended early" in ended.err


@pytest.mark.parametrize(
    ("redirection", "status", "says"),
    [
        (">&-", 2, os.strerror(errno.EBADF)),
        ("> /dev/full", 2, os.strerror(errno.ENOSPC)),
        ("> /dev/full 2>&1", 2, ""),
        (">&- 2>&- <&-", 2, ""),
        ("2> /dev/full", 0, ""),
    ],
)
def test_output_that_cannot_be_written_is_said_in_one_line(
    redirection: str, status: int, says: str
) -> None:
    ended = _in_shell(f"{redirection}")
    assert ended.returncode == status, ended
    assert ended.stderr.count("\n") == (1 if says else 0)
    assert says in ended.stderr


def test_no_room_for_the_file_to_upload_is_said_in_one_line(tmp_path: Path) -> None:
    # In blocks of 1 kB: the file to upload has 1 MB.
    ended = _in_shell("", before="ulimit -f 512;", TMPDIR=str(tmp_path))
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended
    assert ended.stderr.startswith("leak-lab: cannot measure: cannot make the file to upload")
    assert list(tmp_path.iterdir()) == []


def test_a_temporary_folder_that_is_missing_is_said_in_one_line(tmp_path: Path) -> None:
    ended = _in_shell("", TMPDIR=str(tmp_path / "missing"))
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended
    assert "set TMPDIR to another folder" in ended.stderr


def test_a_reader_that_is_gone_ends_it_in_silence() -> None:
    ended = _in_shell("| true; echo ${PIPESTATUS[0]}")
    assert (ended.stdout, ended.stderr) == ("141\n", "")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_marks_that_the_terminal_lacks_are_replaced(encoding: str) -> None:
    ended = _in_shell("", PYTHONIOENCODING=encoding)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "x leak" in ended.stdout


def _in_shell(
    redirection: str, *, before: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    command = f'{before} "{sys.executable}" "{PROJECT}/main.py" {" ".join(SHORT_RUN)} {redirection}'
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        ["bash", "-c", command],
        env=environment | variables,
        capture_output=True,
        text=True,
        encoding="latin-1",
        timeout=60,
        check=False,
    )
