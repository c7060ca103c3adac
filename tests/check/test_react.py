"""React in both of its builds, with a hook of the page's own, and with what it must clean up."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.examine import CheckOptions, check
from report.check_result import CheckDocument, CheckFinding
from tests.check.framework_pages import REACT_BUILDS, ReactBuild, react_script

_PAGE = """<!doctype html><meta charset=utf-8><div id=app></div>
<script>{before}</script>
<script src=react.js></script><script>
const {{ createElement: h, useEffect, useState, memo }} = React
const handlers = new Set()
const Row = memo(function RowItem({{ n }}) {{ return h('li', null, 'row ' + n) }})
function UserCard() {{
  const [n, setN] = useState(0)
  useEffect(() => {{
    const more = () => setN(n + 1)
    handlers.add(more)
    {clean_up}
  }}, [])
  return h('ul', null, [1, 2, 3].map((n) => h(Row, {{ n, key: n }})))
}}
let show
function App() {{
  const [shown, setShown] = useState(false)
  show = setShown
  return shown ? h(UserCard) : null
}}
ReactDOM.createRoot(document.getElementById('app')).render(h(App))
const until = async (isShown) => {{
  show(isShown)
  const is = () => document.querySelector('ul') !== null
  while (is() !== isShown) await new Promise((resolve) => setTimeout(resolve))
}}
window.mount = () => until(true)
window.unmount = () => until(false)
</script>"""
_CLEANS_UP = "return () => { handlers.delete(more) }"
# As pages do that want no developer tools, and as such tools do.
_OWN_HOOKS = {
    "disabled": "window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = { isDisabled: true, inject() {} }",
    "own": (
        "window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = { renderers: new Map(), supportsFiber: true,"
        " inject() { return 1 }, onCommitFiberRoot() {},"
        " onCommitFiberUnmount() { window.unmounts = (window.unmounts ?? 0) + 1 } }"
    ),
    "frozen": (
        "window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = Object.freeze({ supportsFiber: true,"
        " inject() { return 1 } })"
    ),
    "defined": (
        "Object.defineProperty(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__', { value: {"
        " supportsFiber: true, inject() { return 1 } } })"
    ),
}


async def checked(
    folder: Path, build: ReactBuild, clean_up: str, before: str = ""
) -> CheckDocument:
    (folder / "react.js").write_text(react_script(build), "utf-8")
    page = folder / "page.html"
    page.write_text(_PAGE.format(before=before, clean_up=clean_up), "utf-8")
    return await check(CheckOptions(str(page), limit_s=100))


def component(document: CheckDocument) -> CheckFinding | None:
    return next((each for each in document.findings if each.kind == "component"), None)


@pytest.mark.parametrize("build", REACT_BUILDS)
async def test_a_component_that_cleans_up(tmp_path: Path, build: ReactBuild) -> None:
    document = await checked(tmp_path, build, _CLEANS_UP)
    assert document.verdict == "clean", document


@pytest.mark.parametrize("build", REACT_BUILDS)
async def test_a_component_that_does_not(tmp_path: Path, build: ReactBuild) -> None:
    document = await checked(tmp_path, build, "")
    assert document.verdict == "leak"
    found = component(document)
    assert found is not None
    assert found.name == "UserCard"
    assert found.per_cycle == 1
    assert document.findings[0].path[:2] == ("Window", 'module scope "handlers"')


@pytest.mark.parametrize("hook", _OWN_HOOKS)
async def test_a_page_with_a_hook_of_its_own(tmp_path: Path, hook: str) -> None:
    """It works as without Leak Lab; what React does not tell, snapshots show."""
    document = await checked(tmp_path, "production", "", _OWN_HOOKS[hook])
    assert document.verdict == "leak"
    assert document.notices == ()
    found = component(document)
    assert found is not None
    assert found.name == "UserCard"
