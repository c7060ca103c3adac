"""WebKit lets a page change its history a hundred times in ten seconds, and throws then."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attach.applications import running, tauri_command
from tests.real_tauri import needs_tauri

# As routers do it: two changes for each way, and where the engine refuses, the document anew.
_PAGE = """<!doctype html><div id=app></div><script type=module>
const app = document.getElementById('app'), seen = []
let card
const go = (to) => {
  try {
    history.replaceState({ left: to }, '')
    history.pushState({ at: to }, '', to)
  } catch {
    location.assign(to)
  }
}
window.mount = () => {
  go('#card')
  card = document.createElement('article')
  app.append(card)
  LEAVE
}
window.unmount = () => { go('#home'); card.remove(); card = undefined }
</script>"""


@needs_tauri
@pytest.mark.parametrize(
    ("leave", "verdict"),
    [("seen.push({ at: Date.now(), text: 'seen' })", "leak"), ("", "clean")],
)
async def test_a_page_with_a_router_is_not_hurried(
    tmp_path: Path, leave: str, verdict: str
) -> None:
    front_end = tmp_path / "front-end"
    front_end.mkdir()
    (front_end / "index.html").write_text(_PAGE.replace("LEAVE", leave), "utf-8")
    async with running(tauri_command(front_end)) as application:
        document = await application.check()
    assert document.verdict == verdict
    assert document.cycles <= 100 // 4
