"""``check`` of a page that has nothing to mount: each link is clicked, and then Back pressed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.end2end.process import run

# A router as frameworks have it.
_ROUTER = """<!doctype html><meta charset=utf-8>
<nav><a href="/leaks">leaks</a> <a href='/say "hi"'>clean</a> <a href="/leaks">once more</a>
<a href="/late">late</a> <a href="other.html">another document</a> <a href="/modal">modal</a>
<a href="#below">below</a> <a href="https://example.org/">elsewhere</a>
<a href="/file.zip" download>file</a> <a href="/new" target=_blank>new window</a>
<a href="/hidden" style="display: none">hidden</a></nav>
<main id=app></main><p id=below>
<script>
const app = document.getElementById('app')
const show = () => {
  const view = document.createElement('article')
  view.textContent = location.pathname
  app.replaceChildren(view)
  if (location.pathname === '/leaks') addEventListener('resize', () => view.offsetWidth)
}
document.querySelector('nav').addEventListener('click', (event) => {
  const href = event.target.getAttribute('href')
  if (!href.startsWith('/')) return
  event.preventDefault()
  if (href === '/modal') { app.append('open'); return }
  setTimeout(() => { history.pushState({}, '', href); show() }, href === '/late' ? 300 : 0)
})
addEventListener('popstate', show)
show()
</script>"""


def front_end(folder: Path, index: str) -> str:
    (folder / "index.html").write_text(index, "utf-8")
    (folder / "other.html").write_text("<!doctype html><p>other", "utf-8")
    return str(folder)


def test_each_link_is_a_test_with_its_result(tmp_path: Path) -> None:
    page = front_end(tmp_path, _ROUTER)
    junit = tmp_path / "report.xml"
    ended = run("check", page, "--json", "-", "--junit", str(junit), limit_s=100)
    assert ended.status == 1
    results = json.loads(ended.out)["results"]
    assert [(each["link"], each["verdict"]) for each in results] == [
        ("/leaks", "leak"),
        ("/say%20%22hi%22", "clean"),
        ("/late", "clean"),
        ("/other.html", None),
        ("/modal", None),
    ]
    leak, _, _, other, modal = results
    assert leak["findings"][0]["name"] == "resize on Window"
    assert leak["findings"][0]["place"] == "index.html:14"
    assert other["skipped"]
    assert "loads another document" in other["error"]
    assert modal["skipped"]
    assert "did not change the page's address" in modal["error"]
    assert f"{page} → /leaks" in junit.read_text()
    # What was skipped is no verdict that is missed.
    assert ended.err == ""


@pytest.mark.parametrize("body", ["", "<a href='https://example.org/'>away</a>"])
def test_a_page_with_neither_says_what_to_do(tmp_path: Path, body: str) -> None:
    ended = run("check", front_end(tmp_path, f"<!doctype html>{body}"))
    assert (ended.status, ended.out) == (2, "")
    assert "no window.mount and window.unmount, and no link" in ended.err


def test_a_page_that_threw_before_it_had_its_functions_says_so(tmp_path: Path) -> None:
    script = "missing.start('\\u001b[31m'); window.mount = window.unmount = () => {}"
    ended = run("check", front_end(tmp_path, f"<!doctype html><script>{script}</script>"))
    assert (ended.status, ended.out) == (2, "")
    assert "threw as it loaded: Uncaught ReferenceError: missing is not defined; " in ended.err
    assert "no window.mount and window.unmount" in ended.err


def test_where_all_links_load_documents_nothing_was_tested(tmp_path: Path) -> None:
    ended = run("check", front_end(tmp_path, "<!doctype html><a href=other.html>other</a>"))
    assert ended.status == 2
    assert "- skipped" in ended.out
    # Where the lines are broken depends on how long the folder's name is.
    assert "loads another document" in " ".join(ended.out.split())
    assert ended.err.startswith("leak-lab: cannot measure: nothing was there to test; ")


def test_no_more_than_thirty_are_clicked_and_the_rest_is_told(tmp_path: Path) -> None:
    links = "".join(f"<a href='other.html?{at}'>{at}</a> " for at in range(33))
    ended = run("check", front_end(tmp_path, f"<!doctype html>{links}"), limit_s=110)
    assert ended.status == 2
    assert "has 3 more links that were not tested" in ended.out
    assert "30 tests: 30 skipped" in ended.out
