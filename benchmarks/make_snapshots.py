"""Makes heap snapshots of the benchmark's page, over the application's own DevTools session.

Usage: ``python -m benchmarks.make_snapshots FILE=SCALE [FILE=SCALE …]``.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path
from types import NoneType

import shiboken6
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView

from engine.application import run_application
from memory.protocol.cdp_session import CdpSession
from memory.protocol.embedded_page import EmbeddedPage
from memory.protocol.snapshot_chunk import chunk_text

_PAGE = Path(__file__).with_name("page.js")
_FILL_LIMIT_S = 120.0


async def make_snapshots(scales: Mapping[Path, int]) -> None:
    """Make one snapshot for each file, of a page of its own filled to that scale."""
    for file, scale in scales.items():
        profile = QWebEngineProfile()
        page = QWebEnginePage(profile)
        view = QWebEngineView(page)
        view.show()
        try:
            loaded = asyncio.get_running_loop().create_future()
            page.loadFinished.connect(loaded.set_result)
            page.setHtml("<!doctype html><title>benchmark</title><body></body>")
            await loaded
            await _capture(page, scale, file)
        finally:
            for part in (view, page, profile):
                shiboken6.delete(part)


async def _capture(page: QWebEnginePage, scale: int, file: Path) -> None:
    async with CdpSession(EmbeddedPage(page)) as devtools:
        fill = f"{_PAGE.read_text('utf-8')}\nfillPage({scale})"
        await devtools.evaluate(fill, result=NoneType, limit_s=_FILL_LIMIT_S)
        part = file.with_suffix(".part")
        with part.open("wb") as out:
            await devtools.take_snapshot(lambda chunk: out.write(chunk_text(chunk)))
        part.replace(file)


def main() -> int:
    """Make the snapshots that the command line names."""
    scales = {
        Path(file): int(scale)
        for file, _, scale in (argument.rpartition("=") for argument in sys.argv[1:])
    }

    async def make() -> int:
        await make_snapshots(scales)
        return 0

    return run_application(lambda _interruption: make(), headless=True)


if __name__ == "__main__":
    sys.exit(main())
