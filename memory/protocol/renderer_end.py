"""Says how a renderer has ended."""

from __future__ import annotations

from typing import Final

from PySide6.QtWebEngineCore import QWebEnginePage

_Status = QWebEnginePage.RenderProcessTerminationStatus

_WORDS: Final = {
    _Status.NormalTerminationStatus: "it exited",
    _Status.AbnormalTerminationStatus: "it failed",
    _Status.CrashedTerminationStatus: "it crashed",
    _Status.KilledTerminationStatus: "it was killed",
}


def renderer_end(status: _Status, exit_code: int) -> str:
    """How, in words: ``it crashed, exit code 11``."""
    return f"{_WORDS[status]}, exit code {exit_code}"
