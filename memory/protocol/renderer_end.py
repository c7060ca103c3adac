"""Says how a renderer has ended."""

from __future__ import annotations

from typing import Final

from PySide6.QtWebEngineCore import QWebEnginePage

from memory.protocol.problems import Crashed, Exited, Failed, Killed, SessionProblem

_Status = QWebEnginePage.RenderProcessTerminationStatus

_KINDS: Final = {
    _Status.NormalTerminationStatus: Exited,
    _Status.AbnormalTerminationStatus: Failed,
    _Status.CrashedTerminationStatus: Crashed,
    _Status.KilledTerminationStatus: Killed,
}


def renderer_end(status: _Status, exit_code: int) -> SessionProblem:
    """How: as text ``it crashed, exit code 11``."""
    return _KINDS[status](exit_code)
