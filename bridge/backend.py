"""The object on the QWebChannel that plays Tauri's Rust backend."""

from __future__ import annotations

import asyncio
import base64
import logging
import weakref

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from bridge.commands import Commands
from bridge.contract import contract_of
from bridge.document import Document, Reply
from bridge.events import Listeners
from bridge.outbox import Outbox
from bridge.payload import Payload
from bridge.traffic import Origin, Traffic

log = logging.getLogger("leaklab.bridge")


class Backend(QObject):
    """Takes the page's invokes and sends it batches of messages.

    Each load of the page is an epoch of its own (:class:`Document`), named by an id that the page
    draws. As in Tauri a reload ends nothing here: commands and channels of the earlier document go
    on until their work has ended, and listeners stay, towards whatever document is there.
    :meth:`end_document` ends it all, as a new start of the application does.
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
        self._left: list[Document] = []
        """Earlier ones whose work goes on."""
        self._documents: weakref.WeakSet[Document] = weakref.WeakSet()
        """All that still exist. One that was ended and has anything open is a leak of ours."""
        self._outbox = Outbox(self.deliver.emit)
        self._listeners = Listeners(self._outbox.post, self._traffic)
        self._messages_before = 0
        """What all had sent when the current document was opened."""
        self.invokes_received = 0
        """Invokes of all documents so far."""
        self._closing: set[asyncio.Task[None]] = set()

    @property
    def open_channels(self) -> int:
        """How many channels the backend has not dropped, those of earlier documents included."""
        return sum(document.open_channels for document in self._documents)

    @property
    def listeners(self) -> int:
        """How many event listeners the backend keeps, those of earlier documents included."""
        return len(self._listeners)

    @property
    def handlers(self) -> dict[int, Origin]:
        """The callbacks of all documents to which more may be sent, by their ids."""
        found = self._listeners.handlers
        for document in self._documents:
            found |= document.handlers
        return found

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
        """Channel messages and events that the current document was sent; an event counts once."""
        return self._all_messages - self._messages_before

    @property
    def _all_messages(self) -> int:
        return self._listeners.events_emitted + self._outbox.messages

    @Slot(str, str, result=str)
    def open_document(self, document_id: str, version: str) -> str:
        """Start the epoch of a document that runs against Tauri ``version``.

        Answers an empty string, or the reason why the page cannot be served.
        """
        try:
            contract = contract_of(version)
        except ValueError as error:
            return str(error)
        self.leave_document()
        self._document = Document(
            document_id, contract, self._commands, self._listeners, self._outbox, self._traffic
        )
        self._documents.add(self._document)
        self._listeners.unlistens_in_page = contract.unlistens_in_page
        self._outbox.open(document_id)
        self._messages_before = self._all_messages
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
            content = arguments_json.encode(errors="surrogatepass")
            if reply.is_raw:
                content = base64.b64decode(content, validate=True)
        except (ValueError, RecursionError) as error:
            # Without its two callback ids nobody can be answered.
            log.error("dropped a malformed invoke: %s", error)
            return
        self._document.invoke(command, Payload(content, reply.is_raw), reply)

    def leave_document(self) -> None:
        """The page is being loaded anew. The work of the document that is left goes on."""
        self._outbox.close()
        if self._document is not None:
            self._document.leave()
            self._left.append(self._document)
            self._document = None
        self._left = [document for document in self._left if not document.is_over]

    def end_document(self) -> None:
        """End all that was begun, for whichever document, as an application that ends."""
        self.leave_document()
        self._listeners.clear()
        for document in self._left:
            document.end()
            task = asyncio.ensure_future(document.ended())
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)
        self._left = []

    @property
    def _working(self) -> list[Document]:
        return self._left if self._document is None else [*self._left, self._document]

    @property
    def is_idle(self) -> bool:
        """Whether no command or task is at work but endless ones, for whichever document."""
        return all(document.is_idle for document in self._working)

    async def idle(self) -> None:
        """Wait until all commands and background tasks have ended; deliver everything."""
        for document in self._working:
            await document.idle()
        self._outbox.flush()

    async def close(self) -> None:
        """End the current epoch and wait for all its tasks."""
        self.end_document()
        while self._closing:
            await asyncio.wait(self._closing)
