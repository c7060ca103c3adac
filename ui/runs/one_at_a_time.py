"""Does one thing on the page at a time, and says what comes of it."""

from __future__ import annotations

import asyncio
import logging
from abc import abstractmethod
from collections.abc import Callable, Coroutine

from PySide6.QtCore import QObject, Signal

from lab.experiments.pace import Pace
from memory.problem import OwnWords
from memory.protocol.errors import SessionLostError
from system.errors import CannotMeasureError
from ui.runs.steps_by_hand import Step, StepsByHand

log = logging.getLogger("leaklab.ui")

Work = Callable[[], Coroutine[object, object, None]]


class OneAtATime(QObject):
    """Runs one operation at a time; a second one is refused while it goes on.

    Only steps by hand wait for their turn, while other steps by hand go on.
    """

    busy_changed = Signal(bool)
    """Also when it is as busy as before, but what it takes by hand may have changed."""
    stopping = Signal()
    """A run is to end after this cycle, and to be judged on what it has measured."""
    cancelled = Signal()
    """What went on was ended at once, with no result."""
    failed = Signal(object)
    """An operation failed; the :class:`memory.problem.Problem` that says why and what to do."""
    page_lost = Signal()
    """An operation failed because the page's renderer has ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pace = Pace()
        """How fast runs go, also the one that goes on."""
        self._task: asyncio.Task[None] | None = None
        self._runs = False
        self._is_closed = False
        self._steps = StepsByHand()
        self._is_by_hand = False

    @property
    def is_busy(self) -> bool:
        """Whether an operation goes on."""
        return self._task is not None

    @property
    def is_running(self) -> bool:
        """Whether that is a run, of one experiment or of all."""
        return self._runs and self.is_busy

    @property
    def takes_by_hand(self) -> bool:
        """Whether a step by hand is done now, or after those that go on."""
        return self._steps.has_room if self._is_by_hand else not self.is_busy

    def cancel(self) -> None:
        """Stop a run, which is then judged on what it has measured; end all else.

        Nothing of what waits is done. The second time a run is ended too, with no result.
        """
        self._steps.forget()
        if self._task is None:
            return
        if self._runs and not self.pace.is_stopped:
            self.pace.stop()
            self.stopping.emit()
        else:
            self._task.cancel()

    async def close(self) -> None:
        """End what goes on, and wait until it has ended; nothing begins after it."""
        self._is_closed = True
        self._steps.forget()
        task = self._task
        if task is not None:
            task.cancel()
            await asyncio.wait([task])

    async def until_free(self) -> None:
        """Wait until no operation goes on."""
        while self._task is not None:
            await asyncio.wait([self._task])

    @abstractmethod
    async def _read(self) -> None:
        """Read, after the last of the steps by hand that wait."""

    def _start(self, work: Work, *, runs: bool = False) -> None:
        if self._task is not None or self._is_closed:
            return
        self._runs = runs
        self._task = asyncio.ensure_future(self._guard(work))
        self._task.add_done_callback(self._on_done)
        self.busy_changed.emit(True)

    def _start_by_hand(self, prepare: Work, act: Step) -> None:
        """Have ``prepare`` and then ``act`` done; what waits is not, where ``prepare`` fails."""
        if self._is_closed or not self.takes_by_hand:
            return
        self._steps.add(lambda: self._step(prepare, act))
        if self._is_by_hand:
            self.busy_changed.emit(True)
        else:
            self._is_by_hand = True
            self._start(self._work_off)

    async def _work_off(self) -> None:
        while True:
            try:
                await self._steps.work_off(self._read, lambda: self.busy_changed.emit(True))
            except CannotMeasureError as error:
                # Whoever unmounts a component after this wants it gone, though its work failed.
                if _is_page_lost(error) or not self._steps.is_waiting:
                    raise
                self.failed.emit(error.problem)
            else:
                return

    async def _step(self, prepare: Work, act: Step) -> None:
        try:
            await prepare()
        except CannotMeasureError:
            # Without a page of their own those that wait would fail the same way.
            self._steps.forget()
            raise
        await act()

    async def _guard(self, work: Work) -> None:
        try:
            await work()
        except CannotMeasureError as error:
            if _is_page_lost(error):
                self.page_lost.emit()
            else:
                self.failed.emit(error.problem)
        except Exception as error:
            log.exception("an operation failed")
            self.failed.emit(OwnWords(f"{type(error).__name__}: {error}"))

    def _on_done(self, task: asyncio.Task[None]) -> None:
        # Not in _guard: a task that is cancelled before its first step never enters it.
        self._task = None
        self._is_by_hand = False
        self._steps.forget()
        # What was stopped, or was cancelled while it stood still, is not to be continued.
        self.pace.resume()
        if task.cancelled():
            self.cancelled.emit()
        self.busy_changed.emit(False)


def _is_page_lost(error: CannotMeasureError) -> bool:
    return isinstance(error.__cause__, SessionLostError)
