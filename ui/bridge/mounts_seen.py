"""The mounts of a document, remembered a while longer than anything of them exists."""

from __future__ import annotations

from collections.abc import Mapping

from bridge.traffic import Crossing, Kind
from lab.page.handlers import Mount

MAX_MOUNTS = 1000
"""The newest are remembered."""
_REACHES_A_HANDLER = frozenset({Kind.MESSAGE, Kind.EVENT})


class MountsSeen:
    """By their numbers."""

    def __init__(self) -> None:
        self._mounts: dict[int, Mount] = {}

    def __len__(self) -> int:
        return len(self._mounts)

    def clear(self) -> None:
        """Forget all: the document is another one."""
        self._mounts.clear()

    def learn(self, mounts: Mapping[int, Mount]) -> None:
        """Take what is known of some of them now."""
        # When it was unmounted is told anew with each look, by clocks that differ a little.
        for number, mount in mounts.items():
            known = self._mounts.get(number)
            first_at_s = None if known is None else known.unmounted_at_s
            at_s = mount.unmounted_at_s if first_at_s is None else first_at_s
            self._mounts[number] = mount._replace(unmounted_at_s=at_s)
        for number in sorted(self._mounts)[:-MAX_MOUNTS]:
            del self._mounts[number]

    def get(self, number: int) -> Mount | None:
        """What is known of one."""
        return self._mounts.get(number)

    def late_s(self, crossing: Crossing) -> float | None:
        """How long after its component's unmount a message came, in seconds; None if it did not."""
        if crossing.kind not in _REACHES_A_HANDLER:
            return None
        mount = self._mounts.get(crossing.mount)
        if mount is None or mount.unmounted_at_s is None:
            return None
        after_s = crossing.at_s - mount.unmounted_at_s
        # The page counts what reached its handlers, exactly. Of an event only the time is known.
        is_late = after_s > 0 if crossing.order is None else mount.is_late(crossing.order)
        # Sent before the unmount, it can have arrived after it.
        return max(after_s, 0.0) if is_late else None
