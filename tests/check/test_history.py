"""What a page does to its history in many quick cycles is done, as it is where they are slower."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.examine import CheckOptions, check

_PAGE = """<!doctype html><div id=app></div><script>
const kept = []
let n = 0
const go = () => {
  n += 1
  CHANGE
  if (location.hash !== '#' + n) throw new Error('it is not there')
}
window.mount = () => { go(); document.getElementById('app').append('card') }
window.unmount = () => { go(); kept.push({ n }); document.getElementById('app').replaceChildren() }
</script>"""


@pytest.mark.parametrize("change", ["history.pushState({ n }, '', '#' + n)", "location.hash = n"])
async def test_no_change_of_the_history_is_ignored(tmp_path: Path, change: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(_PAGE.replace("CHANGE", change), "utf-8")
    # To confirm what grows takes as many cycles as are quick; Chromium ignores what is beyond 200
    # changes in 10 s.
    document = await check(CheckOptions(str(page)))
    assert document.verdict == "leak"
    assert 30 < document.cycles <= 90
