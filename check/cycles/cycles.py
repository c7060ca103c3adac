"""What mounts and unmounts, whichever way."""

from __future__ import annotations

from typing import Protocol


class Cycles(Protocol):
    """Something that mounts and unmounts."""

    acts: bool
    """Whether by clicks and keys; known once it is prepared."""

    @property
    def waits(self) -> bool:
        """Whether what mounting asks a server or an application for is waited for."""

    @property
    def is_hasty(self) -> bool:
        """Whether something is asked for, and not waited for."""

    @property
    def waits_in_vain(self) -> bool:
        """Whether what it waited for took too long, so that it waits no more."""

    async def prepare(self) -> None:
        """Find out what to call.

        Raises:
            CannotMeasureError: there is no such thing in the page.
        """

    async def run(self, count: int, at_least: int | None = None, limit_s: float = 0) -> int:
        """Mount and unmount ``count`` times; how often that was.

        With ``at_least`` fewer are enough once ``limit_s`` seconds have passed.

        Raises:
            CannotMeasureError: a step failed.
        """

    async def hurry(self) -> None:
        """Wait for that no more: unmount at once."""

    async def settle(self) -> None:
        """Wait until nothing more comes that ends by itself."""

    async def tear_down(self) -> None:
        """Let a scenario undo what it has set up.

        Raises:
            SessionError: it threw, or the page is gone.
        """
