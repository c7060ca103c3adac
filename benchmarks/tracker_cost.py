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
WITHOUT: Final = "without the tracker"
WARM_UP: Final = 60
CYCLES: Final = 100
ROUNDS: Final = 5
_PARTS: Final = {
    "what sees elements leave": "watchRemoved();",
    "listeners": "watchListeners();",
    "timers": "watchTimers();",
    "observers": "watchObservers();",
}
"""By what it does, the call in the built script that begins a part."""
_SITE: Final = "function siteOfCall("

_WAYS: Final = {
    "rows with handlers, laid out": ("REGISTERS",),
    "and each card registers three things and takes them back": (),
    "the same, the scripts alone": ("IS_LAID_OUT",),
}
"""What the page does, and what of `mounting.html` it does without."""

_HEAD: Final = (
    "`python -m benchmarks.tracker_cost`. Vue (production) mounts and unmounts 3 cards of 20 rows, "
    "with two handlers each. The browser lays them out, as it does for whatever is seen, but does "
    "not paint. Then each card also has a listener on `window`, an observer and a timeout. "
    "Frames of one page, one with no tracker, one with it, and some with all of it but a part, "
    f"take turns of one cycle, {CYCLES} times, in each of {ROUNDS} pages that have the frames in "
    "another order. Means of the fastest fifth of a page, which nothing else on the machine has "
    "interrupted: the median of the pages, and the least and the greatest. The first row's twin "
    "shows what the machine alone makes different."
)
# Loads the frames, and gives the times of their cycles.
_TAKE_TURNS: Final = """(async () => {{
  const frames = []
  for (const html of {pages}) {{
    const frame = document.createElement('iframe')
    frame.style = 'width: 220px; height: 300px'
    frame.srcdoc = html
    const loaded = new Promise((resolve) => {{ frame.onload = resolve }})
    document.body.append(frame)
    await loaded
    frames.push(frame.contentWindow)
  }}
  const times = frames.map(() => [])
  for (let done = 0; done < {count}; done += 1) {{
    for (const turn of frames.keys()) {{
      const each = (turn + done) % frames.length
      times[each].push(...(await frames[each].cycles(1)))
    }}
  }}
  return times.map((each) => each.slice({warm_up}))
}})()"""


async def _turns(pages: list[str]) -> list[list[float]]:
    """By page the times of its cycles, in ms, in the order they ran."""
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
        return await session.evaluate(
            _TAKE_TURNS.format(
                pages=json.dumps(pages),
                count=WARM_UP + CYCLES,
                warm_up=WARM_UP,
            ),
            result=list[list[float]],
            limit_s=LIMIT_S,
        )
    finally:
        session.close()
        for part in (view, page, profile):
            shiboken6.delete(part)


def _script(source: str) -> str:
    return "<script>" + source.replace("</script", "<\\/script") + "</script>\n"


def _fastest(times: list[float]) -> float:
    return statistics.fmean(sorted(times)[: len(times) // 5])


def _replaced(source: str, old: str, new: str) -> str:
    if source.count(old) < 1:
        raise RuntimeError(f"the built tracker has no {old!r}")
    return new.join(source.rsplit(old, 1))


def _scripts() -> dict[str, str]:
    """By what is measured, the script that runs first."""
    whole = tracker_source()
    no_site = f"{_SITE}) {{ return new LeakLabSite() }}\nfunction unused("
    return {
        WITHOUT: "",
        "without it, once more": "",
        "with it": whole,
        **{f"without {name}": _replaced(whole, call, "") for name, call in _PARTS.items()},
        "without the stacks of registrations": _replaced(whole, _SITE, no_site),
    }


async def _fastest_by_script(html: str, scripts: dict[str, str]) -> dict[str, list[float]]:
    """By what is measured the time of a cycle in each of the pages, in ms."""
    fastest: dict[str, list[float]] = {name: [] for name in scripts}
    for turn in range(ROUNDS):
        names = list(scripts)
        names = names[turn * 3 % len(names) :] + names[: turn * 3 % len(names)]
        pages = [html.replace("<script>", _script(scripts[name]) + "<script>", 1) for name in names]
        for name, times in zip(names, await _turns(pages), strict=True):
            fastest[name].append(_fastest(times))
    return fastest


def _lines(way: str, fastest: dict[str, list[float]]) -> list[str]:
    lines = [f"| {way} | a cycle | x without | of the pages |", "|---|---|---|---|"]
    base = fastest[WITHOUT]
    for name, each in fastest.items():
        ratios = [one / other for one, other in zip(each, base, strict=True)]
        lines.append(
            f"| {name} | {statistics.median(each):.2f} ms | {statistics.median(ratios):.3f} "
            f"| {min(ratios):.3f} to {max(ratios):.3f} |"
        )
    return lines


async def _measure(_interruption: Interruption) -> int:
    html = PAGE.read_text("utf-8").replace(
        "<script>", _script(VUE.read_text("utf-8")) + "<script>", 1
    )
    scripts = _scripts()
    lines = [_HEAD]
    for way, not_done in _WAYS.items():
        page = html
        for constant in not_done:
            page = _replaced(page, f"const {constant} = true", f"const {constant} = false")
        lines += ["", *_lines(way, await _fastest_by_script(page, scripts))]
    print("\n".join(lines))
    write_section("What the tracker costs a page", "\n".join(lines))
    return 0


def main() -> int:
    """Measure, and write the table into the document."""
    return run_application(_measure, headless=True)


if __name__ == "__main__":
    sys.exit(main())
