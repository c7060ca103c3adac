"""Counts the entries of all collections of a page in WebKit.

Its inspector lists all instances of a class (``queryInstances``, of its command line), but neither
objects nor arrays, Maps or Sets of the realm in which it was made. So it is taken from a frame,
which is added to the page for this and removed at once: the function outlives it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from check import tracker
from check.engines.collections import grown_among
from memory.problem import OwnWords
from memory.protocol.cdp_connection import Json
from memory.protocol.errors import SessionError
from memory.protocol.webkit_session import Evaluated, RemoteObject, WebKitSession

_GROUP: Final = "leak-lab-collections"
_FRAME: Final = "leak-lab"
# A property of the tracker's, and so gone with it.
_INSTANCES: Final = tracker.call("instances")
_ALL: Final = f"({_INSTANCES}?.(Object.prototype) ?? [])"
_ADD: Final = f"""(() => {{
  const frame = document.createElementNS('http://www.w3.org/1999/xhtml', 'iframe')
  frame.name = '{_FRAME}'
  frame.hidden = true
  document.documentElement.append(frame)
}})()"""
_REMOVE: Final = f"document.querySelector('iframe[name={_FRAME}]')?.remove()"
# Of what has the grown collections, in heap snapshots.
_HELD: Final = "leakLabGrown"
_GROWN: Final = f"""(() => {{
  const grown = {grown_among(_ALL)}
  if (grown.length === 0) return null
  const more = grown.map((each) => each.more)
  const held = {{ {_HELD}: grown.map((each) => each.collection), more }}
  // What the engine still sees on its stack must not be what leads to one in the next snapshot.
  for (const each of grown) each.collection = undefined
  return held
}})()"""
_LET_GO: Final = f"function () {{ this.{_HELD}.length = 0 }}"
# Of a snapshot's edge: from, to, type, and the number of its name, or its index.
_EDGE_FIELDS: Final = 4


class _Snapshot(msgspec.Struct, rename="camel"):
    edges: list[int]
    edge_types: list[str]
    edge_names: list[str]


async def can_count(session: WebKitSession) -> bool:
    """Whether entries are counted in this document. Raises as the session does."""
    return await session.evaluate(f"{_INSTANCES} !== undefined", result=bool)


async def count_entries(session: WebKitSession) -> None:
    """Note how many entries each collection has now, if that can be known.

    Raises as the session does.
    """
    await _take_instances(session)
    # The frame has flushed the last call's promises, which the next snapshot is to hold as all do.
    await session.collect_garbage()
    await _evaluated(session, f"void {grown_among(_ALL)}")


async def grown_entries(session: WebKitSession) -> Mapping[int, int]:
    """How many entries each collection got since the last count, by its id in heap snapshots.

    Only of those that got two and more. Raises as the session does.
    """
    try:
        grown = await _evaluated(session, _GROWN)
        if not grown.object_id:
            return {}
        more = await session.call(
            "Runtime.callFunctionOn",
            {
                "objectId": grown.object_id,
                "functionDeclaration": "function () { return this.more }",
                "returnByValue": True,
            },
            result=Evaluated,
        )
        counts = msgspec.json.decode(more.result.value, type=list[int])
        # No call tells the id of an object: the edges to them do.
        snapshot = msgspec.json.decode(await session.snapshot_text(), type=_Snapshot)
        await session.call(
            "Runtime.callFunctionOn",
            {"objectId": grown.object_id, "functionDeclaration": _LET_GO},
            result=Evaluated,
        )
        return {to: counts[index] for index, to in _held(snapshot)}
    finally:
        # Until then the inspector keeps them.
        await session.run("Runtime.releaseObjectGroup", {"objectGroup": _GROUP})


async def _take_instances(session: WebKitSession) -> None:
    take = f"name === '{_FRAME}' && void (parent.{_INSTANCES} = queryInstances)"
    await _evaluated(session, _ADD)
    try:
        for context in await session.contexts():
            # Another frame, or this one, may be gone by now.
            with contextlib.suppress(SessionError):
                await _evaluated(session, take, contextId=context, includeCommandLineAPI=True)
    finally:
        await _evaluated(session, _REMOVE)


async def _evaluated(session: WebKitSession, expression: str, **more: Json) -> RemoteObject:
    """What it is. No promise is made of it: a snapshot that is taken next would hold that."""
    evaluated = await session.call(
        "Runtime.evaluate",
        {"expression": expression, "objectGroup": _GROUP, **more},
        result=Evaluated,
    )
    if evaluated.was_thrown:
        raise SessionError(OwnWords(evaluated.result.description))
    return evaluated.result


def _held(snapshot: _Snapshot) -> Iterator[tuple[int, int]]:
    """The objects in the array of the property ``_HELD``: their index and their id."""
    sources, targets, types, names = (snapshot.edges[n::_EDGE_FIELDS] for n in range(_EDGE_FIELDS))
    name, type_ = snapshot.edge_names.index(_HELD), snapshot.edge_types.index("Property")
    holder = next(at for at in _places(names, name) if types[at] == type_)
    element = snapshot.edge_types.index("Index")
    for at in _places(sources, targets[holder]):
        if types[at] == element:
            yield names[at], targets[at]


def _places(numbers: list[int], wanted: int) -> Iterator[int]:
    """Where it stands in ``numbers``."""
    at = -1
    while True:
        try:
            at = numbers.index(wanted, at + 1)
        except ValueError:
            return
        yield at
