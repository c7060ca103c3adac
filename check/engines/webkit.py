"""WebKit: its inspector tells less, and has neither mouse nor keyboard."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from types import NoneType
from typing import Final

from check.engines.webkit_collections import can_count, count_entries, grown_entries
from check.loads import Loads, watched_loads
from check.notice_kinds import ActsDispatched, EntriesUnseen, Notice, WorkersUnseen
from check.recording.keys import Key
from check.workers import WorkerHeap
from memory.protocol.session import Session
from memory.protocol.webkit_session import WebKitSession

# In the order that a mouse makes them; the last one also does what a click does by default.
_CLICK: Final = """(() => {{
  const at = {{
    bubbles: true, cancelable: true, composed: true, view: window, detail: {clicks}, button: 0,
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
  if ({clicks} === 2) element.dispatchEvent(new MouseEvent('dblclick', at))
}})()"""
# What a key types goes in by the command of an editor, which fires trusted events.
_PRESS: Final = """(({{ name, code, text, modifiers }}) => {{
  let element = document.activeElement ?? document.body
  while (element.shadowRoot?.activeElement instanceof Element) {{
    element = element.shadowRoot.activeElement
  }}
  const key = {{
    bubbles: true, cancelable: true, composed: true, view: window, key: name, keyCode: code,
    altKey: (modifiers & 1) > 0, ctrlKey: (modifiers & 2) > 0,
    metaKey: (modifiers & 4) > 0, shiftKey: (modifiers & 8) > 0,
  }}
  if (element.dispatchEvent(new KeyboardEvent('keydown', key)) && text >= ' ') {{
    document.execCommand('insertText', false, text)
  }}
  element.dispatchEvent(new KeyboardEvent('keyup', key))
}})({key})"""
_TYPE: Final = "void document.execCommand({command}, false, {text})"


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

    async def click(self, x: float, y: float, count: int = 1) -> None:
        """Dispatch the events of clicks."""
        for clicks in range(1, count + 1):
            click = _CLICK.format(x=x, y=y, clicks=clicks)
            await self._session.evaluate(click, result=NoneType)

    async def press(self, key: Key) -> None:
        """Dispatch the events of a key, and type its text."""
        told = json.dumps(dataclasses.asdict(key))
        await self._session.evaluate(_PRESS.format(key=told), result=NoneType)

    async def type_text(self, text: str) -> None:
        """Have the engine's editor type."""
        command = json.dumps("insertText" if text else "delete")
        typing = _TYPE.format(command=command, text=json.dumps(text))
        await self._session.evaluate(typing, result=NoneType)

    def loads(self) -> contextlib.AbstractAsyncContextManager[Loads]:
        """What the page asks a server for from now on, or its backend: Tauri answers by HTTP."""
        return watched_loads(self._session)

    async def limits(self, *, acts: bool) -> tuple[Notice, ...]:
        """Whether it counts no entries, that it sees no workers' heaps, and how it acts."""
        entries = () if await can_count(self._session) else (EntriesUnseen(),)
        return (*entries, WorkersUnseen(), *((ActsDispatched(),) if acts else ()))
