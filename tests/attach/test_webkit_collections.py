"""In real Tauri, on WebKit, collections that grow are found by their entries, as in Chromium."""

from __future__ import annotations

from pathlib import Path
from types import NoneType

import pytest

from check.attached.page import AttachedPage
from check.engines.choice import engine_of
from check.examine import CheckOptions, check
from memory.heap.formats.known import AnyParser
from memory.protocol.snapshot_chunk import chunk_text
from report.check_result import CheckDocument
from tests.attach.applications import (
    CORPUS,
    INJECTED,
    NOTHING_INJECTED,
    running,
    tauri_command,
)
from tests.real_tauri import needs_tauri

pytestmark = needs_tauri

# No frame may load anything.
_HEAD = """<!doctype html><meta charset=utf-8><meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; frame-src 'none'; script-src 'unsafe-inline'">"""
_COLLECTIONS = """
let card, cycle = 0
const list = [], texts = [], seen = new Set(), names = new Map(), registry = {}
const last = [], cache = new Map()
window.mount = () => { card = document.createElement('p'); document.body.append(card) }
window.unmount = () => {
  card.remove()
  cycle += 1
  GROW
  last.push(cycle)
  if (last.length > 3) last.shift()
  cache.set(cycle % 20, cycle)
}
"""
_GROW = """
  list.push(cycle)
  seen.add(cycle)
  names.set(cycle, 'card')
  registry['card-' + cycle] = cycle
  texts.push('a', 'b')
"""
_NO_FRAMES = """
let card
const list = []
window.mount = () => { card = document.createElement('p'); document.body.append(card) }
window.unmount = () => { card.remove(); list.push(list.length) }
new MutationObserver(() => document.querySelector('iframe')?.remove())
  .observe(document, { childList: true, subtree: true })
"""
_LEFT = "[window.length, document.querySelectorAll('iframe').length]"


def front_end(folder: Path, script: str) -> Path:
    page = folder / "front-end" / "index.html"
    page.parent.mkdir()
    page.write_text(f"{_HEAD}<body><script>{script}</script>", "utf-8")
    return page


def found(document: CheckDocument) -> list[tuple[object, ...]]:
    return sorted(
        (each.kind, each.name, each.per_cycle, (each.path or ("",))[-1])
        for each in document.findings
    )


@pytest.mark.parametrize(
    ("grow", "entries"),
    [
        (
            _GROW,
            {
                ("entries of Array", 1.0),
                ("entries of Array", 2.0),
                ("entries of Map", 1.0),
                ("entries of Object {}", 1.0),
                ("entries of Set", 1.0),
            },
        ),
        ("", set()),
    ],
    ids=["growing", "bounded"],
)
async def test_the_findings_are_those_of_the_embedded_engine(
    tmp_path: Path, grow: str, entries: set[tuple[str, float]]
) -> None:
    shown = front_end(tmp_path, _COLLECTIONS.replace("GROW", grow))
    embedded = await check(CheckOptions(str(shown)))
    async with running(tauri_command(shown.parent)) as application:
        attached = await application.check()
        assert await application.evaluate(INJECTED, result=list[object]) == NOTHING_INJECTED
    assert {(each.name, each.per_cycle) for each in attached.findings} == entries
    assert (attached.verdict, found(attached)) == (embedded.verdict, found(embedded))


@pytest.mark.parametrize("name", ["cache-by-forty-keys", "every-fourth-number"])
async def test_a_cache_that_becomes_full_and_a_number_now_and_then(
    tmp_path: Path, name: str
) -> None:
    text = (CORPUS / f"{name}.html").read_text("utf-8")
    (tmp_path / "front-end").mkdir()
    (tmp_path / "front-end" / "index.html").write_text(text, "utf-8")
    async with running(tauri_command(tmp_path / "front-end")) as application:
        document = await application.check()
    assert document.verdict == ("clean" if "<!-- clean" in text else "leak")


async def test_counting_leaves_nothing_and_keeps_nothing_alive(tmp_path: Path) -> None:
    script = """
    let mine = [1]
    window.held = new WeakRef(mine)
    window.grow = () => { mine.push(2, 3, 4) }
    window.drop = () => { mine = undefined }
    """
    async with running(tauri_command(front_end(tmp_path, script).parent)) as application:
        async with AttachedPage(application.address, None, reloads=False) as page:
            session, engine = page.session, engine_of(page.session)
            await engine.count_entries()
            assert await session.evaluate(_LEFT, result=list[int]) == [0, 0]
            await session.evaluate("grow()", result=NoneType)
            ((heap_id, more),) = (await engine.grown_entries()).items()
            assert more == 3
            assert await engine.grown_entries() == {}
            parser = AnyParser()
            await session.take_snapshot(lambda piece: parser.feed(chunk_text(piece)))
            snapshot = parser.finish()
            (ordinal,) = (snapshot.node_id == heap_id).nonzero()[0].tolist()
            assert snapshot.name(ordinal) == "Array"
            await session.evaluate("drop()", result=NoneType)
            await session.collect_garbage()
            assert await session.evaluate("held.deref() === undefined", result=bool)
        assert await application.evaluate(INJECTED, result=list[object]) == NOTHING_INJECTED


async def test_a_page_that_lets_no_frame_in_is_told_of(tmp_path: Path) -> None:
    async with running(tauri_command(front_end(tmp_path, _NO_FRAMES).parent)) as application:
        document = await application.check()
    assert document.verdict == "clean"
    assert document.notices[0].startswith("WebKit counts the entries of collections by way of")


_SHAPES = """
let card, cycle = 0, busy = [], newest = null
window.mount = () => { card = document.createElement('p'); document.body.append(card) }
window.unmount = () => {
  card.remove()
  busy = Array.from({ length: 5 }, () => ({ onFulfilled: () => {}, onRejected: null }))
  newest = { title: 'card ' + cycle, newest, isOdd: cycle++ % 2 ? 'yes' : null }
}
"""


async def test_plain_objects_count_by_their_properties(tmp_path: Path) -> None:
    async with running(tauri_command(front_end(tmp_path, _SHAPES).parent)) as application:
        document = await application.check()
    (found,) = document.findings
    assert (found.kind, found.per_cycle) == ("object", 1.0)
    assert found.name in ("Object {newest, title}", "Object {isOdd, newest, title}")
