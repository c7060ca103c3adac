"""What the tracker of ``check`` costs a page that mounts a lot: with it and without, in turns."""

from __future__ import annotations

import asyncio
import statistics
import sys
from pathlib import Path
from typing import Final

import psutil
import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView

from benchmarks.document import write_section
from check.tracker import tracker_source
from engine.application import run_application
from memory.protocol.cdp_session import CdpSession
from memory.protocol.embedded_page import EmbeddedPage
from system.interrupt import Interruption

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "benchmarks" / "mounting.html"
VUE: Final = ROOT / "web" / "node_modules" / "vue" / "dist" / "vue.global.prod.js"
ROUNDS: Final = 7
WARM_UP: Final = 10
CYCLES: Final = 80


async def _cycle_ms(html: str, tracker: str | None) -> float:
    """What a cycle costs the renderer of a page of its own, in ms of processor time."""
    profile = QWebEngineProfile()
    page = QWebEnginePage(profile)
    view = QWebEngineView(page)
    session = CdpSession(EmbeddedPage(page))
    try:
        view.resize(1280, 800)
        view.show()
        await session.open()
        if tracker is not None:
            await session.run_before_page(tracker)
        loaded: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        page.loadFinished.connect(loaded.set_result)
        page.setHtml(html, QUrl("http://mounting.test/"))
        if not await loaded:
            raise RuntimeError("the page of the benchmark did not load")
        await session.evaluate(f"cycles({WARM_UP})", result=int)
        renderer = psutil.Process(page.renderProcessPid())
        before = _processor_s(renderer)
        await session.evaluate(f"cycles({CYCLES})", result=int)
        return (_processor_s(renderer) - before) / CYCLES * 1000
    finally:
        session.close()
        for part in (view, page, profile):
            shiboken6.delete(part)


_HEAD: Final = (
    "`python -m benchmarks.tracker_cost`. Vue (production) mounts and unmounts 10 cards of 20 "
    "rows; each card has a listener on `window`, an observer and a timeout, and takes them back. "
    f"Medians of {ROUNDS} pages of {CYCLES} cycles each, with the tracker and without in turns; "
    "times of the renderer's processor."
)


def _processor_s(process: psutil.Process) -> float:
    # Wall time has what else the machine does in it.
    times = process.cpu_times()
    return times.user + times.system


async def _measure(_interruption: Interruption) -> int:
    vue = VUE.read_text("utf-8").replace("</script", "<\\/script")
    html = PAGE.read_text("utf-8").replace("<script>", f"<script>{vue}</script>\n<script>", 1)
    tracker = tracker_source()
    without: list[float] = []
    with_it: list[float] = []
    # In turns, so that what else the machine does falls on both alike.
    for number in range(ROUNDS):
        for given, times in ((None, without), (tracker, with_it))[:: 1 if number % 2 else -1]:
            times.append(await _cycle_ms(html, given))
    base, tracked = statistics.median(without), statistics.median(with_it)
    pairs = [after / before for before, after in zip(without, with_it, strict=True)]
    lines = [
        _HEAD,
        "",
        "| page | a cycle | x without |",
        "|---|---|---|",
        f"| without the tracker | {base:.2f} ms | 1 |",
        f"| with it | {tracked:.2f} ms | {statistics.median(pairs):.3f} |",
    ]
    print("\n".join(lines))
    print("each pair:", " ".join(f"{ratio:.3f}" for ratio in sorted(pairs)))
    write_section("What the tracker costs a page", "\n".join(lines))
    return 0


def main() -> int:
    """Measure, and write the table into the document."""
    return run_application(_measure, headless=True)


if __name__ == "__main__":
    sys.exit(main())
