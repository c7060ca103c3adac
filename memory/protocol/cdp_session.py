"""A session with one page of a Chromium engine, by the DevTools protocol.

Nothing but what a caller asks for is enabled in the page; above all not ``Runtime`` or
``Console``, which keep whatever the page logs alive.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping

import msgspec

from memory.problem import OwnWords
from memory.protocol.errors import SessionError
from memory.protocol.problems import OtherForm
from memory.protocol.protocol_session import ProtocolSession
from memory.protocol.session import CALL_LIMIT_S, DomUse, HeapUse, LoadedScript, ResultT
from memory.protocol.transport import Transport

SNAPSHOT_LIMIT_S = 120.0

# Finalizers run in a task of their own after the collection.
_NEXT_TASK = "new Promise((done) => setTimeout(done, 0))"


class _ExceptionObject(msgspec.Struct):
    description: str | None = None
    value: msgspec.Raw = msgspec.Raw(b"null")


class _ExceptionDetails(msgspec.Struct):
    text: str = ""
    exception: _ExceptionObject | None = None


class _RemoteObject(msgspec.Struct):
    type: str = "undefined"
    value: msgspec.Raw = msgspec.Raw(b"null")


class _Evaluated(msgspec.Struct, rename="camel"):
    result: _RemoteObject
    exception_details: _ExceptionDetails | None = None


class _Added(msgspec.Struct):
    identifier: str


class _HeapUsage(msgspec.Struct, rename="camel"):
    used_size: float
    embedder_heap_used_size: float = 0
    backing_storage_size: float = 0


class _DomCounters(msgspec.Struct, rename="camel"):
    nodes: int
    js_event_listeners: int


class _ScriptParsed(msgspec.Struct, rename="camel"):
    script_id: str
    url: str = ""
    source_map_url: str = msgspec.field(default="", name="sourceMapURL")


class CdpSession(ProtocolSession):
    """Calls the DevTools protocol of one page. Use as ``async with CdpSession(transport) as …``.

    It is a :class:`memory.protocol.session.Session`, and says in the same way when it is over.
    """

    def __init__(self, transport: Transport) -> None:
        super().__init__(transport)
        self._before_page: list[str] = []
        """By their identifiers the scripts that run before the page's own."""

    async def evaluate(
        self, expression: str, *, result: type[ResultT], limit_s: float = CALL_LIMIT_S
    ) -> ResultT:
        """See :class:`memory.protocol.session.Session`."""
        answer = await self.call(
            "Runtime.evaluate",
            {"expression": expression, "awaitPromise": True, "returnByValue": True},
            result=_Evaluated,
            limit_s=limit_s,
        )
        if answer.exception_details is not None:
            raise SessionError(OwnWords(_thrown(answer.exception_details)))
        try:
            return msgspec.json.decode(answer.result.value, type=result)
        except msgspec.DecodeError as error:
            raise SessionError(OtherForm(str(error))) from error

    async def collect_garbage(self) -> None:
        """Collect garbage once, and let finalizers run."""
        # They are carried out in this order; nothing is gained by waiting in between.
        await asyncio.gather(
            # V8 holds what the last 1,000 console messages were given, with a DevTools session
            # or without: a component that logs itself would look like a leak.
            self.run("Runtime.discardConsoleEntries"),
            self.run("HeapProfiler.collectGarbage"),
            self.run("Runtime.evaluate", {"expression": _NEXT_TASK, "awaitPromise": True}),
        )

    async def used_heap(self) -> HeapUse:
        """Memory in use now."""
        usage = await self.call("Runtime.getHeapUsage", result=_HeapUsage)
        return HeapUse(
            round(usage.used_size),
            round(usage.embedder_heap_used_size),
            round(usage.backing_storage_size),
        )

    async def dom_use(self) -> DomUse:
        """Nodes and listeners that exist now."""
        counters = await self.call("Memory.getDOMCounters", result=_DomCounters)
        return DomUse(counters.nodes, counters.js_event_listeners)

    async def take_snapshot(self, feed: Callable[[bytes], object]) -> None:
        """Collect garbage, take a heap snapshot, and give it to ``feed``, piece by piece.

        Each piece is as :func:`memory.protocol.snapshot_chunk.chunk_text` takes it: there are
        hundreds, and who reads them does it elsewhere than on the event loop.
        """
        with self.listening("HeapProfiler.addHeapSnapshotChunk", lambda raw: _feed(feed, raw)):
            await self.run(
                "HeapProfiler.takeHeapSnapshot",
                {"reportProgress": False, "captureNumericValue": False},
                limit_s=SNAPSHOT_LIMIT_S,
            )

    async def run_before_page(self, script: str) -> None:
        """Run ``script`` in every document from the next on, before any of the page's own."""
        # Its agent sees no document before it is enabled; the two are carried out in this order.
        _, added = await asyncio.gather(
            self.run("Page.enable"),
            self.call("Page.addScriptToEvaluateOnNewDocument", {"source": script}, result=_Added),
        )
        self._before_page.append(added.identifier)

    async def run_nothing_before_page(self) -> None:
        """Undo :meth:`run_before_page` for the documents to come."""
        while self._before_page:
            identifier = self._before_page.pop()
            await self.run("Page.removeScriptToEvaluateOnNewDocument", {"identifier": identifier})

    async def reload(self) -> None:
        """Load the page anew; returns before it has."""
        await self.run("Page.reload")

    async def scripts(self) -> Mapping[int, LoadedScript]:
        """The page's scripts, by V8's script id.

        The debugger is on for this one question only: while it is, code runs slower.
        """
        found: dict[int, LoadedScript] = {}

        def note(params: msgspec.Raw) -> None:
            script = msgspec.json.decode(params, type=_ScriptParsed)
            found[int(script.script_id)] = LoadedScript(script.url, script.source_map_url)

        with self.listening("Debugger.scriptParsed", note):
            # It tells of all scripts before it answers.
            await self.run("Debugger.enable")
        # Where this fails the session is over, and the debugger with it.
        with contextlib.suppress(SessionError):
            await self.run("Debugger.disable")
        return found


def _feed(feed: Callable[[bytes], object], params: msgspec.Raw) -> None:
    feed(bytes(params))


def _thrown(details: _ExceptionDetails) -> str:
    """The page's own words for what it threw, without the stack."""
    if details.exception is None:
        return details.text
    if details.exception.description:
        return details.exception.description.split("\n    at ", 1)[0]
    with contextlib.suppress(msgspec.DecodeError):
        return msgspec.json.decode(details.exception.value, type=str)
    return bytes(details.exception.value).decode() or details.text
