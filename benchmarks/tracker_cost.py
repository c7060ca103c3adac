"""What the tracker of ``check`` costs a page that mounts a lot: with it and without, in turns."""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
from pathlib import Path
from typing import Final

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
LIMIT_S: Final = 300.0
WARM_UP: Final = 60
CYCLES: Final = 400

_HEAD: Final = (
    "`python -m benchmarks.tracker_cost`. Vue (production) mounts and unmounts 3 cards of 20 "
    "rows; each card has a listener on `window`, an observer and a timeout, and takes them back. "
    f"Two frames of one page, one with the tracker, take turns of one cycle, {CYCLES} times; "
    "medians, and the means of the fastest fifth, which nothing else on the machine has "
    "interrupted."
)
# Loads both frames, and gives the times of their cycles.
_TAKE_TURNS: Final = """(async () => {{
  const frames = []
  for (const html of [{without}, {with_it}]) {{
    const frame = document.createElement('iframe')
    frame.style = 'width: 220px; height: 300px'
    frame.srcdoc = html
    const loaded = new Promise((resolve) => {{ frame.onload = resolve }})
    document.body.append(frame)
    await loaded
    frames.push(frame.contentWindow)
  }}
  const times = [[], []]
  for (let done = 0; done < {count}; done += 1) {{
    for (const each of done % 2 ? [0, 1] : [1, 0]) {{
      times[each].push(...(await frames[each].cycles(1)))
    }}
  }}
  return times.map((each) => each.slice({warm_up}))
}})()"""


async def _turns(without: str, with_it: str) -> tuple[list[float], list[float]]:
    """The times of the cycles in both pages, in ms, in the order they ran."""
    profile = QWebEngineProfile()
    page = QWebEnginePage(profile)
    view = QWebEngineView(page)
    session = CdpSession(EmbeddedPage(page))
    try:
        view.resize(1280, 800)
        view.show()
        await session.open()
        loaded: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        page.loadFinished.connect(loaded.set_result)
        page.setHtml("<!doctype html><body>", QUrl("http://mounting.test/"))
        if not await loaded:
            raise RuntimeError("the page of the benchmark did not load")
        measured = await session.evaluate(
            _TAKE_TURNS.format(
                without=json.dumps(without),
                with_it=json.dumps(with_it),
                count=WARM_UP + CYCLES,
                warm_up=WARM_UP,
            ),
            result=list[list[float]],
            limit_s=LIMIT_S,
        )
        return measured[0], measured[1]
    finally:
        session.close()
        for part in (view, page, profile):
            shiboken6.delete(part)


def _script(source: str) -> str:
    return "<script>" + source.replace("</script", "<\\/script") + "</script>\n"


def _fastest(times: list[float]) -> float:
    return statistics.fmean(sorted(times)[: len(times) // 5])


async def _measure(_interruption: Interruption) -> int:
    html = PAGE.read_text("utf-8")
    without = html.replace("<script>", _script(VUE.read_text("utf-8")) + "<script>", 1)
    with_it = without.replace("<script>", _script(tracker_source()) + "<script>", 1)
    base, tracked = await _turns(without, with_it)
    lines = [_HEAD, "", "| page | median | x without | fastest fifth | x without |"]
    lines.append("|---|---|---|---|---|")
    for name, times in (("without the tracker", base), ("with it", tracked)):
        median, fastest = statistics.median(times), _fastest(times)
        lines.append(
            f"| {name} | {median:.2f} ms | {median / statistics.median(base):.3f} "
            f"| {fastest:.2f} ms | {fastest / _fastest(base):.3f} |"
        )
    print("\n".join(lines))
    write_section("What the tracker costs a page", "\n".join(lines))
    return 0


def main() -> int:
    """Measure, and write the table into the document."""
    return run_application(_measure, headless=True)


if __name__ == "__main__":
    sys.exit(main())
