"""A pair of versions: of Tauri, and of the npm package that the page is built with."""

from __future__ import annotations

from typing import Final, Self

import msgspec

_API: Final = "+api-"


class Pair(msgspec.Struct, frozen=True):
    """A runtime, with its own npm package or another.

    Projects upgrade Tauri's crate and its npm package apart, so there are all pairs.
    """

    runtime: str
    """A version of Tauri, or ``qt``."""
    api: str | None = None
    """The version of ``@tauri-apps/api``; None: the runtime's own."""

    @classmethod
    def named(cls, name: str) -> Self:
        """The pair of that :attr:`name`."""
        runtime, _, api = name.partition(_API)
        return cls(runtime, api or None)

    @property
    def name(self) -> str:
        """Such as ``2.5.0``, or ``2.5.0+api-2.12.5``: what a plan has as its runtime."""
        return self.runtime if self.api is None else f"{self.runtime}{_API}{self.api}"

    @property
    def title(self) -> str:
        """Such as ``2.5.0``, or ``2.5.0 · api 2.12.5``: for people."""
        return self.runtime if self.api is None else f"{self.runtime} · api {self.api}"

    @property
    def versions(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """To sort by, from old to new; a runtime with its own npm package comes first."""
        return _numbers(self.runtime), _numbers(self.api or "")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
