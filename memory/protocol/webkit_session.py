"""A session with one page of a WebKit engine, by the protocol of its inspector.

``Runtime``, ``Console`` and ``Debugger`` stay disabled, as in the session with Chromium.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import Callable, Mapping
from typing import Self

import msgspec

from memory.problem import OwnWords
from memory.protocol.errors import SessionError
from memory.protocol.page_json import decode_page_json
from memory.protocol.problems import OtherForm
from memory.protocol.protocol_session import ProtocolSession
from memory.protocol.session import CALL_LIMIT_S, DomUse, HeapUse, LoadedScript, ResultT
from memory.protocol.snapshot_chunk import encoded_chunk
from memory.protocol.transport import Transport

SNAPSHOT_LIMIT_S = 120.0

# Finalizers run in a task of their own after the collection.
_NEXT_TASK = "new Promise((done) => setTimeout(done, 0))"

# One value that is always a promise, of a text: what comes back by value WebKit cuts at some depth.
# And one of the engine's own: what `then` gives is zone.js's, where the page has that.
_ASKED = """(async () => {{
  try {{
    const value = await (async () => (
{expression}
    ))()
    return JSON.stringify({{ value }})
  }} catch (error) {{
    return JSON.stringify({{
      thrown: typeof error === 'object' && !(error instanceof Error)
        ? JSON.stringify(error)
        : String(error),
    }})
  }}
}})()"""
_NODES = "queryInstances(Node).length"


class RemoteObject(msgspec.Struct, rename="camel"):
    """What an expression gave: a value, or what stands for an object in the page."""

    object_id: str = ""
    description: str = ""
    value: msgspec.Raw = msgspec.Raw(b"null")


class Evaluated(msgspec.Struct, rename="camel"):
    """The answer to ``Runtime.evaluate`` and ``Runtime.callFunctionOn``."""

    result: RemoteObject
    was_thrown: bool = False


class _Answered(msgspec.Struct):
    value: msgspec.Raw = msgspec.Raw(b"null")
    thrown: str | None = None


class _Context(msgspec.Struct):
    id: int
    type: str


class _ContextCreated(msgspec.Struct):
    context: _Context


class _Snapshot(msgspec.Struct, rename="camel"):
    snapshot_data: str


class _Nodes(msgspec.Struct):
    nodes: list[int]


# The other contexts are of extensions and of the engine.
_OF_PAGE = "normal"
# Of a snapshot's node: id, size, class and flags.
_NODE_FIELDS, _SIZE = 4, 1


class WebKitSession(ProtocolSession):
    """Calls WebKit's inspector protocol of one page. Use as ``async with WebKitSession(target)``.

    It is a :class:`memory.protocol.session.Session`, and says in the same way when it is over.
    ``transport`` leads to the page: :class:`memory.protocol.webkit_target.WebKitTarget`.
    """

    def __init__(self, transport: Transport) -> None:
        super().__init__(transport)
        self._groups = itertools.count(1)

    async def open(self) -> Self:
        """Attach to the page. Raises as :meth:`ProtocolSession.open` does."""
        await super().open()
        # While it is enabled, objects have the same numbers in all snapshots.
        await self.run("Heap.enable")
        return self

    async def evaluate(
        self, expression: str, *, result: type[ResultT], limit_s: float = CALL_LIMIT_S
    ) -> ResultT:
        """See :class:`memory.protocol.session.Session`."""
        # What a group is not released of, the inspector keeps alive.
        group = f"leak-lab-{next(self._groups)}"
        promise = await self.call(
            "Runtime.evaluate",
            {"expression": _ASKED.format(expression=expression), "objectGroup": group},
            result=Evaluated,
            limit_s=limit_s,
        )
        try:
            if promise.was_thrown:
                # Malformed: what is evaluated throws in its promise alone.
                raise SessionError(OwnWords(promise.result.description))
            awaited = await self.call(
                "Runtime.awaitPromise",
                {"promiseObjectId": promise.result.object_id, "returnByValue": True},
                result=Evaluated,
                limit_s=limit_s,
            )
        finally:
            # Where this fails the session is over, or the document, and the group with it.
            with contextlib.suppress(SessionError):
                await self.run("Runtime.releaseObjectGroup", {"objectGroup": group})
        try:
            text = msgspec.json.decode(awaited.result.value, type=str)
            answered = decode_page_json(text, type=_Answered)
            if answered.thrown is None:
                return msgspec.json.decode(answered.value, type=result)
        except msgspec.DecodeError as error:
            raise SessionError(OtherForm(str(error))) from error
        raise SessionError(OwnWords(answered.thrown))

    async def collect_garbage(self) -> None:
        """Collect garbage once, and let finalizers run."""
        # WebKit holds what the last console messages were given, with an inspector attached.
        await self.run("Console.clearMessages")
        await self.run("Heap.gc")
        await self.evaluate(_NEXT_TASK, result=msgspec.Raw)

    async def used_heap(self) -> HeapUse:
        """Memory in use after a collection: the sizes of all objects of a heap snapshot.

        WebKit says it in no other way. The contents of arrays and ArrayBuffers are in none of them.
        """
        text = await self.snapshot_text()
        # A short text, and the page's own process has just written it.
        nodes = msgspec.json.decode(text, type=_Nodes).nodes
        return HeapUse(sum(nodes[_SIZE::_NODE_FIELDS]), 0, 0)

    async def dom_use(self) -> DomUse:
        """Nodes that exist now and that a script has ever had; WebKit counts no listeners."""
        counted = await self.call(
            "Runtime.evaluate",
            {"expression": _NODES, "includeCommandLineAPI": True, "returnByValue": True},
            result=Evaluated,
        )
        if counted.was_thrown:
            raise SessionError(OwnWords(counted.result.description))
        return DomUse(msgspec.json.decode(counted.result.value, type=int), None)

    async def take_snapshot(self, feed: Callable[[bytes], object]) -> None:
        """Collect garbage, take a heap snapshot, and give it to ``feed``, in one piece.

        The piece is as :func:`memory.protocol.snapshot_chunk.chunk_text` takes it.
        """
        feed(encoded_chunk(await self.snapshot_text()))

    async def run_before_page(self, script: str) -> None:
        """Run ``script`` in every document from the next on, before any of the page's own."""
        # Its agent sees no document before.
        await self.run("Page.enable")
        await self.run("Page.setBootstrapScript", {"source": script})

    async def run_nothing_before_page(self) -> None:
        """Undo :meth:`run_before_page` for the documents to come."""
        await self.run("Page.setBootstrapScript")

    async def reload(self) -> None:
        """Load the page anew; returns before it has."""
        await self.run("Page.reload")

    async def scripts(self) -> Mapping[int, LoadedScript]:
        """None: JavaScriptCore's snapshots name no script by the number that its protocol has."""
        return {}

    async def contexts(self) -> list[int]:
        """The ids of the contexts in which scripts of the page and of its frames run.

        None unless ``Page`` is enabled, as it is after :meth:`run_before_page`.
        """
        found: list[int] = []

        def note(params: msgspec.Raw) -> None:
            context = msgspec.json.decode(params, type=_ContextCreated).context
            if context.type == _OF_PAGE:
                found.append(context.id)

        with self.listening("Runtime.executionContextCreated", note):
            # In one go: it stays enabled for a moment.
            await asyncio.gather(self.run("Runtime.enable"), self.run("Runtime.disable"))
        return found

    async def snapshot_text(self) -> str:
        """Collect garbage and take a heap snapshot; its text, for who reads but little of it."""
        taken = await self.call("Heap.snapshot", result=_Snapshot, limit_s=SNAPSHOT_LIMIT_S)
        return taken.snapshot_data
