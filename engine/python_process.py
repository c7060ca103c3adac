"""What the processes that work on heap snapshots have in common: how they begin, and end."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QProcess, QProcessEnvironment

from engine.chromium import CHILDREN_MEMORY

_ROOT: Final = Path(__file__).resolve().parents[1]
_LAST_WAIT_MS: Final = 2000
# numpy's library for matrices starts a thread for each processor and reserves memory for each, a
# fifth of all that numpy's import costs; snapshots are read without a matrix.
_ENVIRONMENT: Final = {"OPENBLAS_NUM_THREADS": "1"}


def python_process(module: str) -> QProcess:
    """A process that runs ``module`` with this Python, in the project's folder; not started yet."""
    process = QProcess()
    process.setProgram(sys.executable)
    process.setArguments(["-m", module])
    process.setWorkingDirectory(str(_ROOT))
    environment = QProcessEnvironment.systemEnvironment()
    for name, value in _ENVIRONMENT.items():
        environment.insert(name, value)
    for name in CHILDREN_MEMORY:
        # numpy's arrays are better given back.
        environment.remove(name)
    process.setProcessEnvironment(environment)
    # What it logs is for who reads this program's log.
    process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
    # Ctrl+C in a terminal is for this program, which then ends it.
    process.setUnixProcessParameters(
        QProcess.UnixProcessFlag.UseVFork | QProcess.UnixProcessFlag.CreateNewSession
    )
    return process


async def kill_process(process: QProcess, ended: asyncio.Future[None]) -> None:
    """Kill it, if it still runs, and wait until ``ended`` tells that it has ended."""
    if process.state() is QProcess.ProcessState.NotRunning:
        return
    process.kill()
    try:
        await asyncio.shield(ended)
    except asyncio.CancelledError:
        # Cancelled a second time: wait synchronously so that no process is orphaned.
        process.waitForFinished(_LAST_WAIT_MS)
        raise
