"""Readings of a page whose contents are known."""

from __future__ import annotations

import psutil
import pytest

from lab.metrics.backend_channels import BACKEND_CHANNELS
from lab.metrics.callbacks import CALLBACKS
from lab.metrics.detached_nodes import DETACHED_NODES
from lab.metrics.late_messages import LATE_MESSAGES
from lab.metrics.mounted import MOUNTED
from lab.metrics.page_reading import read_page
from lab.metrics.python_memory import PYTHON_MEMORY
from lab.metrics.survivors import SURVIVORS
from memory.metrics.dom_nodes import DOM_NODES
from memory.metrics.heap import HEAP
from memory.metrics.listeners import LISTENERS
from memory.metrics.process_memory import RENDERER_MEMORY, resident_bytes
from memory.metrics.reading import Reading
from memory.protocol.cdp_session import CdpSession
from memory.protocol.embedded_page import EmbeddedPage
from memory.protocol.errors import SessionError
from tests.memory.blank_page import BlankPage

# Counts survivors as the real page does, of components that are plain objects.
HAND_MADE = """<!doctype html>
<script>
  const refs = []
  const kept = []
  function mount(keep) {
    const component = { text: 'x'.repeat(1000), handler: () => component }
    refs.push(new WeakRef(component))
    if (keep) kept.push(component.handler)
  }
  function read() {
    return {
      created: refs.length,
      mounted: 0,
      survivors: refs.filter((ref) => ref.deref() !== undefined).length,
      unheard: 0,
      ghost_messages: 3,
      ghost_writes: { progress: 3 },
      callbacks: kept.length,
      attached_nodes: document.querySelectorAll('*').length,
      tauri_listeners: 0,
    }
  }
</script>"""


async def read(devtools: CdpSession, blank: BlankPage) -> Reading:
    return await read_page(
        devtools,
        renderer_pid=blank.page.renderProcessPid(),
        counts_expression="read()",
        backend_channels=2,
    )


@pytest.mark.parametrize(("kept", "dropped"), [(0, 0), (0, 7), (5, 0), (5, 7), (100, 1000)])
async def test_survivors_are_exact(kept: int, dropped: int) -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        await blank.load(HAND_MADE)
        script = f"for (let i = 0; i < {kept + dropped}; i++) mount(i < {kept})"
        await devtools.evaluate(script, result=type(None))
        reading = await read(devtools, blank)
        assert (reading.created, MOUNTED.of(reading)) == (kept + dropped, 0)
        assert (SURVIVORS.of(reading), CALLBACKS.of(reading)) == (kept, kept)
        assert LATE_MESSAGES.of(reading) == 3
        assert BACKEND_CHANNELS.of(reading) == 2
        await devtools.evaluate("kept.length = 0", result=int)
        assert SURVIVORS.of(await read(devtools, blank)) == 0


async def test_what_waits_for_a_finalizer_does_not_survive() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        await blank.load(HAND_MADE)
        await devtools.evaluate(
            """{
                // Each is held by the finalizer of the one before.
                globalThis.registry = new FinalizationRegistry((held) => held.length)
                let inner = null
                for (let depth = 0; depth < 3; depth++) {
                    const component = {inner}
                    refs.push(new WeakRef(component))
                    registry.register(component, inner === null ? [] : [inner])
                    inner = component
                }
                null
            }""",
            result=type(None),
        )
        reading = await read(devtools, blank)
        assert (reading.created, SURVIVORS.of(reading)) == (3, 0)


async def test_what_the_page_has_logged_is_no_survivor() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        await blank.load(HAND_MADE)
        await devtools.evaluate(
            """for (const log of [console.log, console.error, console.dir, console.table]) {
                const component = {name: log.name}
                refs.push(new WeakRef(component))
                log(component)
                log('%o', component)
            }""",
            result=type(None),
        )
        reading = await read(devtools, blank)
        assert (reading.created, SURVIVORS.of(reading)) == (4, 0)


async def test_dom_nodes_listeners_and_heap_follow_what_the_page_holds() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        await blank.load(HAND_MADE)
        before = await read(devtools, blank)
        await devtools.evaluate(
            """{
                globalThis.nodes = Array.from({length: 500}, () => document.createElement('p'))
                for (const node of nodes.slice(0, 200)) node.addEventListener('click', () => {})
                globalThis.numbers = Array.from({length: 500000}, (_, i) => i + 0.5)
                null
            }""",
            result=type(None),
        )
        held = await read(devtools, blank)
        assert DOM_NODES.of(held) - DOM_NODES.of(before) == 500
        assert DETACHED_NODES.of(held) - DETACHED_NODES.of(before) == 500
        assert LISTENERS.of(held) - LISTENERS.of(before) == 200
        assert 4_000_000 <= HEAP.of(held) - HEAP.of(before) < 5_000_000

        await devtools.evaluate("nodes = numbers = null", result=type(None))
        after = await read(devtools, blank)
        assert DOM_NODES.of(after) == DOM_NODES.of(before)
        assert LISTENERS.of(after) == LISTENERS.of(before)
        assert abs(HEAP.of(after) - HEAP.of(before)) < 500_000


async def test_resident_memory_is_that_of_the_two_processes() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        await blank.load(HAND_MADE)
        reading = await read(devtools, blank)
        python = psutil.Process().memory_info().rss
        renderer = psutil.Process(blank.page.renderProcessPid()).memory_info().rss
        assert PYTHON_MEMORY.of(reading) == pytest.approx(python, rel=0.2)
        assert RENDERER_MEMORY.of(reading) == pytest.approx(renderer, rel=0.2)
        assert RENDERER_MEMORY.of(reading) != PYTHON_MEMORY.of(reading)


async def test_a_page_without_a_probe_cannot_be_read() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        with pytest.raises(SessionError, match="read is not defined"):
            await read(devtools, blank)


async def test_a_probe_that_answers_nonsense_is_noticed() -> None:
    async with BlankPage() as blank, CdpSession(EmbeddedPage(blank.page)) as devtools:
        await blank.load("<script>function read() { return {created: 'many'} }</script>")
        with pytest.raises(SessionError, match="in another form than expected"):
            await read(devtools, blank)


def test_a_process_that_is_gone_holds_nothing() -> None:
    with psutil.Popen(["true"]) as process:
        process.wait()
    assert resident_bytes(process.pid) == 0
    assert resident_bytes(None) > 1_000_000
