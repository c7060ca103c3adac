"""Signals at any moment of a run, and standard streams as they may be."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.end2end.process import PROJECT, is_uploading, started
from tests.memory.blank_page import renderers

MOMENTS = 30
SHORT_RUN = ("run", "--runtime", "2.4.1", "--cycles", "3")
RUN_S = 2.5
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


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.timeout(400)
def test_a_signal_at_any_moment_ends_a_run_and_leaves_nothing(number: signal.Signals) -> None:
    chance = random.Random(number)
    wrong = []
    for moment in range(MOMENTS):
        delay_s = (moment + chance.random()) * RUN_S / MOMENTS
        with started(*SHORT_RUN) as running:
            running.until(lambda process: catches(process, signal.SIGTERM))
            time.sleep(delay_s)
            running.process.send_signal(number)
            out, err = running.process.communicate(timeout=20)
            _gone, alive = psutil.wait_procs(of_folder(running.temporary), timeout=5)
            left = list(running.temporary.iterdir())
            status = running.process.returncode
            # Later than the run's own end, or so late that its result was printed already.
            if status not in (128 + number, 0) or err or alive or left or (status and out):
                wrong.append((round(delay_s, 3), status, out[-200:], err[-600:], alive, left))
    assert wrong == []


def test_a_second_signal_ends_it_at_once() -> None:
    with started(*ENDLESS) as running:
        running.until(lambda process: bool(renderers(process)))
        for _ in range(3):
            running.process.send_signal(signal.SIGINT)
        ended = running.wait(limit_s=5)
    assert (ended.status, ended.out, ended.err) == (130, "", "")


def test_a_stopped_renderer_does_not_outlive_the_run() -> None:
    with started(*ENDLESS) as running:
        # Stopped while it is still being forked, Chromium itself logs a line about it.
        running.until(is_uploading)
        for renderer in renderers(psutil.Process(running.process.pid)):
            renderer.suspend()
        running.process.send_signal(signal.SIGTERM)
        ended = running.wait(limit_s=20)
    assert (ended.status, ended.out, ended.err) == (143, "", "")


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
    # In blocks of 1 kB: the file to upload has 8 MB.
    ended = _in_shell("", before="ulimit -f 4096;", TMPDIR=str(tmp_path))
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended
    assert ended.stderr.startswith("leak-lab: cannot measure: cannot make the file to upload")
    assert list(tmp_path.iterdir()) == []


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
