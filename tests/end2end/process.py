"""Leak Lab as its users start it: a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from system.process_tree import descendants, kill

PROJECT = Path(__file__).resolve().parent.parent.parent
DEVELOPERS = {"benchmarks", "tools"}
PACKAGES = sorted(
    {found.parent.name for found in PROJECT.glob("*/__init__.py")} - DEVELOPERS - {"tests"}
)
"""The folders of all that runs, without the page."""
LIMIT_S = 60.0


@dataclass(frozen=True)
class Ended:
    """What a process left: its status and what it wrote."""

    status: int
    out: str
    err: str


class Started:
    """A process that runs, with a temporary folder of its own."""

    def __init__(self, process: subprocess.Popen[str], temporary: Path) -> None:
        self.process = process
        self.temporary = temporary
        self.children: set[psutil.Process] = set()

    def wait(self, limit_s: float = LIMIT_S) -> Ended:
        """Wait for its end, and check that it left no process and no file.

        Raises:
            AssertionError: it did not end in time; says what each of its threads was doing.
        """
        try:
            out, err = self.process.communicate(timeout=limit_s)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still runs after {limit_s:g} s:\n{self._at_work()}") from None
        _gone, alive = psutil.wait_procs(self.children, timeout=5)
        assert alive == [], f"left running: {alive}"
        assert list(self.temporary.iterdir()) == []
        return Ended(self.process.returncode, out, err or "")

    def _at_work(self) -> str:
        """What it and all it started is at, which is the end of them."""
        below = descendants(self.process.pid)
        commands = [" ".join(_command(each.pid))[:200] for each in below]
        # Python's own handler of this signal writes the stacks.
        self.process.send_signal(signal.SIGABRT)
        try:
            out, err = self.process.communicate(timeout=10)
        except subprocess.TimeoutExpired as stuck:
            out, err = stuck.output or "", "no stacks"
        kill(below)
        return "\n".join((*commands, out, err or ""))

    def until(self, condition: Callable[[psutil.Process], bool], limit_s: float = 30.0) -> None:
        """Wait until something can be seen of the process from outside."""
        seen = psutil.Process(self.process.pid)
        deadline = time.monotonic() + limit_s
        while True:
            if self.process.poll() is not None:
                raise AssertionError(f"ended too early: {self.wait()}")
            assert time.monotonic() < deadline, f"not seen within {limit_s:g} s"
            self.children |= set(seen.children(recursive=True))
            if condition(seen):
                return
            time.sleep(0.01)


def _command(pid: int) -> Sequence[str]:
    try:
        return psutil.Process(pid).cmdline()
    except psutil.Error:
        return (f"process {pid}, over",)


@contextmanager
def started(
    *arguments: str,
    project: Path = PROJECT,
    without: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    new_session: bool = False,
    stderr: int = subprocess.PIPE,
) -> Iterator[Started]:
    """Start ``main.py`` without a display; it is killed in the end if it still runs."""
    with tempfile.TemporaryDirectory(prefix="leak-lab-tests-") as temporary:
        hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", *without}
        variables = {name: value for name, value in os.environ.items() if name not in hidden}
        variables |= {"TMPDIR": temporary, "PYTHONWARNINGS": "error", "PYTHONFAULTHANDLER": "1"}
        variables |= environment or {}
        with subprocess.Popen(
            [sys.executable, str(project / "main.py"), *arguments],
            env=variables,
            cwd=temporary,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            start_new_session=new_session,
        ) as process:
            try:
                yield Started(process, Path(temporary))
            finally:
                if process.poll() is None:
                    process.kill()


def run(*arguments: str, project: Path = PROJECT, limit_s: float = LIMIT_S) -> Ended:
    """Run ``main.py`` to its end."""
    with started(*arguments, project=project) as running:
        return running.wait(limit_s)


def is_uploading(process: psutil.Process) -> bool:
    """Whether the process listens, and is connected to itself: its page uploads."""
    connections = process.net_connections(kind="tcp")
    listening = {link.laddr.port for link in connections if link.status == psutil.CONN_LISTEN}
    return any(
        link.raddr.port in listening
        for link in connections
        if link.status == psutil.CONN_ESTABLISHED
    )
