"""How long something goes on that is done in steps."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Final

_LEAST_S: Final = 4.0
"""Before that, it is not known how long a step takes."""
_LEAST_STEPS: Final = 3
_RECENT_S: Final = 15.0
"""Steps may become slower, or faster when the user says so: only the last ones count."""
_FOLLOWS_S: Final = 4.0
"""How long it takes until a change of the pace is believed."""
_MOST: Final = 0.25
"""How much one step can change, however slow it is."""


class TimeLeft:
    """Estimates when it ends, from how long the last steps have taken."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """``now`` gives seconds, from any moment on."""
        self._now = now
        self._paused_at: float | None = None
        self._stood_s = 0.0
        self._steps = deque[tuple[float, int]]()
        self._began = 0.0
        self._end: float | None = None

    def begin(self) -> None:
        """Forget what was before: something else begins, or the same anew."""
        self._steps.clear()
        self._end = None

    def pause(self, paused: bool) -> None:
        """Let no time pass, or let it pass again."""
        if paused and self._paused_at is None:
            self._paused_at = self._now()
        elif not paused and self._paused_at is not None:
            self._stood_s += self._now() - self._paused_at
            self._paused_at = None

    def after(self, done: int, steps: int) -> float | None:
        """Seconds that are left when ``done`` of ``steps`` are done; None: not known yet."""
        now = (self._now() if self._paused_at is None else self._paused_at) - self._stood_s
        recent = self._steps
        if not recent or done < recent[-1][1]:
            self.begin()
            self._began = now
        last = recent[-1][0] if recent else now
        recent.append((now, done))
        # One that is older stays, so that there are always steps to measure.
        while len(recent) > _LEAST_STEPS + 1 and now - recent[1][0] >= _RECENT_S:
            recent.popleft()
        begun, first = recent[0]
        if now - self._began < _LEAST_S or done - first < _LEAST_STEPS:
            return None
        end = now + (steps - done) * (now - begun) / (done - first)
        if self._end is None:
            self._end = end
        else:
            self._end += (end - self._end) * min(_MOST, (now - last) / _FOLLOWS_S)
        return max(0.0, self._end - now)
