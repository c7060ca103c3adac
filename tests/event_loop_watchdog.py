"""Tells for how long the event loop was busy in one go, and with what."""

from __future__ import annotations

import collections
import gc
import sys
import threading
import time
import traceback
from dataclasses import dataclass, field
from types import FrameType, TracebackType
from typing import Self

from PySide6.QtCore import Qt, QTimer

BEAT_MS = 2
# From here on a gap is worth a look at what runs.
_SAMPLED_FROM_S = 0.02
_SAMPLE_S = 0.004
_FRAMES = 7


@dataclass(frozen=True)
class Gap:
    """The time between two beats: nothing else came to its turn."""

    wall_ms: float
    cpu_ms: float
    """Of the main thread alone: what its own work took, whatever else the machine did."""
    stacks: tuple[str, ...] = ()
    """What the main thread was seen at, the most often seen first."""

    def __str__(self) -> str:
        where = "".join(f"\n    {stack}" for stack in self.stacks[:3])
        return f"{self.wall_ms:.0f} ms, of them {self.cpu_ms:.0f} ms CPU{where}"


@dataclass
class Watchdog:
    """A heartbeat on the event loop of the thread that enters it: ``with Watchdog() as watchdog``.

    Gaps between beats are noted from ``note_from_ms`` on. A second thread looks at the stack of a
    main thread that is late, so that a gap names what filled it; where no Python ran, as in
    Chromium's own work, that is the event loop itself.
    """

    note_from_ms: float = 30.0
    gaps: list[Gap] = field(default_factory=list)
    worst_wall: Gap = Gap(0.0, 0.0)
    worst_cpu: Gap = Gap(0.0, 0.0)
    beats: int = 0

    def __enter__(self) -> Self:
        # What a thousand tests before have left is none of the window's: not to be looked through.
        gc.collect()
        gc.freeze()
        self._main = threading.get_ident()
        self._seen: collections.Counter[str] = collections.Counter()
        self._ended = threading.Event()
        self._wall, self._cpu = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)
        self._sampler = threading.Thread(target=self._sample, name="watchdog", daemon=True)
        self._sampler.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._beat()
        self._timer.stop()
        self._ended.set()
        self._sampler.join()
        gc.unfreeze()

    def _beat(self) -> None:
        wall, cpu = time.perf_counter(), time.thread_time()
        self.beats += 1
        wall_ms, cpu_ms = (wall - self._wall) * 1000, (cpu - self._cpu) * 1000
        if wall_ms >= self.note_from_ms:
            seen = tuple(f"{times} x {stack}" for stack, times in self._seen.most_common())
            self._note(Gap(wall_ms, cpu_ms, seen))
        else:
            self._note(Gap(wall_ms, cpu_ms))
        if self._seen:
            self._seen = collections.Counter()
        self._wall, self._cpu = time.perf_counter(), time.thread_time()

    def _note(self, gap: Gap) -> None:
        if gap.wall_ms >= self.note_from_ms:
            self.gaps.append(gap)
        self.worst_wall = max(self.worst_wall, gap, key=lambda gap: gap.wall_ms)
        self.worst_cpu = max(self.worst_cpu, gap, key=lambda gap: gap.cpu_ms)

    def _sample(self) -> None:
        while not self._ended.wait(_SAMPLE_S):
            if time.perf_counter() - self._wall > _SAMPLED_FROM_S:
                frame = sys._current_frames().get(self._main)
                if frame is not None:
                    self._seen[_stack(frame)] += 1


def _stack(frame: FrameType) -> str:
    frames = traceback.extract_stack(frame)[-_FRAMES:]
    names = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames]
    return " > ".join(names)
