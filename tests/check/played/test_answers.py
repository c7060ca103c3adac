"""Pages that ask their application for something as they mount: its answers are waited for."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from check.access.options import AccessOptions
from check.examine import CheckOptions, check
from memory.protocol.page_script import qwebchannel_source
from tests.check.played.front_end import front_end, written

_TAURI: Final = """
const ask = (name) => invoke(name)
"""
_QT: Final = """<!doctype html><div id=app></div><script src=qwebchannel.js></script>
<script type=module>
const app = document.getElementById('app')
const { objects } = await new Promise((resolve) => {
  new QWebChannel(qt.webChannelTransport, resolve)
})
const ask = (name) => objects.backend[name]()
"""
# What an answer brings is put down by who is mounted still.
_CARDS: Final = """
let card
window.mount = () => {
  const mine = card = { element: document.createElement('p') }
  app.append(mine.element)
  MOUNTED
}
window.unmount = () => { card.element.remove(); card = undefined }
"""
_LISTENS: Final = """
const listens = (mine) => {
  if (mine === card) addEventListener('resize', () => mine)
}
"""
_COMMANDS: Final = """
import asyncio

async def soon():
    await asyncio.sleep(0.02)

async def never():
    await asyncio.Event().wait()
"""
_OBJECTS: Final = """
import time
from PySide6.QtCore import QObject, Slot

class Backend(QObject):
    @Slot(result=int)
    def soon(self):
        # Nobody leaves before what is answered at once.
        time.sleep(0.02)
        return 1

def objects():
    return {"backend": Backend()}
"""


def _page(folder: Path, kind: str, mounted: str) -> CheckOptions:
    cards = _LISTENS + _CARDS.replace("MOUNTED", mounted)
    if kind == "tauri":
        commands = written(folder / "commands.py", _COMMANDS)
        page = front_end(folder / "dist", "2.12.5", _TAURI + cards)
        return CheckOptions(str(page), access=AccessOptions(commands=commands))
    (folder / "dist").mkdir()
    written(folder / "dist" / "qwebchannel.js", qwebchannel_source())
    page = written(folder / "dist" / "index.html", f"{_QT}{cards}</script>")
    objects = written(folder / "objects.py", _OBJECTS)
    return CheckOptions(str(page), access=AccessOptions(objects=objects))


@pytest.mark.parametrize("kind", ["tauri", "qt"])
async def test_what_is_mounted_once_the_answer_is_there_is_seen(tmp_path: Path, kind: str) -> None:
    document = await check(_page(tmp_path, kind, "ask('soon').then(() => listens(mine))"))
    assert document.findings, document.evidence
    assert document.findings[0].name == "resize on Window"
    assert not any("unmounted before" in each for each in document.notices)


@pytest.mark.parametrize("kind", ["tauri", "qt"])
async def test_who_leaves_before_is_tested_as_well(tmp_path: Path, kind: str) -> None:
    late = "ask('soon').then(() => { if (mine !== card) addEventListener('resize', () => mine) })"
    document = await check(_page(tmp_path, kind, late))
    assert document.findings, document.evidence
    assert document.findings[0].name == "resize on Window"
    assert any("only where it is unmounted before" in each for each in document.notices)


@pytest.mark.parametrize("kind", ["tauri", "qt"])
async def test_what_an_answer_lets_go_is_no_leak(tmp_path: Path, kind: str) -> None:
    shows = "ask('soon').then(() => { mine.element.textContent = 'it is there' })"
    document = await check(_page(tmp_path, kind, shows))
    assert (document.verdict, document.notices[1:]) == ("clean", ()), document


async def test_a_command_that_goes_on_is_not_waited_for_for_long(tmp_path: Path) -> None:
    document = await check(_page(tmp_path, "tauri", "void ask('never')"))
    assert any("took longer than a second" in each for each in document.notices)
    assert document.elapsed_s < 15


async def test_a_promise_says_itself_what_is_to_be_waited_for(tmp_path: Path) -> None:
    options = _page(tmp_path, "tauri", "return Promise.resolve(void ask('never'))")
    document = await check(options)
    assert not any("took longer than a second" in each for each in document.notices)
