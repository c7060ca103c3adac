"""The object on the QWebChannel that plays Tauri's Rust backend."""

from __future__ import annotations

import asyncio
import logging
import weakref

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from bridge.commands import Commands
from bridge.contract import contract_of
from bridge.document import Document, Reply
from bridge.traffic import Origin, Traffic

log = logging.getLogger("leaklab.bridge")


class Backend(QObject):
    """Takes the page's invokes and sends it batches of messages.

    Each load of the page is an epoch of its own (:class:`Document`), named by an id that the
    page draws: whatever still comes from or would go to an earlier document is dropped.
    """

    deliver = Signal(str, str)
    """``(document id, JSON array of what :mod:`bridge.delivery` has)``, in order."""
    document_opened = Signal(str)
    """A new document has connected; its id."""

    def __init__(
        self, commands: Commands, parent: QObject | None = None, *, traffic: Traffic | None = None
    ) -> None:
        super().__init__(parent)
        self._commands = commands
        self._traffic = traffic or Traffic()
        self._document: Document | None = None
        self._documents: weakref.WeakSet[Document] = weakref.WeakSet()
        """All that still exist. An earlier one that has anything open is a leak of ours."""
        self.invokes_received = 0
        """Invokes of all documents so far."""
        self._closing: set[asyncio.Task[None]] = set()

    @property
    def open_channels(self) -> int:
        """How many channels the backend has not dropped, those of earlier documents included."""
        return sum(document.open_channels for document in self._documents)

    @property
    def handlers(self) -> dict[int, Origin]:
        """The callbacks of the current document to which more may be sent, by their ids."""
        return {} if self._document is None else self._document.handlers

    @property
    def answers_pending(self) -> frozenset[int]:
        """The callbacks of the current document that wait for the answer of a command."""
        return frozenset() if self._document is None else self._document.answers_pending

    @property
    def running_tasks(self) -> int:
        """How many commands and background tasks are at work, for whichever document."""
        return sum(document.running_tasks for document in self._documents)

    @property
    def messages_sent(self) -> int:
        """Channel messages and events that the current document was sent."""
        return 0 if self._document is None else self._document.messages_sent

    @Slot(str, str, result=str)
    def open_document(self, document_id: str, version: str) -> str:
        """Start the epoch of a document that runs against Tauri ``version``.

        Answers an empty string, or the reason why the page cannot be served.
        """
        try:
            contract = contract_of(version)
        except ValueError as error:
            return str(error)
        self.end_document()
        self._document = Document(
            document_id, contract, self._commands, self.deliver.emit, self._traffic
        )
        self._documents.add(self._document)
        self.document_opened.emit(document_id)
        return ""

    @Slot(str, str, str, str)
    def invoke(self, document_id: str, reply_json: str, command: str, arguments_json: str) -> None:
        """Start the command that a document asks for.

        Whom to answer (:class:`Reply`) stands apart from what may be malformed: so the page
        hears of that.
        """
        self.invokes_received += 1
        if self._document is None or self._document.document_id != document_id:
            log.info("dropped an invoke of a document that is gone")
            return
        try:
            reply = msgspec.json.decode(reply_json, type=Reply)
        except (ValueError, RecursionError) as error:
            # Without its two callback ids nobody can be answered.
            log.error("dropped a malformed invoke: %s", error)
            return
        self._document.invoke(command, arguments_json, reply)

    def end_document(self) -> None:
        """End the current epoch: the page is being left."""
        if self._document is None:
            return
        # At once: nothing more may be posted to it once the next document has opened.
        self._document.end()
        task = asyncio.ensure_future(self._document.ended())
        self._document = None
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    @property
    def is_idle(self) -> bool:
        """Whether the current document has no command or task at work but endless ones."""
        return self._document is None or self._document.is_idle

    async def idle(self) -> None:
        """Wait until the current document's commands and background tasks have ended."""
        if self._document is not None:
            await self._document.idle()

    async def close(self) -> None:
        """End the current epoch and wait for all its tasks."""
        self.end_document()
        while self._closing:
            await asyncio.wait(self._closing)
