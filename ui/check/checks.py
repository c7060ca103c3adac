"""Opens a page that is to be checked, records what is done in it, and repeats that."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Final, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView

from check.cycles.options import CycleOptions
from check.cycles.window import has_functions
from check.embedded import CheckedPage
from check.examine import CheckOptions, examine
from check.heap.process import HeapProcess
from check.recording.recorder import Recorder
from check.recording.steps import Step
from check.target import target_named
from memory.problem import Problem
from memory.protocol.errors import SessionError
from memory.protocol.problems import RendererEnded
from memory.protocol.renderer_end import renderer_end
from system.closing import to_its_end
from system.errors import CannotMeasureError

Phase = Literal["nothing", "opening", "open", "recording", "repeating"]
"""What goes on; ``open`` is a page that stands there to be looked at."""
_WORK: Final = ("opening", "recording", "repeating")
# Whoever waits too long presses Cancel; this ends what hangs while nobody looks.
_LIMIT_S: Final = 300.0


class Checks(QObject):
    """One page at a time. Each recording and each repetition is of a document of its own."""

    changed = Signal()
    """The phase, the steps, or what is known of the page."""
    said = Signal(str)
    """What is being done now, in a phrase of the context ``Doing``."""
    judged = Signal(object)
    """An :class:`check.examine.Examined`."""
    failed = Signal(object)
    """The :class:`memory.problem.Problem` because of which what was asked for ended."""
    cancelled = Signal()

    def __init__(self, show: Callable[[QWebEngineView], None], parent: QObject) -> None:
        """``show`` puts the view of a page where it is seen."""
        super().__init__(parent)
        self._show = show
        self._work: asyncio.Task[Phase] | None = None
        self._task: asyncio.Task[None] | None = None
        self._page: CheckedPage | None = None
        self._stops = False
        self.phase: Phase = "nothing"
        self.target = ""
        """What was opened last, as it was named."""
        self.steps: tuple[Step, ...] = ()
        self.has_functions = False
        """Whether the page has ``window.mount`` and ``window.unmount``."""
        self.notices: tuple[str, ...] = ()
        """What the page wanted and was denied, while it was recorded."""

    @property
    def is_busy(self) -> bool:
        """Whether something goes on that can be cancelled."""
        return self.phase in _WORK

    def open(self, name: str) -> None:
        """Load a page, to be looked at; steps of another are forgotten."""
        self._begin("opening", self._open(name))

    def record(self, name: str) -> None:
        """Load a page, and note what is done in it until :meth:`stop_recording`."""
        self._begin("opening", self._record(name))

    def stop_recording(self) -> None:
        """Note nothing any more."""
        self._stops = True

    def repeat(self, name: str, cycles: int) -> None:
        """Do the recorded steps so many times, and judge what is left.

        Without steps the page's own functions are called.
        """
        self._begin("repeating", self._repeat(name, cycles))

    def change_steps(self, steps: tuple[Step, ...]) -> None:
        """Have other steps: some were removed, or edited."""
        self.steps = steps
        self.changed.emit()

    def cancel(self) -> None:
        """End what goes on."""
        if self._work is not None:
            self._work.cancel()

    async def close(self) -> None:
        """End everything."""
        task = self._task
        self.cancel()
        if task is not None:
            await asyncio.wait([task])
        await self._close_page()

    def _begin(self, phase: Phase, work: Coroutine[None, None, Phase]) -> None:
        if self._task is not None:
            work.close()
            return
        self._stops = False
        self._set_phase(phase)
        # Two of them: what is cancelled before it has begun runs no line of its own.
        self._work = asyncio.ensure_future(work)
        self._task = asyncio.ensure_future(self._to_an_end(self._work))

    async def _to_an_end(self, work: asyncio.Task[Phase]) -> None:
        phase: Phase = "nothing"
        problem: Problem | None = None
        is_cancelled = False
        try:
            phase = await work
        except (CannotMeasureError, SessionError) as error:
            problem = error.problem
        except asyncio.CancelledError:
            is_cancelled = True
        if phase == "nothing":
            await to_its_end(self._close_page())
        # First it is over: whoever hears of it may begin something else.
        self._work = self._task = None
        self._set_phase(phase)
        if problem is not None:
            self.failed.emit(problem)
        elif is_cancelled:
            self.cancelled.emit()

    async def _open(self, name: str) -> Phase:
        page = await self._load(name)
        self.has_functions = await has_functions(page.session)
        return "open"

    async def _record(self, name: str) -> Phase:
        page = await self._load(name)
        recorder = Recorder(page.session)
        await recorder.start()
        page.stay()
        self.steps = ()
        self._set_phase("recording")
        while not self._stops:
            await self._note(page, await recorder.next())
        await self._note(page, await recorder.stop())
        # Nothing of the recording is in what is measured: that is another document.
        return "nothing"

    async def _note(self, page: CheckedPage, steps: tuple[Step, ...]) -> None:
        await page.check_still_there()
        notices = tuple(page.notices)
        if (steps, notices) != (self.steps, self.notices):
            self.steps, self.notices = steps, notices
            self.changed.emit()

    async def _repeat(self, name: str, cycles: int) -> Phase:
        self._name(name)
        await self._close_page()
        options = CheckOptions(name, CycleOptions(steps=self.steps), cycles, _LIMIT_S)
        async with HeapProcess() as heap:
            examined = await examine(heap, options, self.said.emit, show=self._untouched)
        self.judged.emit(examined)
        return "nothing"

    async def _load(self, name: str) -> CheckedPage:
        self._name(name)
        await self._close_page()
        page = CheckedPage(target_named(name), show=self._seen)
        await page.__aenter__()
        self._page = page
        return page

    def _name(self, name: str) -> None:
        """What is opened now; of another page nothing is known."""
        self.notices = ()
        if name != self.target:
            self.target, self.steps, self.has_functions = name, (), False
            self.changed.emit()

    def _untouched(self, view: QWebEngineView) -> None:
        """A page that is seen, but not touched by whoever looks."""
        view.setEnabled(False)
        self._show(view)

    def _seen(self, view: QWebEngineView) -> None:
        self._show(view)
        view.page().renderProcessTerminated.connect(self._on_end)

    def _on_end(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        # What goes on hears of it by itself.
        if self.phase == "open":
            problem: Problem = RendererEnded(renderer_end(status, code))
            self._begin("opening", self._fail(problem))

    async def _fail(self, problem: Problem) -> Phase:
        raise CannotMeasureError(problem)

    async def _close_page(self) -> None:
        page, self._page = self._page, None
        if page is not None:
            await page.close()

    def _set_phase(self, phase: Phase) -> None:
        self.phase = phase
        self.changed.emit()
