"""Saved runs of older versions, brought into the present form."""

from __future__ import annotations

import msgspec


def present_form(document: bytes) -> bytes:
    """``document``, a saved run, with its readings as they are written today.

    Older ones have, instead of values by their names, what the page counted as ``page``, and the
    other figures beside it.

    Raises:
        msgspec.DecodeError: it is no JSON.
    """
    match msgspec.json.decode(document):
        case {"courses": list(courses), **rest}:
            return msgspec.json.encode(rest | {"courses": _present(courses)})
        case _:
            return document


def _present(value: object) -> object:
    match value:
        case {"page": {"created": created, "ghost_writes": writes, **counts}, **figures}:
            values = counts | figures
            attached, nodes = values.pop("attached_nodes", None), values.get("dom_nodes")
            if isinstance(attached, int) and isinstance(nodes, int):
                values["detached_nodes"] = nodes - attached
            return {"created": created, "values": values, "ghost_writes": writes}
        case dict():
            return {key: _present(each) for key, each in value.items()}
        case list():
            return [_present(each) for each in value]
        case _:
            return value
