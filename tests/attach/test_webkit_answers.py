"""In real Tauri, what a page mounts once its backend has answered is seen as in Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attach.applications import INJECTED, NOTHING_INJECTED, running, tauri_command
from tests.attach.test_webkit_steps import front_end
from tests.real_tauri import needs_tauri

pytestmark = needs_tauri

_PAGE = """<!doctype html><meta charset=utf-8><main></main><script>
const main = document.querySelector('main')
let card
window.mount = () => {
  const mine = card = document.createElement('p')
  main.append(mine)
  window.__TAURI_INTERNALS__.invoke('plugin:app|version').then((version) => {
    if (MOUNTED) addEventListener('resize', () => mine)
    mine.textContent = version
  })
}
window.unmount = () => { card.remove(); card = undefined }
</script>"""


@pytest.mark.parametrize(
    ("mounted", "verdict", "in_haste"),
    [
        ("mine === card", "leak", False),
        ("mine !== card", "leak", True),
        ("false", "clean", False),
    ],
    ids=["once it is there", "who leaves before", "nobody"],
)
async def test_its_answers_are_waited_for(
    tmp_path: Path, mounted: str, verdict: str, in_haste: bool
) -> None:
    folder = front_end(tmp_path, _PAGE.replace("MOUNTED", mounted))
    async with running(tauri_command(folder)) as application:
        document = await application.check()
        assert await application.evaluate(INJECTED, result=list[object]) == NOTHING_INJECTED
    assert document.verdict == verdict, document
    assert (verdict == "leak") == any(each.name == "resize on Window" for each in document.findings)
    assert in_haste == any("unmounted before" in each for each in document.notices)
