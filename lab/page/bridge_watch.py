"""Watches what crosses the bridge, and who is registered on the page's side of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from bridge.traffic import Crossing, Kind, Origin
from lab.page.calls import PageCalls
from lab.page.handlers import HandlerBook, Handlers, PageHandlers
from lab.page.services import OWN_COMMANDS, Services


class BridgeWatch:
    """What there is to see of one page's bridge. It costs nothing while nobody watches."""

    def __init__(self, services: Services, calls: PageCalls) -> None:
        self._services = services
        self._calls = calls
        self._book = HandlerBook()
        services.backend.document_opened.connect(self._book.clear)

    def watched(
        self, watcher: Callable[[Crossing], None]
    ) -> contextlib.AbstractContextManager[None]:
        """Hand all that crosses the bridge to ``watcher`` while the context is open.

        But for the lab's own commands. ``watcher`` is called in the middle of sending, and must be
        quick.
        """

        def watch(crossing: Crossing) -> None:
            if crossing.kind is Kind.INVOKE and crossing.callback is not None:
                self._book.note(crossing.callback, Origin(crossing.name, crossing.mount))
            if crossing.name not in OWN_COMMANDS:
                watcher(crossing)

        return self._services.traffic.watched(watch)

    async def handlers(self) -> Handlers:
        """The callbacks that are registered now, and their components.

        It may be asked at any time, also within a cycle: it changes nothing in the page.

        Raises:
            CannotMeasureError: the page is gone, or does not answer in time.
        """
        page = await self._calls.call("handlers()", result=PageHandlers)
        backend = self._services.backend
        return self._book.read(page, backend.handlers, backend.answers_pending)
