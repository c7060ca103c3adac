"""What a page does to its history in many quick cycles is done, as it is where they are slower."""

from __future__ import annotations

from pathlib import Path

from check.examine import CheckOptions, check

_PAGE = """<!doctype html><div id=app></div><script>
let n = 0
const go = () => {
  history.pushState({ n: n += 1 }, '', '#' + n)
  if (history.state.n !== n || location.hash !== '#' + n) throw new Error('it is not there')
}
window.mount = () => { go(); document.getElementById('app').append('card') }
window.unmount = () => { go(); document.getElementById('app').replaceChildren() }
</script>"""


async def test_no_change_of_the_history_is_ignored(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(_PAGE, "utf-8")
    # Chromium by itself ignores those after the 200th in 10 s.
    document = await check(CheckOptions(str(page), cycles=150))
    assert (document.verdict, document.findings) == ("clean", ())
