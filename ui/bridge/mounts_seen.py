"""The mounts of a document, remembered a while longer than anything of them exists."""

from __future__ import annotations

from bridge.traffic import Crossing, Kind
from lab.page.handlers import Handlers, Mount

MAX_MOUNTS = 1000
"""The newest are remembered."""
_REACHES_A_HANDLER = frozenset({Kind.MESSAGE, Kind.EVENT})


class MountsSeen:
    """By their numbers."""

    def __init__(self) -> None:
        self._mounts: dict[int, Mount] = {}
        self._registered: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self._mounts)

    def clear(self) -> None:
        """Forget all: the document is another one."""
        self._mounts.clear()
        self._registered = frozenset()

    def learn(self, handlers: Handlers) -> bool:
        """Take what is known of some of them now; whether anything is new."""
        registered = frozenset(each.callback for each in handlers.handlers)
        is_new = registered != self._registered
        self._registered = registered
        for number, mount in handlers.mounts.items():
            if self._mounts.get(number) != mount:
                self._mounts[number] = mount
                is_new = True
        for number in sorted(self._mounts)[:-MAX_MOUNTS]:
            del self._mounts[number]
        return is_new

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
        if crossing.order is None:
            # Of an event only the time is known.
            is_late = after_s > 0
        elif crossing.order >= mount.messages and crossing.callback in self._registered:
            # It came after the last look, which saw the component unmounted and the handler there.
            is_late = True
        else:
            # The page counts what reached its handlers, exactly.
            is_late = mount.is_late(crossing.order)
        # Sent before the unmount, it can have arrived after it.
        return max(after_s, 0.0) if is_late else None
