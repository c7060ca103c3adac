"""What grows in the heaps of a page's workers is found there, and what only seems to is not."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from msgspec import UNSET

from check.examine import CheckOptions, check, check_with
from check.heap.process import heap_processes
from check.kept_snapshots import SnapshotFiles
from check.workers import WorkerHeap, grown_workers
from report.check_result import CheckDocument

_PAGE = """<!doctype html><meta charset=utf-8><div id=app></div>
<script>
const workers = Array.from({{length: {workers}}}, () => new Worker('worker.js'))
let card, mounts = 0
window.mount = async () => {{
  card = document.createElement('p')
  app.append(card)
  mounts += 1
  for (const worker of workers) {{
    const answer = new Promise((resolve) => {{ worker.onmessage = resolve }})
    worker.postMessage(mounts)
    await answer
  }}
}}
window.unmount = () => {{ card.remove(); card = undefined }}
</script>"""


def options(folder: Path, work: str, *, workers: int = 1) -> CheckOptions:
    """A page whose worker does this ``work`` with each message."""
    (folder / "index.html").write_text(_PAGE.format(workers=workers), "utf-8")
    source = f"const kept = []\nlet text = ''\nonmessage = (event) => {{ {work}; postMessage(1) }}"
    (folder / "worker.js").write_text(source, "utf-8")
    return CheckOptions(str(folder), limit_s=100)


async def checked(folder: Path, work: str, *, workers: int = 1) -> CheckDocument:
    """What is said of such a page."""
    return await check(options(folder, work, workers=workers))


@pytest.mark.parametrize(
    ("work", "name"),
    [
        ("kept.push(new Uint8Array(3000))", "Uint8Array"),
        ("kept.push({ id: event.data })", "{id}"),
        ("setInterval(() => event.data, 1e6)", "closure"),
        ("text += `line ${event.data} ${Math.random()}`", "text"),
    ],
)
async def test_what_a_worker_keeps_is_a_leak_with_its_path(
    tmp_path: Path, work: str, name: str
) -> None:
    document = await checked(tmp_path, work)
    assert document.verdict == "leak", document
    finding = document.findings[0]
    assert name in finding.name
    assert finding.path[0] == "DedicatedWorkerGlobalScope / worker.js"
    assert finding.per_cycle == 1 or finding.unit == "bytes"
    assert f"{document.cycles} cycles" in document.evidence
    assert document.notices == ()


@pytest.mark.parametrize("work", ["", "const made = { id: event.data }; made.self = made"])
async def test_a_worker_that_keeps_nothing_is_clean(tmp_path: Path, work: str) -> None:
    document = await checked(tmp_path, work)
    assert (document.verdict, document.notices) == ("clean", ())


async def test_of_several_workers_of_one_script_their_growth_alone_is_told(tmp_path: Path) -> None:
    document = await checked(tmp_path, "kept.push(new Array(5000).fill({}))", workers=2)
    assert document.verdict == "clean"
    (notice,) = document.notices
    assert notice.startswith("the heap of the worker check://page/worker.js grew by about")


async def test_its_snapshots_are_kept_where_they_are_wanted(tmp_path: Path) -> None:
    asked, kept_in = options(tmp_path, "kept.push({ id: event.data })"), tmp_path / "kept"
    kept_in.mkdir()
    with SnapshotFiles(kept_in, 1, "page") as files:
        async with heap_processes() as heaps:
            document = await check_with(heaps, asked, files=files)
    kept = document.heap_snapshots
    assert kept is not UNSET
    assert len(kept) == 2
    snapshots = await asyncio.to_thread(lambda: [Path(each).read_text("utf-8") for each in kept])
    assert ["DedicatedWorkerGlobalScope" in each for each in snapshots] == [True, True]


def test_a_worker_grew_where_their_number_did_not() -> None:
    before = {"a.js": WorkerHeap(1, 10_000), "b.js": WorkerHeap(1, 10_000)}
    after = {"a.js": WorkerHeap(1, 90_000), "b.js": WorkerHeap(2, 90_000)}
    (grew,) = grown_workers(before, after, 8)
    assert (grew.script, grew.bytes_per_cycle) == ("a.js", 10_000)
    assert grown_workers(before, before, 8) == ()
