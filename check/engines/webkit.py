"""WebKit: its inspector tells less, and has no mouse."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from types import NoneType
from typing import Final

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
        """Nothing: WebKit refuses to list all arrays and objects.

        It would give the nodes of a snapshot one by one (``Heap.getRemoteObject``).
        """

    async def grown_entries(self) -> Mapping[int, int]:
        """None."""
        return {}

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

    def limits(self, *, clicks: bool) -> tuple[Notice, ...]:
        """That it counts no entries, sees no workers' heaps, and how it clicks."""
        always = (EntriesUnseen(), WorkersUnseen())
        return (*always, ClicksDispatched()) if clicks else always
