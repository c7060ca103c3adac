"""Counts the entries of all collections of a page, which no heap snapshot tells for numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from check import tracker
from memory.protocol.cdp_session import CdpSession

_GROUP: Final = "leak-lab"
# More that grow at once say that the page is filling something; the most grown are looked at.
_MOST: Final = 60
_LEAST: Final = 2


class _Object(msgspec.Struct, rename="camel"):
    object_id: str = ""
    value: msgspec.Raw = msgspec.Raw(b"null")


class _Evaluated(msgspec.Struct):
    result: _Object


class _Found(msgspec.Struct):
    objects: _Object


class _Property(msgspec.Struct):
    name: str
    value: _Object | None = None


class _Properties(msgspec.Struct):
    result: list[_Property]


class _HeapId(msgspec.Struct, rename="camel"):
    heap_snapshot_object_id: str


async def count_entries(session: CdpSession) -> None:
    """Note how many entries each collection has now."""
    try:
        await _grown(session)
    finally:
        await session.run("Runtime.releaseObjectGroup", {"objectGroup": _GROUP})


async def grown_entries(session: CdpSession) -> Mapping[int, int]:
    """How many entries each collection got since the last count, by its id in heap snapshots.

    Only of those that got two and more. Raises as the session does.
    """
    try:
        grown = await _grown(session)
        return await _by_id(session, grown)
    finally:
        # Until then the engine keeps every object of the page.
        await session.run("Runtime.releaseObjectGroup", {"objectGroup": _GROUP})


def grown_among(objects: str) -> str:
    """What is true of these ``objects``, for a page: those that grew most since the last count."""
    return (
        f"{tracker.call(f'grownCollections({objects})')}"
        f".filter((each) => each.more >= {_LEAST})"
        f".sort((one, other) => other.more - one.more).slice(0, {_MOST})"
    )


async def _grown(session: CdpSession) -> str:
    """The remote id of what the tracker says of all objects of the page."""
    prototype = await session.call(
        "Runtime.evaluate",
        {"expression": "Object.prototype", "objectGroup": _GROUP},
        result=_Evaluated,
    )
    found = await session.call(
        "Runtime.queryObjects",
        {"prototypeObjectId": prototype.result.object_id, "objectGroup": _GROUP},
        result=_Found,
    )
    compare = f"function () {{ return {grown_among('this')} }}"
    grown = await _call_on(session, found.objects.object_id, compare)
    return grown.result.object_id


async def _by_id(session: CdpSession, grown: str) -> Mapping[int, int]:
    more = await session.call(
        "Runtime.callFunctionOn",
        {
            "objectId": grown,
            "functionDeclaration": "function () { return this.map((each) => each.more) }",
            "returnByValue": True,
        },
        result=_Evaluated,
    )
    counts = msgspec.json.decode(more.result.value, type=list[int])
    if not counts:
        return {}
    collections = await _call_on(
        session, grown, "function () { return this.map((each) => each.collection) }"
    )
    listed = await session.call(
        "Runtime.getProperties",
        {"objectId": collections.result.object_id, "ownProperties": True},
        result=_Properties,
    )
    found: dict[int, int] = {}
    for each in listed.result:
        if each.name.isdigit() and each.value is not None:
            heap_id = await session.call(
                "HeapProfiler.getHeapObjectId",
                {"objectId": each.value.object_id},
                result=_HeapId,
            )
            found[int(heap_id.heap_snapshot_object_id)] = counts[int(each.name)]
    return found


async def _call_on(session: CdpSession, object_id: str, function: str) -> _Evaluated:
    return await session.call(
        "Runtime.callFunctionOn",
        {"objectId": object_id, "functionDeclaration": function, "objectGroup": _GROUP},
        result=_Evaluated,
    )
