"""Vue in its development and its production build, with and without what it must clean up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from check.examine import CheckOptions, check
from report.check_result import CheckDocument

_VUE = Path(__file__).parents[2] / "web" / "node_modules" / "vue" / "dist"
_BUILDS = ("vue.global.js", "vue.global.prod.js")
_PAGE = """<!doctype html><meta charset=utf-8><div id=app></div>
<script src={build}></script><script>
const {{ createApp, h, ref, onMounted, onUnmounted, Transition }} = Vue
const shown = ref(false)
const handlers = new Set()
const Row = {{ name: 'RowItem', props: ['n'], setup: (props) => () => h('li', 'row ' + props.n) }}
const Card = {{ name: 'UserCard', setup() {{
  const n = ref(0), more = () => n.value++
  onMounted(() => handlers.add(more))
  {clean_up}
  return () => h('ul', {{ onClick: more }}, [1, 2, 3].map((n) => h(Row, {{ n, key: n }})))
}} }}
createApp({{ setup: () => () => h(Transition, () => shown.value ? h(Card) : null) }}).mount('#app')
window.mount = async () => {{ shown.value = true; await Vue.nextTick() }}
window.unmount = async () => {{ shown.value = false; await Vue.nextTick() }}
</script>"""


async def checked(folder: Path, build: str, clean_up: str) -> CheckDocument:
    shutil.copy(_VUE / build, folder)
    page = folder / "page.html"
    page.write_text(_PAGE.format(build=build, clean_up=clean_up), "utf-8")
    return await check(CheckOptions(str(page), limit_s=100))


@pytest.mark.parametrize("build", _BUILDS)
async def test_a_component_that_cleans_up(tmp_path: Path, build: str) -> None:
    document = await checked(tmp_path, build, "onUnmounted(() => handlers.delete(more))")
    assert document.verdict == "clean", document


@pytest.mark.parametrize("build", _BUILDS)
async def test_a_component_that_does_not(tmp_path: Path, build: str) -> None:
    document = await checked(tmp_path, build, "")
    assert document.verdict == "leak"
    assert document.findings[0].name.startswith("closure more")
    assert document.findings[0].path[:2] == ("Window", 'module scope "handlers"')
