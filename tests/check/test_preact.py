"""Preact, which tells nobody of its components: those that are mounted are found in the page."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from check.examine import CheckOptions, check
from tests.check.framework_pages import MODULES

_PAGE = """<!doctype html><meta charset=utf-8><div id=app></div>
<script type=module>
import {{ Component, h, render }} from './preact.mjs'
const app = document.getElementById('app')
const known = []
class UserCard extends Component {{
  componentDidMount() {{ known.push(this) }}
  componentWillUnmount() {{ {clean_up} }}
  render() {{ return h('ul', null, h('li', null, 'row')) }}
}}
window.mount = () => {{ render(h('section', null, h(UserCard)), app) }}
window.unmount = () => {{ render(null, app) }}
</script>"""


@pytest.mark.parametrize("clean_up", ["known.splice(known.indexOf(this), 1)", ""])
async def test_components_that_clean_up_and_that_do_not(tmp_path: Path, clean_up: str) -> None:
    shutil.copy(MODULES / "preact" / "dist" / "preact.mjs", tmp_path)
    page = tmp_path / "page.html"
    page.write_text(_PAGE.format(clean_up=clean_up), "utf-8")
    document = await check(CheckOptions(str(page), limit_s=100))
    assert document.verdict == ("clean" if clean_up else "leak"), document
    names = [each.name for each in document.findings if each.kind == "component"]
    assert names[:1] == ([] if clean_up else ["UserCard"])
