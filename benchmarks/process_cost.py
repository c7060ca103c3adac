"""Runs a program with all that it starts, and measures its time and its memory."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

import psutil

_LOOK_AGAIN_S: Final = 0.2
_ENDING_S: Final = 5.0


@dataclass(frozen=True)
class Ended:
    """How a program ended."""

    status: int | None
    """None where it took too long, and was ended."""
    output: str
    """Standard output."""
    wall_s: float
    peak_mb: float
    """Of all its processes together; memory that some share is divided among them."""


def run_measured(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], limit_s: float
) -> Ended:
    """Run ``command`` to its end, or for ``limit_s`` at most; nothing of it is left."""
    peak = 0.0
    with TemporaryFile("w+") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
        )
        try:
            status: int | None = None
            while time.perf_counter() - started < limit_s:
                try:
                    status = process.wait(_LOOK_AGAIN_S)
                    break
                except subprocess.TimeoutExpired:
                    peak = max(peak, _memory_mb(process.pid))
            wall_s = time.perf_counter() - started
        finally:
            _end(process)
        output.seek(0)
        return Ended(status, output.read(), wall_s, peak)


def _family(pid: int) -> list[psutil.Process]:
    """The process and all that it has started, also what leads a group of its own."""
    try:
        program = psutil.Process(pid)
        return [program, *program.children(recursive=True)]
    except psutil.Error:
        return []


def _memory_mb(pid: int) -> float:
    total = 0.0
    for each in _family(pid):
        # It may have ended meanwhile.
        with contextlib.suppress(psutil.Error):
            total += each.memory_full_info().pss
    return total / 2**20


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of a program that took too long."""
    if process.poll() is None:
        family = _family(process.pid)
        for each in family:
            with contextlib.suppress(psutil.Error):
                each.kill()
        psutil.wait_procs(family, _ENDING_S)
    process.wait()
