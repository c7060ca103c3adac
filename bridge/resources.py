"""Tauri's resources: what the backend keeps for the page until that closes it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Annotated

import msgspec

from bridge.commands import Arguments, Commands, Invocation
from bridge.errors import CommandError

ResourceId = Annotated[int, msgspec.Meta(ge=0, lt=2**32)]
"""The number by which the page knows a resource."""


class ResourceArguments(Arguments):
    """Of commands about one resource."""

    rid: ResourceId


class Resources:
    """What is open. Nothing but :meth:`close` ends one: neither a reload nor garbage collection."""

    def __init__(self) -> None:
        self._ids = itertools.count(1)
        self._open: dict[int, Callable[[], object]] = {}

    def __len__(self) -> int:
        return len(self._open)

    def add(self, close: Callable[[], object]) -> int:
        """Keep one, of which ``close`` is called when the page closes it; its id."""
        resource_id = next(self._ids)
        self._open[resource_id] = close
        return resource_id

    def close(self, resource_id: int) -> None:
        """Close one.

        Raises:
            CommandError: there is none; the sentence is Tauri's.
        """
        close = self._open.pop(resource_id, None)
        if close is None:
            raise CommandError(f"The resource id {resource_id} is invalid.")
        close()

    def clear(self) -> None:
        """Close all: the application ends."""
        while self._open:
            self.close(next(iter(self._open)))

    def register(self, commands: Commands) -> None:
        """Add ``plugin:resources``'s command to ``commands``."""
        commands.register("plugin:resources|close", ResourceArguments, self._close)

    async def _close(self, _invocation: Invocation, arguments: ResourceArguments) -> None:
        self.close(arguments.rid)
