"""How fast the machine is now, told by a fixed piece of work.

A limit in milliseconds is for the machine it was set on. Others, and the same one at other times,
are slower by a factor that this work tells in the same run.
"""

from __future__ import annotations

import time

# What `_fixed_work_ms` gives on the machine that the limits were set on.
FIXED_WORK_MS = 21


def slower_by() -> float:
    """By which factor the machine is slower now than the one of the limits; never below 1."""
    return max(1.0, _fixed_work_ms() / FIXED_WORK_MS)


def _fixed_work_ms() -> float:
    """CPU time of a piece of work that is always the same, the median of some."""
    took = []
    for _ in range(9):
        started = time.thread_time()
        total = 0
        for number in range(300_000):
            total += number * number % 7
        took.append((time.thread_time() - started) * 1000)
    return sorted(took)[len(took) // 2]
