"""What a metric is: one figure that is read of a page, and what it means.

A metric is one file with a :class:`Metric`, and one line in the list of those who measure by it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final, Generic, TypeVar

import msgspec

from memory.reasons import Reason, ThingsLeft

if TYPE_CHECKING:
    from memory.metrics.reading import Reading
    from memory.protocol.session import DomUse, HeapUse, Session

BYTES: Final = "bytes"
"""The unit of metrics that are shown as a size of data."""

MomentT_contra = TypeVar("MomentT_contra", bound="Moment", contravariant=True)


class Moment:
    """A page right after a garbage collection, as metrics read it.

    What several of them read is asked of the page once.
    """

    def __init__(self, session: Session, renderer_pid: int) -> None:
        self.session = session
        self.renderer_pid = renderer_pid
        self._heap: HeapUse | None = None
        self._dom: DomUse | None = None

    async def heap(self) -> HeapUse:
        """Memory that the page uses, in bytes."""
        if self._heap is None:
            self._heap = await self.session.used_heap()
        return self._heap

    async def dom(self) -> DomUse:
        """Nodes and listeners of all its documents."""
        if self._dom is None:
            self._dom = await self.session.dom_use()
        return self._dom


class Metric(msgspec.Struct, Generic[MomentT_contra], frozen=True):
    """One figure that is read of a page."""

    name: str
    """Its key in readings and in JSON."""
    title: str
    """What it is called on the screen; English, marked by :func:`translatable` as "Metric"."""
    meaning: str
    """What it counts, and what it tells; a sentence or more, marked likewise."""
    unit: str
    """:data:`BYTES`, or what is counted, in the plural."""
    read: Callable[[MomentT_contra], Awaitable[int | None]]
    """The figure at that moment; None where it cannot be told there.

    Raises :class:`~memory.protocol.errors.SessionError`.
    """
    decides: bool = False
    """Whether it is exact, so that its growth alone proves a leak."""
    left: Callable[[int, int], Reason] | None = None
    """The reason that tells how much is left after how many cycles; None for the usual one."""

    def of(self, reading: Reading) -> int:
        """Its figure in ``reading``; 0 where it was not told (:meth:`is_in`)."""
        return reading.values.get(self.name, 0)

    def is_in(self, reading: Reading) -> bool:
        """Whether ``reading`` has it: not of a page that cannot tell, or of an older version."""
        return self.name in reading.values

    def reason(self, count: int, cycles: int) -> Reason:
        """Why ``count`` that are left after ``cycles`` are a leak."""
        if self.left is not None:
            return self.left(count, cycles)
        return ThingsLeft(self.title, count, cycles)
