"""What an experiment asks of the page that it measures: ours in Qt WebEngine, or in real Tauri."""

from __future__ import annotations

from typing import Protocol

from engine.heap_processes import HeapProcess
from lab.page.catalog import Framework, Scenario
from memory.metrics.delivery import Delivery
from memory.metrics.reading import Reading
from memory.metrics.survivor import Survivor
from memory.protocol.session import Session
from report.place import Place


class MeasuredPage(Protocol):
    """A page that scenarios run in. :class:`lab.page.page.LabPage` says what each call does.

    All of them raise :class:`system.errors.CannotMeasureError` when the page is gone, refuses, or
    does not answer in time.
    """

    @property
    def session(self) -> Session:
        """The session with the page, once a document was loaded; its errors are its own."""

    @property
    def place(self) -> Place:
        """Where it runs, once a document was loaded."""

    async def open(self, runtime: str) -> None:
        """Have a document in which nothing was mounted yet, by the name of a ``Pair``."""

    async def reload(self) -> None:
        """Load the same page again, in a new document."""

    async def scenarios(self, runtime: str | None = None) -> tuple[Scenario, ...]:
        """The scenarios that the page offers on ``runtime``; None means the one that is loaded."""

    async def scenario(self, scenario_id: str, framework: Framework) -> Scenario:
        """One of the loaded page's scenarios."""

    async def mount(self, scenario: Scenario) -> None:
        """Mount one component and wait until it is ready."""

    async def cycle(self, scenario: Scenario, *, stay_s: float = 0) -> None:
        """Mount a component, wait until it is ready, and ``stay_s`` seconds, and unmount it."""

    async def settle(self) -> None:
        """Wait until the backend has nothing more to do and the page has heard all of it."""

    async def read(self) -> Reading:
        """Collect garbage and take a reading."""

    async def read_counts(self) -> Reading:
        """As :meth:`read`, without memory, which takes some engines long to tell."""

    async def survivors(self, after: int, limit: int) -> tuple[Survivor, ...]:
        """The oldest survivors mounted after the first ``after`` mounts, ``limit`` at most."""

    async def heap_bytes(self) -> int | None:
        """The used JavaScript heap as it is; None where the engine collects garbage to tell it."""

    async def delivery(self) -> Delivery:
        """How much the page has been sent, and how long it was busy with it."""

    async def send_snapshot(self, process: HeapProcess) -> None:
        """Send ``process`` a heap snapshot of before the cycles that it will be asked about."""

    async def ask_holders(self, process: HeapProcess, scenario: Scenario, cycles: int) -> None:
        """Ask ``process`` what the ``cycles`` since :meth:`send_snapshot` have left behind."""

    def hold_uploads(self) -> None:
        """Let uploads to the slow address crawl, so that they outlive their components."""

    def release_uploads(self) -> None:
        """Let them go on at full speed."""

    def slow_transfers(self, seconds: float | None) -> None:
        """Let an upload or a download take so long; None: full speed."""
