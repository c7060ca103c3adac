"""How long a page is busy with what it is sent."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


class Delivery(msgspec.Struct, frozen=True):
    """Totals of one document."""

    messages: int
    """Messages sent. One that goes to many handlers counts once."""
    busy_ms: float
    """Time that the page spent in all their handlers, in milliseconds."""

    def ms_per_message_since(self, earlier: Delivery) -> float | None:
        """Mean time to deliver one message to all its handlers; None if there was no message."""
        messages = self.messages - earlier.messages
        return (self.busy_ms - earlier.busy_ms) / messages if messages > 0 else None


def slowdown(deliveries: Sequence[Delivery]) -> float | None:
    """How much longer one message takes to deliver at the end of a run than at its start.

    ``deliveries`` are totals at the start, after an early stretch, (…) before a late stretch
    and at the end. None where there were no messages, or the page was loaded anew between.
    """
    if len(deliveries) < 3:
        return None
    early = deliveries[1].ms_per_message_since(deliveries[0])
    late = deliveries[-1].ms_per_message_since(deliveries[-2])
    if early is None or late is None or early <= 0 or late < 0:
        return None
    return late / early
