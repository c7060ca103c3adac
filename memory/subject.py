"""What is mounted and unmounted while memory is watched, whatever it is."""

from __future__ import annotations

from typing import Protocol

from memory.protocol.session import Session


class Subject(Protocol):
    """Something that can be mounted and unmounted again and again, in a page.

    Each call raises :class:`memory.protocol.errors.SessionError`, or what the subject says of
    itself, when its page is gone, refuses, or does not answer in time.
    """

    async def reset(self) -> Session:
        """Begin in a page as it is right after it was loaded; the session to watch it by."""
        ...

    async def cycle(self) -> None:
        """Mount once, wait until that is ready, unmount."""
        ...

    async def settle(self) -> None:
        """Wait until nothing that the cycles began is still at work."""
        ...
