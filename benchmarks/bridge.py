"""How many small messages a second reach a page: our bridge, a plain QWebChannel, real Tauri."""

from __future__ import annotations

import asyncio
import statistics
import sys
from collections.abc import Callable
from typing import Final

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineWidgets import QWebEngineView

from benchmarks.document import write_section
from bridge.application_log import LINES
from bridge.commands import Arguments, Invocation
from engine.application import run_application
from lab.page.page import LabPage
from lab.page.services import Services
from lab.tauri.crates import CRATES
from lab.tauri.page import TauriPage
from memory.protocol.cdp_session import CdpSession
from memory.protocol.embedded_page import EmbeddedPage
from memory.protocol.page_script import qwebchannel_source
from memory.protocol.session import Session

ROUNDS: Final = 3
MESSAGES: Final = 2000
BATCH: Final = 100
RUNTIMES: Final = ("2.4.1", "2.5.0", "2.12.5")
# Some 80 bytes of JSON, as a progress message has them.
_MESSAGE: Final = {"progress": 8192, "progressTotal": 819200, "total": 1048576, "transferSpeed": 0}
_PLAIN: Final = "QWebChannel, a signal for each message"
_SEND: Final = "benchmark_send"

# Seconds from asking until the last message has come, each handled by one call.
_BY_SIGNAL: Final = """new Promise((resolve) => {
  let heard = 0
  const start = performance.now()
  const hear = (text) => {
    JSON.parse(text)
    heard += 1
    if (heard === %(count)d) {
      sender.message.disconnect(hear)
      resolve((performance.now() - start) / 1000)
    }
  }
  sender.message.connect(hear)
  sender.send(%(count)d, %(batch)d)
})"""
_BY_CHANNEL: Final = """new Promise((resolve) => {
  const {invoke, transformCallback} = window.__TAURI_INTERNALS__
  let heard = 0
  let start = 0
  const id = transformCallback((content) => {
    heard += 'message' in content ? 1 : 0
    if (heard === %(count)d) {
      resolve((performance.now() - start) / 1000)
    }
  })
  const onEvent = `__CHANNEL__:${id}`
  %(ask)s
})"""
_ASK: Final = """start = performance.now()
  void invoke('benchmark_send', {onEvent, count: %(count)d, batch: %(batch)d})"""
# What real Tauri knows as well: lines of a log, 500 at once.
_ASK_LOG: Final = """void invoke('open_log', {onLine: onEvent}).then(() => {
    start = performance.now()
    for (let sent = 0; sent < %(count)d; sent += %(lines)d) {
      void invoke('replay_log')
    }
  })"""


class SendArguments(Arguments):
    """``benchmark_send``."""

    on_event: str
    count: int
    batch: int


async def _send(send: Callable[[object], object], message: object, count: int, batch: int) -> None:
    """Send so many messages, ``batch`` in each turn of the event loop."""
    for _ in range(0, count, batch):
        for _ in range(batch):
            send(message)
        await asyncio.sleep(0)


async def _answer(invocation: Invocation, arguments: SendArguments) -> None:
    channel = invocation.open_channel(arguments.on_event)
    await _send(channel.send, _MESSAGE, arguments.count, arguments.batch)


class Sender(QObject):
    """The plain object, of whose signal each message is."""

    message = Signal(str)

    @Slot(int, int)
    def send(self, count: int, batch: int) -> None:
        """Emit so many, ``batch`` in each turn of the event loop."""
        text = msgspec.json.encode(_MESSAGE).decode()
        self._task = asyncio.ensure_future(_send(self.message.emit, text, count, batch))


async def _rate(session: Session, expression: str) -> float:
    """Messages a second: the median of some rounds."""
    times = [await session.evaluate(expression, result=float) for _ in range(ROUNDS)]
    return MESSAGES / statistics.median(times)


async def _both(session: Session, script: str, ask: str = "") -> tuple[float, float]:
    """One a turn of the event loop, and in batches."""
    one, many = (
        script % {"ask": ask % figures, **figures} if ask else script % figures
        for figures in ({"count": MESSAGES, "batch": batch} for batch in (1, BATCH))
    )
    return await _rate(session, one), await _rate(session, many)


async def _plain() -> tuple[float, float]:
    view, sender = QWebEngineView(), Sender()
    channel = QWebChannel(view)
    channel.registerObject("sender", sender)
    view.page().setWebChannel(channel)
    view.show()
    loaded: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    view.loadFinished.connect(loaded.set_result)
    view.setHtml(
        f"<script>{qwebchannel_source()}\n"
        "var ready = new Promise((resolve) => new QWebChannel(qt.webChannelTransport, (channel) => "
        "{ window.sender = channel.objects.sender; resolve(true) }))</script>"
    )
    await loaded
    session = await CdpSession(EmbeddedPage(view.page())).open()
    try:
        await session.evaluate("ready", result=bool)
        return await _both(session, _BY_SIGNAL)
    finally:
        session.close()
        view.deleteLater()


async def _stand_in(found: dict[str, tuple[float, float]], logs: dict[str, float]) -> None:
    for runtime in RUNTIMES:
        async with LabPage() as page:
            services = page.findChild(Services)
            assert services is not None
            services.commands.register(_SEND, SendArguments, _answer)
            page.view.show()
            await page.load(runtime)
            session = await CdpSession(EmbeddedPage(page.view.page())).open()
            try:
                found[f"stand-in, Tauri {runtime}"] = await _both(session, _BY_CHANNEL, _ASK)
                logs[f"stand-in, Tauri {runtime}"] = await _rate(session, _log_script())
            finally:
                session.close()


async def _real(logs: dict[str, float]) -> None:
    for crate in CRATES:
        if crate.is_installed:
            async with TauriPage() as page:
                await page.open(crate.version)
                logs[f"Tauri {crate.version}, itself"] = await _rate(page.session, _log_script())


def _log_script() -> str:
    figures = {"count": MESSAGES, "lines": LINES}
    return _BY_CHANNEL % {"ask": _ASK_LOG % figures, **figures}


async def _measure(write: Callable[[list[str]], None]) -> int:
    found: dict[str, tuple[float, float]] = {}
    logs: dict[str, float] = {}
    plain = found[_PLAIN] = await _plain()
    await _stand_in(found, logs)
    await _real(logs)
    write(_tables(found, logs, plain))
    return 0


def _tables(
    found: dict[str, tuple[float, float]], logs: dict[str, float], plain: tuple[float, float]
) -> list[str]:
    lines = [
        f"`python -m benchmarks.bridge`. {MESSAGES:,} messages of some 80 bytes, from the page's",
        f"asking to its last one; the median of {ROUNDS}. In brackets: times the plain signal.",
        "",
        f"| messages a second | one a turn of the event loop | {BATCH} a turn |",
        "|---|---|---|",
    ]
    for name, (one, many) in found.items():
        lines.append(
            f"| {name} | {one:,.0f} ({one / plain[0]:.2f}) | {many:,.0f} ({many / plain[1]:.2f}) |"
        )
    lines += [
        "",
        f"As many lines of a log, of some 10 bytes, {LINES} at once, as real Tauri can send them",
        "too (from Python, through its Rust channel):",
        "",
        "| | lines a second |",
        "|---|---|",
        *(f"| {name} | {rate:,.0f} |" for name, rate in logs.items()),
    ]
    return lines


def main() -> int:
    """Measure, and write the tables into the document."""

    def write(lines: list[str]) -> None:
        print("\n".join(lines))
        write_section("Messages to the page", "\n".join(lines))

    return run_application(lambda _interruption: _measure(write), headless=True)


if __name__ == "__main__":
    sys.exit(main())
