"""What grows beside a proven leak: told once it is confirmed, never instead of the proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.examine import CheckOptions, check

_PAGE = """<!doctype html><main></main><script>
const main = document.querySelector('main')
const kept = []
class Report { constructor(at) { this.at = at } }
let mounts = 0
window.mount = () => {
  mounts += 1
  MORE
  const card = document.createElement('section')
  main.append(card)
  window.addEventListener('resize', () => { card.hidden = false })
  kept.push(new Report(mounts))
}
window.unmount = () => { main.replaceChildren() }
</script>"""


def page(folder: Path, more: str) -> CheckOptions:
    file = folder / "page.html"
    file.write_text(_PAGE.replace("MORE", more), "utf-8")
    return CheckOptions(str(file))


async def test_what_goes_on_growing_is_told_as_well(tmp_path: Path) -> None:
    document = await check(page(tmp_path, ""))
    assert [(each.kind, each.name) for each in document.findings] == [
        ("listener", "resize on Window"),
        ("dom", "Detached <section>"),
        ("object", "Report"),
    ]
    assert document.cycles > 8


async def test_what_stops_growing_is_not(tmp_path: Path) -> None:
    document = await check(page(tmp_path, "kept.splice(0, kept.length - 30)"))
    assert [each.kind for each in document.findings] == ["listener", "dom"]


@pytest.mark.parametrize(
    "more",
    [
        "if (mounts > 12) throw new Error('no more')",
        "const end = performance.now() + 600; while (performance.now() < end) {}",
    ],
    ids=["throws", "slow"],
)
async def test_a_page_that_bears_no_more_cycles_keeps_its_verdict(
    tmp_path: Path, more: str
) -> None:
    document = await check(page(tmp_path, more))
    assert document.verdict == "leak"
    assert [each.kind for each in document.findings] == ["listener", "dom"]
    assert document.cycles == 8


async def test_a_page_that_bears_some_more_cycles_is_judged_by_them(tmp_path: Path) -> None:
    document = await check(page(tmp_path, "if (mounts > 30) throw new Error('no more')"))
    assert [each.name for each in document.findings][2:] == ["Report"]
    assert document.cycles == 20


async def test_what_is_proven_is_told_though_it_takes_long_to_confirm_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("check.measure._BESIDE_S", 0.5)
    wait = "const end = performance.now() + 200; while (performance.now() < end) {}"
    document = await check(page(tmp_path, f"if (mounts > 10) {{ {wait} }}"))
    assert [each.kind for each in document.findings] == ["listener", "dom"]
    assert document.cycles == 8
