"""The page in real Tauri: the same sources, in a process of its own for each document."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from types import NoneType
from typing import Final, Self

import msgspec
import psutil

from bridge.scope import AllowedHost
from engine.heap_processes import HeapProcess
from lab.heap.holders import ask_holders, send_snapshot
from lab.metrics import known
from lab.metrics.page_moment import PageMoment
from lab.metrics.page_reading import read_page
from lab.page.catalog import Framework, Scenario
from lab.page.offered import scenario_named, scenarios_call
from lab.page.upload_target import DEFAULT_FILE_BYTES, UploadTarget
from lab.problems import BrokenPage, NoPage, TauriPageCrashed, TauriTimeout
from lab.tauri.crates import Crate, crate_of, page_of
from lab.tauri.process import TauriProcess
from lab.tauri.project import WindowArea
from memory.metrics.delivery import Delivery
from memory.metrics.metric import Metric
from memory.metrics.reading import Reading
from memory.metrics.survivor import Survivor
from memory.problem import OwnWords
from memory.protocol.errors import SessionError, SessionLostError, SessionTimeoutError
from memory.protocol.problems import TargetEnded
from memory.protocol.session import ResultT
from memory.protocol.web_socket import WebSocket
from memory.protocol.webkit_session import WebKitSession
from memory.protocol.webkit_target import WebKitTarget
from report.pair import Pair
from report.place import Place
from system.closing import ClosedAtExit
from system.errors import CannotMeasureError
from system.process_watch import ProcessWatch

log = logging.getLogger("leaklab.tauri")

_LOAD_LIMIT_S: Final = 30.0
_LOOK_AGAIN_S: Final = 0.02
# From the end of the page to that of the program, where that ends too.
_END_LIMIT_S: Final = 2.0
# A common screen; pages lay out, and load, by the size they are shown at.
_AREA: Final = WindowArea(1280, 800)
_LAB: Final = "leakLab.then((lab) => lab.{call})"
# How the page has started, in a document other than the one that was marked.
_STARTED: Final = """
window.leakLab === undefined || window.leakLabLeft ? {started: false} : leakLab.then(
  () => ({started: true}),
  (error) => ({started: false, refusal: String(error)}),
)
"""
_MARK: Final = "window.leakLabLeft = true"
_WEB_PROCESS: Final = "WebKitWebProces"  # The kernel keeps 15 characters.


class _Start(msgspec.Struct):
    """What the page says of its start."""

    started: bool
    refusal: str = ""
    """Why it cannot."""


class TauriPage(ClosedAtExit):
    """A :class:`lab.page.measured_page.MeasuredPage`. Use as ``async with TauriPage() as page``.

    A runtime is the version of Tauri's crate, with the npm package of its time, or the name of a
    :class:`report.pair.Pair` of it and another.
    """

    def __init__(
        self,
        file_bytes: int = DEFAULT_FILE_BYTES,
        *,
        allowed_hosts: Sequence[AllowedHost] = (),
        area: WindowArea = _AREA,
    ) -> None:
        """``file_bytes``: of the file to upload; ``area``: of Tauri's window."""
        self._hosts = allowed_hosts
        self._area = area
        self._upload = UploadTarget(file_bytes)
        self._crate: Crate | None = None
        self._process: TauriProcess | None = None
        self._socket: WebSocket | None = None
        self._target: WebKitTarget | None = None
        self._watch: ProcessWatch | None = None
        self._session: WebKitSession | None = None
        self._engine = ""
        self._runtime = ""
        """What was opened last."""
        self._untouched: str | None = None
        """The runtime of the document, while it is as it was loaded."""

    async def __aenter__(self) -> Self:
        await self._upload.__aenter__()
        return self

    async def _close(self) -> None:
        await self._end()
        await self._upload.__aexit__(None, None, None)

    @property
    def session(self) -> WebKitSession:
        """The session with the page, once a document was loaded; its errors are its own."""
        if self._session is None:
            raise CannotMeasureError(NoPage())
        return self._session

    @property
    def place(self) -> Place:
        """Real Tauri, and its WebKit."""
        return Place("tauri", None if self._crate is None else self._crate.api, self._engine)

    async def open(self, runtime: str) -> None:
        """Have a document in which nothing was mounted yet: the one that there is, if it is such.

        Raises:
            CannotMeasureError: also when Tauri is not installed, or there is no display.
        """
        if self._untouched == runtime:
            return
        await self._end()
        self._crate = crate_of(Pair.named(runtime))
        self._runtime = runtime
        self._process = TauriProcess(self._crate, self._area)
        address = await self._process.start(self._upload.answer, self._hosts)
        self._socket = WebSocket(address)
        self._target = WebKitTarget(self._socket)
        self._session = WebKitSession(self._target)
        try:
            await self._session.open()
        except SessionError as error:
            raise await self._failure(error) from error
        await self._until_started()
        self._engine = await self._call("engine()", result=str)
        self._untouched = runtime

    async def _end(self) -> None:
        """End the process, if there is one."""
        self._untouched = None
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        if self._session is not None:
            self._session.close()
            self._session = self._target = None
        if self._socket is not None:
            await self._socket.closed()
            self._socket = None
        if self._process is not None:
            await self._process.close()
            self._process = None

    async def _until_started(self) -> None:
        try:
            async with asyncio.timeout(_LOAD_LIMIT_S):
                # Nothing tells when a document's scripts have run.
                while not await self._has_started():  # noqa: ASYNC110
                    await asyncio.sleep(_LOOK_AGAIN_S)
        except TimeoutError:
            raise CannotMeasureError(TauriTimeout(_LOAD_LIMIT_S)) from None
        self._watch_web_process()

    def _watch_web_process(self) -> None:
        """Let the session end with the process that runs the page; another one may do from now."""
        pid, target = self._web_process(), self._target
        if target is None or (self._watch is not None and self._watch.pid == pid):
            return
        if self._watch is not None:
            self._watch.close()
        self._watch = ProcessWatch(pid, lambda: self._on_web_process_ended(target))

    def _on_web_process_ended(self, target: WebKitTarget) -> None:
        # With the whole program the connection has ended, which says so by itself.
        if self._process is not None and not self._process.has_ended:
            target.end(TargetEnded())

    async def _has_started(self) -> bool:
        try:
            start = await self.session.evaluate(_STARTED, result=_Start)
        except (SessionLostError, SessionTimeoutError) as error:
            raise await self._failure(error) from error
        except SessionError as error:
            # The document that was asked has gone meanwhile: WebKit begins with an empty one.
            log.info("asking the page again: %s", error.problem)
            return False
        if start.refusal:
            raise CannotMeasureError(BrokenPage(OwnWords(start.refusal)))
        return start.started

    async def reload(self) -> None:
        """Load the same page again, in a new document, as a user would by F5."""
        self._untouched = None
        await self._evaluate(_MARK, result=bool)
        try:
            await self.session.reload()
        except SessionError as error:
            raise await self._failure(error) from error
        await self._until_started()

    async def scenarios(self, runtime: str | None = None) -> tuple[Scenario, ...]:
        """The scenarios that the page offers on ``runtime``; None means the one that is loaded."""
        name = self._runtime if runtime is None else runtime
        # The page may be another crate's: with which npm package this one comes is not in it.
        pair = Pair(Pair.named(name).runtime, page_of(name))
        call = scenarios_call(pair.name)
        return await self._call(call, result=tuple[Scenario, ...])

    async def scenario(self, scenario_id: str, framework: Framework) -> Scenario:
        """One of the loaded page's scenarios.

        Raises:
            CannotMeasureError: also when there is none of that name, or not in that framework.
        """
        return scenario_named(await self.scenarios(), scenario_id, framework)

    async def mount(self, scenario: Scenario) -> None:
        """Mount one component and wait until it is ready (its first message has arrived)."""
        self._untouched = None
        await self._call(f"mount({scenario.arguments})", result=NoneType)

    async def cycle(self, scenario: Scenario, *, stay_s: float = 0) -> None:
        """Mount a component, wait for its first message, and ``stay_s`` seconds, and unmount it."""
        self._untouched = None
        call = f"cycle({scenario.arguments}, {1000 * stay_s})"
        await self._call(call, result=NoneType)

    async def settle(self) -> None:
        """Wait until the backend has nothing more to do and the page has heard all of it."""
        await self._call("settle()", result=int)

    async def read(self) -> Reading:
        """Collect garbage and take a reading."""
        return await self._read(known.METRICS)

    async def read_counts(self) -> Reading:
        """Collect garbage and take a reading of all but memory."""
        return await self._read(known.COUNTS)

    async def _read(self, metrics: Sequence[Metric[PageMoment]]) -> Reading:
        self._untouched = None
        channels = await self._call("openChannels()", result=int)
        try:
            return await read_page(
                self.session,
                renderer_pid=self._web_process(),
                counts_expression=_LAB.format(call="read()"),
                backend_channels=channels,
                metrics=metrics,
            )
        except SessionError as error:
            raise await self._failure(error) from error

    async def survivors(self, after: int, limit: int) -> tuple[Survivor, ...]:
        """The oldest survivors mounted after the first ``after`` mounts, ``limit`` at most.

        Exact right after :meth:`read`.
        """
        return await self._call(f"survivors({after}, {limit})", result=tuple[Survivor, ...])

    async def heap_bytes(self) -> None:
        """Nothing: WebKit tells it after a collection only, and that would be one in mid-cycle."""

    async def delivery(self) -> Delivery:
        """Nothing: Tauri sends by itself, and does not say how much."""
        return Delivery(0, 0.0)

    async def send_snapshot(self, process: HeapProcess) -> None:
        """Send ``process`` a heap snapshot of before the cycles that it will be asked about."""
        try:
            await send_snapshot(process, self.session)
        except SessionError as error:
            raise await self._failure(error) from error

    async def ask_holders(self, process: HeapProcess, scenario: Scenario, cycles: int) -> None:
        """Ask ``process`` what the ``cycles`` since :meth:`send_snapshot` have left behind."""
        try:
            await ask_holders(process, self.session, cycles, scenario.component)
        except SessionError as error:
            raise await self._failure(error) from error

    def hold_uploads(self) -> None:
        """Let uploads to the slow address crawl, so that they outlive their components."""
        self._upload.hold()

    def release_uploads(self) -> None:
        """Let them go on at full speed."""
        self._upload.release()

    def slow_transfers(self, seconds: float | None) -> None:
        """Nothing: transfers are Tauri's, and go as fast as they can."""

    async def _call(self, call: str, *, result: type[ResultT]) -> ResultT:
        """What a call of ``leakLab``'s gives, such as ``"unmount()"``."""
        return await self._evaluate(_LAB.format(call=call), result=result)

    async def _evaluate(self, expression: str, *, result: type[ResultT]) -> ResultT:
        try:
            return await self.session.evaluate(expression, result=result)
        except SessionError as error:
            raise await self._failure(error) from error

    async def _failure(self, error: SessionError) -> CannotMeasureError:
        """The error of a call: the process may have ended, which says more."""
        if self._process is None or not isinstance(error, SessionLostError):
            return CannotMeasureError(error.problem)
        # Where a window is closed, the page ends first.
        ended = await self._process.how_it_ended(_END_LIMIT_S)
        if ended is not None:
            return ended
        is_crash = isinstance(error.problem, TargetEnded)
        return CannotMeasureError(TauriPageCrashed() if is_crash else error.problem)

    def _web_process(self) -> int:
        """The id of the process that runs the page; 0 where it cannot be told."""
        if self._process is None:
            return 0
        try:
            for child in psutil.Process(self._process.pid).children(recursive=True):
                if child.name().startswith(_WEB_PROCESS):
                    return child.pid
        except psutil.Error:
            # It ends just now; who asks next is told.
            return 0
        return 0
