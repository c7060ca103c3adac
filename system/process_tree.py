"""The processes that this one has started, directly or not, from Linux's ``/proc``."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable
from typing import NamedTuple

_PROC = "/proc"
_PR_SET_CHILD_SUBREAPER = 36
# Fields of /proc/PID/stat after the name, which may itself hold spaces and brackets.
_PARENT, _START = 1, 19


class ProcessId(NamedTuple):
    """A process, told from a later one with the same number."""

    pid: int
    start: int
    """In clock ticks since the machine started."""


def adopt_orphans() -> None:
    """Become the parent of descendants whose own parent ends, where the system can do that."""
    if not sys.platform.startswith("linux"):
        return
    # Not at the top: it takes long to import, and signals are to be handled early.
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def descendants(of: int | None = None) -> tuple[ProcessId, ...]:
    """All that a process (None: this one) has started, directly or not.

    Nothing where there is no ``/proc``.
    """
    if not os.path.isdir(_PROC):  # noqa: PTH112 (pathlib takes long to import)
        return ()
    children: dict[int, list[ProcessId]] = {}
    for name in os.listdir(_PROC):  # noqa: PTH208
        if name.isdigit() and (found := _parent_and_start(int(name))) is not None:
            parent, start = found
            children.setdefault(parent, []).append(ProcessId(int(name), start))
    found_all: list[ProcessId] = []
    parents = [os.getpid() if of is None else of]
    while parents:
        below = children.get(parents.pop(), [])
        found_all += below
        parents += [process.pid for process in below]
    return tuple(found_all)


def kill(processes: Iterable[ProcessId]) -> None:
    """Kill those of them that still run, stopped ones too."""
    for process in processes:
        found = _parent_and_start(process.pid)
        if found is None or found[1] != process.start:
            continue
        try:
            os.kill(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _parent_and_start(pid: int) -> tuple[int, int] | None:
    try:
        with open(f"{_PROC}/{pid}/stat", "rb") as file:  # noqa: PTH123
            fields = file.read().rpartition(b")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return int(fields[_PARENT]), int(fields[_START])
