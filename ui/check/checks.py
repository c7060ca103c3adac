"""Opens a page that is to be checked, records what is done in it, and repeats that."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Final, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWebEngineWidgets import QWebEngineView

from check.attached.page import AttachedPage
from check.cycles.options import CycleOptions
from check.cycles.window import has_functions
from check.embedded import CheckedPage
from check.examine import CheckOptions, examine
from check.heap.process import heap_processes
from check.notice_kinds import Notice
from check.recording.recorder import Recorder
from check.recording.steps import Step
from check.settings.project import ProjectSettings, project_settings
from engine.attach.address import DebugAddress
from engine.attach.application import OpenPage
from memory.problem import Problem
from memory.protocol.errors import SessionError
from memory.protocol.session import Session
from system.closing import to_its_end
from system.errors import CannotMeasureError
from ui.check.attached_target import AttachedTarget, address_in
from ui.check.opened_page import OpenedPage

Phase = Literal["nothing", "opening", "choosing", "open", "recording", "repeating"]
"""What goes on; ``open`` is a page that stands there to be looked at, ``choosing`` an application
that shows several, of which none is picked."""
_WORK: Final = ("opening", "recording", "repeating")
# Whoever waits too long presses Cancel; this ends what hangs while nobody looks.
_LIMIT_S: Final = 300.0
# As for the command line: a running application's project is the one that we are in.
_CURRENT_FOLDER: Final = "."


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
    settings_read = Signal(object)
    """The :class:`check.settings.project.ProjectSettings` of what is opened."""

    def __init__(self, show: Callable[[QWebEngineView], None], parent: QObject) -> None:
        """``show`` puts the view of a page where it is seen."""
        super().__init__(parent)
        self._show = show
        self._work: asyncio.Task[Phase] | None = None
        self._task: asyncio.Task[None] | None = None
        self._opened = OpenedPage(show, self._on_gone)
        self._stops = False
        self.attached = AttachedTarget()
        """The running application, where one is checked."""
        self.settings = ProjectSettings()
        """Those of the project that the target belongs to."""
        self.cycle = (0, 0)
        """Which cycle is done now, and how many there are; zeros where that is not known."""
        self.is_cancelling = False
        """Whether what goes on is being ended, as somebody wanted."""
        self.phase: Phase = "nothing"
        self.target = ""
        """What was opened last, as it was named."""
        self.steps: tuple[Step, ...] = ()
        self.has_functions = False
        """Whether the page has ``window.mount`` and ``window.unmount``."""
        self.notices: tuple[Notice, ...] = ()
        """What the page wanted and was denied, while it was recorded."""

    @property
    def is_busy(self) -> bool:
        """Whether something goes on that can be cancelled."""
        return self.phase in _WORK

    @property
    def command_target(self) -> tuple[str, ...]:
        """What names the target on the command line."""
        return (self.target,) if self.attached.page is None else self.attached.arguments()

    def open(self, name: str) -> None:
        """Load a page, or attach to a running application's; steps of another are forgotten."""
        self._begin("opening", self._open(name))

    def pick(self, page: OpenPage) -> None:
        """Attach to this one of the application's pages."""
        if self.is_busy:
            return
        if page != self.attached.page:
            self.steps, self.has_functions = (), False
        self.attached.page = page
        self._begin("opening", self._open(self.target))

    def pick_another(self) -> None:
        """List the application's pages anew, and let one be picked."""
        if not self.is_busy:
            self.attached.page = None
            self._begin("opening", self._open(self.target))

    def detach(self) -> None:
        """Let go of the application; it goes on."""
        self._begin("opening", self._detach())

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
            self.is_cancelling = True
            self.changed.emit()

    async def close(self) -> None:
        """End everything."""
        task = self._task
        self.cancel()
        if task is not None:
            await asyncio.wait([task])
        await self._opened.close()

    def _begin(self, phase: Phase, work: Coroutine[None, None, Phase]) -> None:
        if self._task is not None:
            work.close()
            return
        self._stops = self.is_cancelling = False
        self.cycle = (0, 0)
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
        if phase != "open":
            await to_its_end(self._opened.close())
        # First it is over: whoever hears of it may begin something else.
        self._work = self._task = None
        self.is_cancelling = False
        self._set_phase(phase)
        if problem is not None:
            self.failed.emit(problem)
        elif is_cancelled:
            self.cancelled.emit()

    async def _open(self, name: str) -> Phase:
        self._name(name)
        address = address_in(name)
        self.settings = project_settings(_CURRENT_FOLDER if address else name)
        self.settings_read.emit(self.settings)
        if address is None:
            session: Session = (await self._opened.load(name)).session
        elif await self._find(name, address):
            session = await self._opened.look_at(self.attached)
        else:
            return "choosing"
        self.has_functions = await has_functions(session)
        return "open"

    async def _find(self, name: str, address: DebugAddress) -> bool:
        """See what runs at ``address``; whether it is known which of its pages is meant."""
        self._name(name)
        await self._opened.close()
        await self.attached.find(address)
        return self.attached.page is not None

    async def _detach(self) -> Phase:
        self._name("")
        return "nothing"

    async def _record(self, name: str) -> Phase:
        self._name(name)
        address = address_in(name)
        if address is None:
            page: CheckedPage | AttachedPage = await self._opened.load(name)
        elif not await self._find(name, address):
            return "choosing"
        else:
            page = await self._opened.attach(self.attached)
        recorder = Recorder(page.session)
        await recorder.start()
        page.stay()
        self.steps = ()
        self._set_phase("recording")
        while not self._stops:
            await self._note(page, await recorder.next())
        await self._note(page, await recorder.stop())
        # Nothing of the recording is in what is measured: that is another document, or it is taken
        # out of the one there is.
        return "nothing"

    async def _note(self, page: CheckedPage | AttachedPage, steps: tuple[Step, ...]) -> None:
        await page.check_still_there()
        notices = tuple(page.notices)
        if (steps, notices) != (self.steps, self.notices):
            self.steps, self.notices = steps, notices
            self.changed.emit()

    async def _repeat(self, name: str, cycles: int) -> Phase:
        address = address_in(name)
        if address is None:
            self._name(name)
            await self._opened.close()
        elif not await self._find(name, address):
            return "choosing"
        # They may have been changed since the page was opened.
        self.settings = settings = project_settings(_CURRENT_FOLDER if address else name)
        options = CheckOptions(
            "" if address else name,
            CycleOptions(steps=self.steps) if self.steps else settings.cycle,
            cycles,
            settings.limit_s or _LIMIT_S,
            running=self.attached.running_options() if address else None,
        )
        async with heap_processes() as heaps:
            examined = await examine(
                heaps, options, self._say, show=self._untouched, tell=self._tell
            )
        document, notices = settings.accept(examined.document)
        self.judged.emit(
            replace(examined, document=document, notices=(*examined.notices, *notices))
        )
        return "nothing"

    def _say(self, phrase: str) -> None:
        self.cycle = (0, 0)
        self.said.emit(phrase)

    def _tell(self, cycle: int, cycles: int) -> None:
        self.cycle = (cycle, cycles)
        self.changed.emit()

    def _name(self, name: str) -> None:
        """What is opened now; of another page nothing is known."""
        self.notices = ()
        if name != self.target:
            self.target, self.steps, self.has_functions = name, (), False
            self.attached.forget()
            self.changed.emit()

    def _untouched(self, view: QWebEngineView) -> None:
        """A page that is seen, but not touched by whoever looks."""
        view.setEnabled(False)
        self._show(view)

    def _on_gone(self, problem: Problem) -> None:
        # What goes on hears of it by itself.
        if self.phase == "open":
            self._begin("opening", self._fail(problem))

    async def _fail(self, problem: Problem) -> Phase:
        raise CannotMeasureError(problem)

    def _set_phase(self, phase: Phase) -> None:
        self.phase = phase
        self.changed.emit()
