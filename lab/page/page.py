"""The page under the instrument, with its backend and its session."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from types import NoneType, TracebackType
from typing import Self

import shiboken6
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView

from bridge.scope import AllowedHost
from engine.heap_messages import ScriptFile
from engine.heap_processes import HeapProcess
from engine.name import engine_name
from engine.schemes import LAB
from lab.engine.navigation import navigate
from lab.engine.own_page import OwnPage
from lab.engine.runtimes import QT
from lab.engine.scheme import PageServer, is_own, page_url
from lab.heap.file import save_heap_snapshot
from lab.heap.holders import ask_holders, explain_survivors, script_files, send_snapshot
from lab.heap.messages import Holders
from lab.metrics import known
from lab.metrics.page_moment import PageMoment
from lab.metrics.page_reading import read_page
from lab.page.bridge_watch import BridgeWatch
from lab.page.calls import PageCalls
from lab.page.catalog import Framework, Scenario
from lab.page.offered import breaking_build, read_scenarios, scenario_named
from lab.page.services import Services
from lab.page.upload_target import DEFAULT_FILE_BYTES
from memory.metrics.delivery import Delivery
from memory.metrics.metric import Metric
from memory.metrics.reading import Reading
from memory.metrics.survivor import Survivor
from memory.protocol.errors import SessionError
from memory.protocol.renderer_end import renderer_end
from memory.protocol.session import Session
from report.pair import Pair
from report.place import Place
from system.closing import to_its_end
from system.errors import CannotMeasureError


class LabPage(QObject):
    """A page of Leak Lab in a view, ready to be driven. Use as ``async with LabPage() as page``.

    All calls that reach the page raise :class:`system.errors.CannotMeasureError` when it is gone,
    refuses, or does not answer in time.
    """

    document_opened = Signal()
    """A document has connected to the backend: after :meth:`load`, and after a reload."""
    renderer_gone = Signal(object)
    """The page's renderer has ended: how, as :func:`renderer_end` tells it."""
    navigation_refused = Signal(str)
    """The page wanted to leave Leak Lab, and did not; where to, shortened."""

    def __init__(
        self,
        file_bytes: int = DEFAULT_FILE_BYTES,
        parent: QObject | None = None,
        *,
        allowed_hosts: Sequence[AllowedHost] = (),
    ) -> None:
        super().__init__(parent)
        self.allowed_hosts = tuple(allowed_hosts)
        """What the page may connect to besides the embedded server."""
        self._services = Services(file_bytes, self, allowed_hosts=allowed_hosts)
        # To make the view is what starts Chromium.
        _ = self._services.target.prepare()
        self._services.backend.document_opened.connect(self.document_opened)
        self.stage_heading = self._services.stage_heading
        """The page's own buttons."""

        self._profile = QWebEngineProfile(self)  # no name: nothing is written to disk
        self._server = PageServer(parent=self)
        self._profile.installUrlSchemeHandler(LAB, self._server)
        self._page = OwnPage(self._profile)
        self._page.navigation_refused.connect(self.navigation_refused)
        self._channel = QWebChannel(self)
        self._services.register(self._channel)
        self._page.urlChanged.connect(self._on_url_changed)
        self._page.renderProcessTerminated.connect(self._on_renderer_gone)
        self.view = QWebEngineView(self._page)
        self._calls = PageCalls(self._page)
        self._attaching: asyncio.Future[None] | None = None
        """Until the first document has loaded."""
        self.bridge = BridgeWatch(self._services, self._calls)
        """What crosses the bridge, for who wants to see it."""
        self._runtime: str | None = None
        """What was loaded last."""
        self._untouched: str | None = None
        """The runtime of the document, while it is as it was loaded."""

    async def __aenter__(self) -> Self:
        try:
            await self._open()
        except BaseException:
            await self.close()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def _open(self) -> None:
        # The server opens while the first document loads, and so does the session, which starts
        # a renderer of its own: see `_navigate`.
        await self._services.open()
        self._attaching = asyncio.ensure_future(self._calls.attach())

    async def close(self) -> None:
        """End everything, also when cancelled meanwhile."""
        await to_its_end(self._close())

    async def _close(self) -> None:
        if self._attaching is not None:
            self._attaching.cancel()
            await asyncio.gather(self._attaching, return_exceptions=True)
        self._calls.close()
        await self._services.close()
        # The order that Qt WebEngine survives: the profile last.
        if shiboken6.isValid(self.view):
            shiboken6.delete(self.view)
        for part in (self._page, self._channel, self._profile):
            shiboken6.delete(part)

    async def load(self, runtime: str) -> None:
        """Load the page for ``runtime``, as :func:`lab.engine.scheme.page_url` names it, anew."""
        url = page_url(runtime)
        self._services.forget_documents()
        await self._navigate(lambda: self._page.load(url))
        self._runtime = runtime
        self._untouched = runtime

    async def open(self, runtime: str) -> None:
        """Have a document as :meth:`load` gives: the one that there is, if it is still such a one.

        A document is no longer as it was loaded once something was mounted or read in it.
        """
        if self._untouched != runtime:
            await self.load(runtime)

    async def reload(self) -> None:
        """Load the same page again, in a new document, as a user would by F5.

        What the backend does for the old one goes on, as in Tauri.
        """
        self._services.leave_document()
        await self._navigate(lambda: self._page.triggerAction(QWebEnginePage.WebAction.Reload))

    async def _navigate(self, start: Callable[[], None]) -> None:
        self._untouched = None
        self._page.setWebChannel(self._channel)
        await navigate(self._page, start)
        await self._until_attached()
        await self._calls.open()
        await self._services.ready()
        with breaking_build():
            await self._calls.evaluate("leakLab.then(() => null)", result=NoneType)

    async def _until_attached(self) -> None:
        attaching, self._attaching = self._attaching, None
        if attaching is not None:
            await attaching

    async def scenarios(self, runtime: str | None = None) -> tuple[Scenario, ...]:
        """The scenarios that the page offers on ``runtime``; None means the one that is loaded."""
        return await read_scenarios(self._calls, runtime or self._runtime or "")

    async def scenario(self, scenario_id: str, framework: Framework) -> Scenario:
        """One of the loaded page's scenarios.

        Raises:
            CannotMeasureError: also when there is none of that name, or not in that framework.
        """
        return scenario_named(await self.scenarios(), scenario_id, framework)

    async def mount(self, scenario: Scenario) -> None:
        """Mount one component and wait until it is ready (its first message has arrived)."""
        self._untouched = None
        await self._calls.call(f"mount({scenario.arguments})", result=NoneType)

    async def unmount(self) -> bool:
        """Unmount the component that was mounted last; False if there is none."""
        return await self._calls.call("unmount()", result=bool)

    async def cycle(self, scenario: Scenario, *, stay_s: float = 0) -> None:
        """Mount a component, wait for its first message, and ``stay_s`` seconds, and unmount it."""
        self._untouched = None
        call = f"cycle({scenario.arguments}, {1000 * stay_s})"
        await self._calls.call(call, result=NoneType)

    async def settle(self) -> None:
        """Wait until the backend has nothing more to do and the page has heard all of it.

        What the page hears may make it ask for more, so it takes rounds: until one in which
        the page asked for nothing but to settle.
        """
        backend = self._services.backend
        while True:
            received = backend.invokes_received
            await self._services.idle()
            own_invokes = await self._calls.call("settle()", result=int)
            if backend.invokes_received == received + own_invokes:
                return

    async def read(self) -> Reading:
        """Collect garbage and take a reading."""
        return await self._read(known.METRICS)

    async def read_counts(self) -> Reading:
        """Collect garbage and take a reading of all but memory."""
        return await self._read(known.COUNTS)

    async def _read(self, metrics: Sequence[Metric[PageMoment]]) -> Reading:
        self._untouched = None
        try:
            return await read_page(
                self._calls.session,
                renderer_pid=self._page.renderProcessPid(),
                counts_expression="leakLab.then((lab) => lab.read())",
                backend_channels=self.open_channels,
                backend_listeners=self._services.backend.listeners,
                metrics=metrics,
            )
        except SessionError as error:
            raise CannotMeasureError(error.problem) from error

    @property
    def place(self) -> Place:
        """Qt WebEngine, and the version of Tauri's api that the page was built with."""
        pair = Pair.named(self._runtime or QT)
        api = None if pair.runtime == QT else pair.api or pair.runtime
        return Place("stand-in", api, engine_name())

    @property
    def session(self) -> Session:
        """The session with the page, once a document was loaded; its errors are its own."""
        return self._calls.session

    async def survivors(self, after: int, limit: int) -> tuple[Survivor, ...]:
        """The oldest survivors mounted after the first ``after`` mounts, ``limit`` at most.

        Exact right after :meth:`read`.
        """
        return await self._calls.call(f"survivors({after}, {limit})", result=tuple[Survivor, ...])

    async def heap_bytes(self) -> int:
        """The used JavaScript heap as it is, garbage included."""
        try:
            return (await self._calls.session.used_heap()).javascript
        except SessionError as error:
            raise CannotMeasureError(error.problem) from error

    async def send_snapshot(self, process: HeapProcess) -> None:
        """Send ``process`` a heap snapshot of before the cycles that it will be asked about."""
        self._untouched = None
        try:
            await send_snapshot(process, self._calls.session)
        except SessionError as error:
            raise CannotMeasureError(error.problem) from error

    async def ask_holders(self, process: HeapProcess, scenario: Scenario, cycles: int) -> None:
        """Ask ``process`` what the ``cycles`` since :meth:`send_snapshot` have left behind.

        Its answer does not need the page. Exact right after :meth:`read`.
        """
        try:
            await ask_holders(process, self._calls.session, cycles, scenario.component)
        except SessionError as error:
            raise CannotMeasureError(error.problem) from error

    async def explain_survivors(self, scenario: Scenario, survivors: Sequence[Survivor]) -> Holders:
        """What holds these unmounted components of ``scenario``, by one heap snapshot."""
        mounts = tuple(survivor.mount for survivor in survivors)
        try:
            return await explain_survivors(self._calls.session, scenario.component, mounts)
        except SessionError as error:
            raise CannotMeasureError(error.problem) from error

    async def save_heap_snapshot(self, path: Path) -> None:
        """Write a heap snapshot that Chrome DevTools can load to ``path``, whole or not at all.

        Raises:
            CannotMeasureError: also when the file cannot be written.
        """
        try:
            await save_heap_snapshot(self._calls.session, path)
        except SessionError as error:
            raise CannotMeasureError(error.problem) from error

    async def take_heap_snapshot(self, path: Path) -> dict[int, ScriptFile]:
        """As :meth:`save_heap_snapshot`; gives the page's scripts at that moment."""
        try:
            await save_heap_snapshot(self._calls.session, path)
            return script_files(await self._calls.session.scripts())
        except SessionError as error:
            raise CannotMeasureError(error.problem) from error

    async def delivery(self) -> Delivery:
        """How much the page has been sent, and how long it was busy with it."""
        busy_ms = await self._calls.call("deliveryTime()", result=float)
        return Delivery(self._services.messages_sent, busy_ms)

    def hold_uploads(self) -> None:
        """Let uploads to the slow address crawl, so that they outlive their components."""
        self._services.target.hold()

    def release_uploads(self) -> None:
        """Let them go on at full speed."""
        self._services.target.release()

    def slow_transfers(self, seconds: float | None) -> None:
        """Let an upload or a download take so long, those under way too; None: full speed."""
        self._services.slow_transfers(seconds)

    @property
    def is_idle(self) -> bool:
        """Whether the backend has nothing more to do, but for endless streams."""
        return self._services.is_idle

    async def idle(self) -> None:
        """Wait until the backend has nothing more to do, but for endless streams."""
        await self._services.idle()

    def crash_renderer(self) -> None:
        """Let the page's renderer crash, to see what comes of it."""
        self._page.load(QUrl("chrome://crash"))

    @property
    def open_channels(self) -> int:
        """Channels that the backend has not dropped, and Qt objects that it keeps for the page."""
        return self._services.open_channels

    def _on_url_changed(self, url: QUrl) -> None:
        if not is_own(url):
            # Nobody else's document may reach the backend. Qt's documentation allows null,
            # which the stubs do not know.
            self._untouched = None
            self._services.end_document()
            self._page.setWebChannel(None)  # type: ignore[arg-type]

    def _on_renderer_gone(
        self, status: QWebEnginePage.RenderProcessTerminationStatus, exit_code: int
    ) -> None:
        self._untouched = None
        self._services.end_document()
        self.renderer_gone.emit(renderer_end(status, exit_code))
