"""The object that plays Tauri's backend, for documents of the target's origin alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot

from bridge.backend import Backend
from bridge.commands import Commands


class TargetsBackend(Backend):
    """Answers while ``is_there`` says that the page is at the target's origin."""

    def __init__(self, commands: Commands, is_there: Callable[[], bool]) -> None:
        super().__init__(commands)
        self._is_there = is_there

    @Slot(str, str, result=str)
    def open_document(self, document_id: str, version: str) -> str:
        """See :class:`bridge.backend.Backend`."""
        if not self._is_there():
            return "this is not the page that is checked"
        return super().open_document(document_id, version)

    @Slot(str, str, str, str)
    def invoke(self, document_id: str, reply_json: str, command: str, arguments_json: str) -> None:
        """See :class:`bridge.backend.Backend`."""
        if self._is_there():
            super().invoke(document_id, reply_json, command, arguments_json)
