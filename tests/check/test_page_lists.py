"""Lists of a page that are in no heap: told where nothing else shows what piles up."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.examine import CheckOptions, check

_PAGE = """<!doctype html><style id=sheet></style><main></main><script>
const { sheet } = document.getElementById('sheet')
const main = document.querySelector('main')
const kept = []
let mounts = 0
window.mount = () => {
  mounts += 1
  const card = document.createElement('section')
  main.append(card)
  sheet.insertRule(`.card-${mounts} { color: red }`)
  MORE
}
window.unmount = () => { main.replaceChildren() }
</script>"""


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ("", ["rules of style sheets"]),
        ("kept.push(card)", ["Detached <section>"]),
        ("window.addEventListener('resize', () => main)", ["resize on Window"]),
    ],
    ids=["alone", "beside elements", "beside a listener"],
)
async def test_rules_are_told_where_nothing_else_is(
    tmp_path: Path, more: str, names: list[str]
) -> None:
    file = tmp_path / "page.html"
    file.write_text(_PAGE.replace("MORE", more), "utf-8")
    document = await check(CheckOptions(str(file)))
    assert [each.name for each in document.findings][:1] == names
    assert ("rules of style sheets" in {each.name for each in document.findings}) == (not more)
