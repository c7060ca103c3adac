"""Stands in for the page at the other end of the backend's signals."""

from __future__ import annotations

import asyncio
import itertools
import json
from base64 import b64decode
from collections import defaultdict

from bridge.backend import Backend

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class RejectedError(Exception):
    """The backend called the error callback; what it said."""


class FrontEnd:
    """One document: invokes commands, and keeps what the backend sends it, in order."""

    _numbers = itertools.count(1)
    # A page draws them at random: no other document has the same.
    _callback_ids = itertools.count(1)

    def __init__(self, backend: Backend, version: str = "2.12.5") -> None:
        self.document_id = f"document {next(self._numbers)}"
        self.batches: list[list[list[Json]]] = []
        """As they came (:mod:`bridge.delivery`)."""
        self.listeners: dict[int, int] = {}
        """By the ids of their events, whom the page would call."""
        self.messages: dict[int, list[Json]] = defaultdict(list)
        self._answers: dict[int, tuple[asyncio.Future[Json], bool]] = {}
        self._backend = backend
        backend.deliver.connect(self._on_deliver)
        assert backend.open_document(self.document_id, version) == ""

    def leave(self) -> None:
        """Hear nothing more."""
        self._backend.deliver.disconnect(self._on_deliver)

    def channel(self) -> tuple[int, str]:
        """A new channel: the id of its callback, and the argument that names it."""
        callback_id = next(self._callback_ids)
        return callback_id, f"__CHANNEL__:{callback_id}"

    def invoke(self, command: str, arguments: Json = None) -> asyncio.Future[Json]:
        """What the command answers; RejectedError when it rejects."""
        return self.invoke_raw(command, json.dumps({} if arguments is None else arguments))

    def invoke_raw(
        self, command: str, payload: str, *, is_raw: bool = False, headers: Json = None
    ) -> asyncio.Future[Json]:
        """As :meth:`invoke`, with the arguments' JSON as it is, or with bytes in base64."""
        callback, error = next(self._callback_ids), next(self._callback_ids)
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._answers[callback] = (answer, True)
        self._answers[error] = (answer, False)
        envelope = {"isRaw": is_raw, "headers": headers or {}}
        reply = json.dumps({"callback": callback, "error": error, **envelope})
        self._backend.invoke(self.document_id, reply, command, payload)
        return answer

    def _on_deliver(self, document_id: str, batch_json: str) -> None:
        if document_id != self.document_id:
            return
        batch: list[list[Json]] = json.loads(batch_json)
        self.batches.append(batch)
        for delivery in batch:
            self._take(delivery)

    def _take(self, delivery: list[Json]) -> None:
        match delivery:
            case ["call" | "fetch", int(number), payload]:
                assert number not in self._answers, "an answer came as a script"
                self.messages[number].append(payload)
            case ["raw", str(way), int(number), str(base64_text), place]:
                message = b64decode(base64_text, validate=True).hex(" ")
                raw: Json = {"hex": message, **(place if isinstance(place, dict) else {})}
                self._take([way, number, raw])
            case ["listen", int(event_id), str(), dict(), int(handler)]:
                self.listeners[event_id] = handler
            case ["unlisten", int(event_id), str()]:
                self.listeners.pop(event_id, None)
            case ["emit", str(event), payload, list(event_ids)]:
                for each in event_ids:
                    assert isinstance(each, int)
                    if (listening := self.listeners.get(each)) is not None:
                        heard: Json = {"event": event, "payload": payload, "id": each}
                        self.messages[listening].append(heard)
            case ["answer", int(number), payload]:
                answer, is_result = self._answers[number]
                assert not answer.done(), "a command was answered twice"
                if is_result:
                    answer.set_result(payload)
                else:
                    answer.set_exception(RejectedError(payload))
            case _:
                raise AssertionError(f"the page knows no such delivery: {delivery}")
