"""WebKit: its inspector tells less, and has no mouse."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from types import NoneType
from typing import Final

from check.engines.webkit_collections import can_count, count_entries, grown_entries
from check.notice_kinds import ClicksDispatched, EntriesUnseen, Notice, WorkersUnseen
from check.workers import WorkerHeap
from memory.protocol.session import Session
from memory.protocol.webkit_session import WebKitSession

# In the order that a mouse makes them; the last one also does what a click does by default.
_CLICK: Final = """(() => {{
  const at = {{
    bubbles: true, cancelable: true, composed: true, view: window, detail: 1, button: 0,
    clientX: {x}, clientY: {y},
  }}
  let element = document.elementFromPoint({x}, {y})
  while (element?.shadowRoot?.elementFromPoint({x}, {y}) instanceof Element) {{
    const inner = element.shadowRoot.elementFromPoint({x}, {y})
    if (inner === element) break
    element = inner
  }}
  if (element === null) return
  element.dispatchEvent(new PointerEvent('pointerdown', {{ ...at, buttons: 1, isPrimary: true }}))
  element.dispatchEvent(new MouseEvent('mousedown', {{ ...at, buttons: 1 }}))
  element.closest('a[href], button, input, select, textarea, [tabindex]')?.focus()
  element.dispatchEvent(new PointerEvent('pointerup', {{ ...at, isPrimary: true }}))
  element.dispatchEvent(new MouseEvent('mouseup', at))
  element.dispatchEvent(new MouseEvent('click', at))
}})()"""


class WebKitEngine:
    """A :class:`check.engines.engine.PageEngine`."""

    def __init__(self, session: WebKitSession) -> None:
        self._session = session

    async def count_entries(self) -> None:
        """Note how many entries each collection of the page has now."""
        await count_entries(self._session)

    async def grown_entries(self) -> Mapping[int, int]:
        """How many entries each collection got since the last count."""
        return await grown_entries(self._session)

    async def worker_heaps(self) -> Mapping[str, WorkerHeap]:
        """None: its inspector attaches to workers in another way."""
        return {}

    @contextlib.asynccontextmanager
    async def workers(self) -> AsyncIterator[Sequence[tuple[str, Session]]]:
        """None, likewise."""
        yield ()

    async def click(self, x: float, y: float) -> None:
        """Dispatch the events of a click."""
        await self._session.evaluate(_CLICK.format(x=x, y=y), result=NoneType)

    async def limits(self, *, clicks: bool) -> tuple[Notice, ...]:
        """Whether it counts no entries, that it sees no workers' heaps, and how it clicks."""
        entries = () if await can_count(self._session) else (EntriesUnseen(),)
        return (*entries, WorkersUnseen(), *((ClicksDispatched(),) if clicks else ()))
