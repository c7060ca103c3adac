"""Whatever ends the set-up ends what it started; real signals to real processes."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psutil
import pytest

from tools.bootstrap.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROOT = Project.here().root
LIMIT_S = 30.0
SENTENCE = "set-up: interrupted; the same command goes on from here.\n"

# What the set-up is, with one step that runs one program.
SET_UP = """
import sys
from pathlib import Path
from tools.bootstrap.command import alone
from tools.bootstrap.interruption import until_interrupted
from tools.bootstrap.processes import output_of, run
from tools.bootstrap.project import Project

folder, how, *command = sys.argv[1:]

def work():
    with alone(Project(Path(folder))):
        if how == "output":
            print(output_of(command), end="")
        else:
            run(command, failure="It failed.", ends_itself=how == "ends itself")
    return 0

sys.exit(until_interrupted(work))
"""

# As npm does: a child that has a child, and waits for it.
FAMILY = """
record() { echo "$1" >> pids; }
record $$
sh -c 'echo $$ >> pids; sleep 1000 & echo $! >> pids; wait' &
sleep 1000 &
record $!
while [ "$(wc -l < pids)" -lt 4 ]; do sleep 0.01; done
mv pids started
wait
"""


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + LIMIT_S
    while not condition():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.01)


def is_alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def recorded(folder: Path) -> list[int]:
    """The processes that a script in `folder` has started, when it has started all."""
    wait_until((folder / "started").exists)
    return [int(line) for line in (folder / "started").read_text().split()]


def command_line(folder: Path, how: str, script: str) -> list[str]:
    command = ["sh", "-c", f"cd '{folder}'; {script}"]
    return [sys.executable, "-c", SET_UP, str(folder), how, *command]


@pytest.fixture(autouse=True)
def _nothing_is_left(tmp_path: Path) -> Iterator[None]:
    """Also when a test has failed."""
    yield
    if (tmp_path / "started").exists():
        for pid in filter(is_alive, recorded(tmp_path)):
            psutil.Process(pid).kill()


@contextmanager
def set_up(
    folder: Path, script: str, *, how: str = "run", before: tuple[str, ...] = ()
) -> Iterator[subprocess.Popen[str]]:
    """A set-up that runs `script` in `folder`."""
    process = subprocess.Popen(
        [*before, *command_line(folder, how, script)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("how", ["run", "output"])
def test_a_signal_to_the_set_up_ends_the_whole_family_first(
    number: signal.Signals, how: str, tmp_path: Path
) -> None:
    with set_up(tmp_path, FAMILY, how=how) as process:
        family = recorded(tmp_path)
        assert all(map(is_alive, family))
        process.send_signal(number)
        printed, errors = process.communicate(timeout=LIMIT_S)
        assert [pid for pid in family if is_alive(pid)] == []
    assert (process.returncode, printed, errors) == (128 + number, "", SENTENCE)


def test_after_a_set_up_was_killed_the_next_one_begins_when_its_family_is_gone(
    tmp_path: Path,
) -> None:
    with set_up(tmp_path, FAMILY) as process:
        family = recorded(tmp_path)
        process.kill()
        process.wait(timeout=LIMIT_S)
        living = " || ".join(f"kill -0 {pid}" for pid in family)
        with set_up(tmp_path, f"{living} && echo alive || echo gone", how="output") as following:
            printed, errors = following.communicate(timeout=LIMIT_S)
    assert (following.returncode, errors) == (0, "")
    assert printed.splitlines()[-1] == "gone"


def test_what_does_not_heed_a_polite_signal_is_killed(tmp_path: Path) -> None:
    deaf = """
    trap '' TERM INT HUP
    sh -c 'sleep 1000 & echo $! >> pids; wait' &
    echo $! >> pids
    echo $$ >> pids
    while [ "$(wc -l < pids)" -lt 3 ]; do sleep 0.01; done
    mv pids started
    wait
    """
    with set_up(tmp_path, deaf) as process:
        family = recorded(tmp_path)
        process.terminate()
        _, errors = process.communicate(timeout=LIMIT_S)
        assert [pid for pid in family if is_alive(pid)] == []
    assert (process.returncode, errors) == (128 + signal.SIGTERM, SENTENCE)


def test_a_second_signal_does_not_hurry_the_end(tmp_path: Path) -> None:
    slow_end = """
    exec 2> /dev/null
    trap 'touch ending; sleep 0.5; touch ended; exit' TERM
    echo $$ > started
    while :; do sleep 0.05; done
    """
    with set_up(tmp_path, slow_end) as process:
        recorded(tmp_path)
        process.terminate()
        wait_until((tmp_path / "ending").exists)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGHUP)
        _, errors = process.communicate(timeout=LIMIT_S)
    assert (tmp_path / "ended").exists()
    assert (process.returncode, errors) == (128 + signal.SIGTERM, SENTENCE)


# As apt does: an interrupt stops it between two packages, and dpkg never hears of it.
INSTALLER = """
trap 'stopping=yes' INT
sh -c 'touch installing; sleep 1; touch installed' &
dpkg=$!
echo $$ > pids; echo $dpkg >> pids
while [ ! -e installing ]; do sleep 0.01; done
mv pids started
wait $dpkg || wait $dpkg
[ "$stopping" ] || sleep 1000
"""


def test_what_ends_itself_is_not_cut_short_and_waited_for(tmp_path: Path) -> None:
    with set_up(tmp_path, INSTALLER, how="ends itself") as process:
        family = recorded(tmp_path)
        process.terminate()
        _, errors = process.communicate(timeout=LIMIT_S)
        assert [pid for pid in family if is_alive(pid)] == []
    assert (tmp_path / "installed").exists()
    assert errors == f"set-up: waiting for sh, which ends what it has begun\n{SENTENCE}"
    assert process.returncode == 128 + signal.SIGTERM


def test_a_killed_set_up_leaves_what_ends_itself_its_time_and_the_next_one_waits(
    tmp_path: Path,
) -> None:
    with set_up(tmp_path, INSTALLER, how="ends itself") as process:
        recorded(tmp_path)
        process.kill()
        process.wait(timeout=LIMIT_S)
        with set_up(tmp_path, "ls installed", how="output") as following:
            printed, _ = following.communicate(timeout=LIMIT_S)
    assert printed == (
        "set-up: another set-up is at work in this folder; waiting for it to end\ninstalled\n"
    )


def test_what_a_command_leaves_running_ends_with_it(tmp_path: Path) -> None:
    with set_up(tmp_path, "sleep 1000 & echo $! > started") as process:
        assert process.wait(timeout=LIMIT_S) == 0
        (left,) = recorded(tmp_path)
        assert not is_alive(left)


def test_who_ignores_the_end_of_the_terminal_goes_on(tmp_path: Path) -> None:
    script = "echo $$ > started; while [ ! -e go ]; do sleep 0.01; done; touch ended"
    with set_up(tmp_path, script, before=("nohup",)) as process:
        (child,) = recorded(tmp_path)
        process.send_signal(signal.SIGHUP)
        psutil.Process(child).send_signal(signal.SIGHUP)
        (tmp_path / "go").touch()
        assert process.wait(timeout=LIMIT_S) == 0
    assert (tmp_path / "ended").exists()


def test_while_it_waits_for_another_set_up_it_can_be_interrupted(tmp_path: Path) -> None:
    with set_up(tmp_path, FAMILY) as first:
        family = recorded(tmp_path)
        with set_up(tmp_path, "touch began") as second:
            assert second.stdout is not None
            assert "waiting for it to end" in second.stdout.readline()
            second.terminate()
            _, errors = second.communicate(timeout=LIMIT_S)
        assert (second.returncode, errors) == (128 + signal.SIGTERM, SENTENCE)
        assert all(map(is_alive, family))
        first.terminate()
        first.communicate(timeout=LIMIT_S)
    assert not (tmp_path / "began").exists()


def test_a_command_that_is_not_there_and_one_that_is_ended_by_a_signal_fail(
    tmp_path: Path,
) -> None:
    with set_up(tmp_path, "kill -SEGV $$") as process:
        _, errors = process.communicate(timeout=LIMIT_S)
    assert "SetupError: It failed. (sh exited with status 139.)" in errors
    absent = str(tmp_path / "absent")
    finished = subprocess.run(
        [sys.executable, "-c", SET_UP, str(tmp_path), "run", absent],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert f"set-up: [Errno 2] No such file or directory: '{absent}'" in finished.stderr
    assert "SetupError: It failed." in finished.stderr
