"""Brings what crosses the bridge to a view, while that can be seen."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque

from PySide6.QtCore import QObject, QTimer

from bridge.traffic import Crossing
from lab.page.page import LabPage
from system.errors import CannotMeasureError
from ui.bridge.log_model import MAX_ROWS
from ui.bridge.view import BridgeView

_TELL_INTERVAL_MS = 100
_LOOK_INTERVAL_MS = 250


class BridgeFeed(QObject):
    """Watches the bridge while the view is shown and not paused; nothing at all else.

    Crossings come to the view in groups, ten times a second; of more than it lists the newest.
    """

    def __init__(self, page: LabPage, view: BridgeView, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._view = view
        self._new: deque[Crossing] = deque(maxlen=MAX_ROWS)
        self._watch: contextlib.ExitStack | None = None
        self._look: asyncio.Task[None] | None = None
        self._tell_timer = QTimer(self)
        self._tell_timer.setInterval(_TELL_INTERVAL_MS)
        self._tell_timer.timeout.connect(self._tell)
        self._look_timer = QTimer(self)
        self._look_timer.setInterval(_LOOK_INTERVAL_MS)
        self._look_timer.timeout.connect(self._begin_look)
        page.document_opened.connect(self._on_document)
        view.watching_changed.connect(self._on_watching)

    @property
    def is_watching(self) -> bool:
        """Whether anything is noted now."""
        return self._watch is not None

    def stop(self) -> None:
        """Note nothing any more."""
        self._tell_timer.stop()
        self._look_timer.stop()
        if self._watch is not None:
            self._watch.close()
            self._watch = None
        if self._look is not None:
            self._look.cancel()
        self._new.clear()

    def _on_watching(self, watching: bool) -> None:
        if not watching:
            self._tell()
            self.stop()
        elif self._watch is None:
            self._watch = contextlib.ExitStack()
            self._watch.enter_context(self._page.bridge.watched(self._new.append))
            self._tell_timer.start()
            self._look_timer.start()
            self._begin_look()

    def _on_document(self) -> None:
        self._new.clear()
        self._view.begin_document()

    def _tell(self) -> None:
        if self._new:
            crossings = tuple(self._new)
            self._new.clear()
            self._view.show_crossings(crossings)

    def _begin_look(self) -> None:
        # One at a time: a page that is busy answers late.
        if self._look is None:
            self._look = asyncio.ensure_future(self._look_once())
            self._look.add_done_callback(self._on_looked)

    async def _look_once(self) -> None:
        # A page that is being loaded, or is gone, has none.
        with contextlib.suppress(CannotMeasureError):
            self._view.show_handlers(await self._page.bridge.handlers())

    def _on_looked(self, task: asyncio.Task[None]) -> None:
        self._look = None
        if not task.cancelled():
            task.result()
