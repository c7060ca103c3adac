"""In real Tauri, on WebKit, steps are recorded, and done again by events of a script."""

from __future__ import annotations

from pathlib import Path
from types import NoneType

import pytest

from check.attached.page import AttachedPage
from check.cycles.options import CycleOptions
from check.cycles.recorded import RecordedCycles
from check.loads import Loads
from check.recording.recorder import Recorder
from check.recording.steps import Step
from tests.attach.applications import INJECTED, NOTHING_INJECTED, running, tauri_command
from tests.real_tauri import needs_tauri

pytestmark = needs_tauri

_DIALOG = """<!doctype html><meta charset=utf-8>
<button data-testid=open>Open</button><div id=app></div>
<script>
const app = document.getElementById('app')
document.querySelector('[data-testid=open]').addEventListener('dblclick', () => {
  const dialog = document.createElement('section')
  dialog.innerHTML = '<input aria-label="Who">'
  const onKey = (key) => { if (key.key === 'Escape') close() }
  const close = () => {
    if (dialog.firstChild.value !== 'Ann') throw new Error('nothing was typed')
    dialog.remove()
    UNDO
  }
  document.addEventListener('keydown', onKey)
  app.append(dialog)
})
</script>"""
_UNDO = "document.removeEventListener('keydown', onKey)"
_STEPS = (
    Step("click", '[data-testid="open"]', count=2),
    Step("fill", 'input[aria-label="Who"]', value="Ann"),
    Step("key", 'input[aria-label="Who"]', key="Escape"),
)
_FIELDS = """<!doctype html><meta charset=utf-8>
<input name=first value=old><input name=second value=old><input name=third><p id=own></p>
<script>
window.heard = []
document.getElementById('own').attachShadow({ mode: 'open' }).innerHTML = '<button>In</button>'
for (const name of ['keydown', 'keyup', 'click', 'dblclick', 'input']) {
  addEventListener(name, (event) => {
    const key = event.key && `${event.ctrlKey ? 'Control+' : ''}${event.key} ${event.keyCode}`
    const at = event.composedPath()[0]
    heard.push([name, key ?? (event.detail || event.data), at.name || at.localName].join(' '))
  })
}
</script>"""
_VALUES = "[...document.querySelectorAll('input')].map((each) => each.value)"


def front_end(folder: Path, text: str) -> Path:
    page = folder / "front-end" / "index.html"
    page.parent.mkdir()
    page.write_text(text, "utf-8")
    return page.parent


@pytest.mark.parametrize("truth", ["leak", "clean"])
async def test_steps_are_done_again(tmp_path: Path, truth: str) -> None:
    shown = _DIALOG.replace("UNDO", _UNDO if truth == "clean" else "")
    async with running(tauri_command(front_end(tmp_path, shown))) as application:
        document = await application.check(cycle=CycleOptions(steps=_STEPS))
        assert await application.evaluate(INJECTED, result=list[object]) == NOTHING_INJECTED
    assert document.verdict == truth, document
    assert any("isTrusted" in notice for notice in document.notices)
    if truth == "leak":
        assert document.findings[0].name == "keydown on HTMLDocument"


async def test_what_the_page_hears_of_steps(tmp_path: Path) -> None:
    steps = (
        Step("fill", "[name=first]", value="new \U0001f600 'text'"),
        Step("fill", "[name=second]", value=""),
        Step("key", "[name=third]", key="x"),
        Step("key", key="Control+Enter"),
        Step("click", "#own >>> button", count=2),
    )
    async with (
        running(tauri_command(front_end(tmp_path, _FIELDS))) as application,
        AttachedPage(application.address, None, reloads=False) as page,
    ):
        cycles = RecordedCycles(page.session, Loads(), steps)
        await cycles.prepare()
        await cycles.run(1)
        values = await page.session.evaluate(_VALUES, result=list[str])
        heard = await page.session.evaluate("heard", result=list[str])
    assert values == ["new \U0001f600 'text'", "", "x"]
    assert heard == [
        "input new \U0001f600 'text' first",
        "input  second",
        "keydown x 88 third",
        "input x third",
        "keyup x 88 third",
        "keydown Control+Enter 13 third",
        "keyup Control+Enter 13 third",
        "click 1 button",
        "click 2 button",
        "dblclick 2 button",
    ]


async def test_what_is_done_is_noted(tmp_path: Path) -> None:
    # As from a person: what an editor's command does is trusted.
    types = "(document.querySelector('[name=third]').focus(), "
    types += "void document.execCommand('insertText', false, 'Ann'))"
    async with running(tauri_command(front_end(tmp_path, _FIELDS))) as application:
        async with AttachedPage(application.address, None, reloads=False) as page:
            recorder = Recorder(page.session)
            await recorder.start()
            assert await recorder.next() == ()
            await page.session.evaluate(types, result=NoneType)
            (step,) = await recorder.next()
            assert (step.do, step.at, step.value) == ("fill", 'input[name="third"]', "Ann")
            assert await recorder.stop() == (step,)
        assert await application.evaluate(INJECTED, result=list[object]) == NOTHING_INJECTED
