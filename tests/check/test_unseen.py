"""What is said of those parts of a page that nobody looks into."""

from __future__ import annotations

from pathlib import Path

from check.examine import CheckOptions, check

_PAGE = """<!doctype html><meta charset=utf-8><div id=app></div>
<script>
const app = document.getElementById('app')
let card
{before}
window.mount = async () => {{
  card = document.createElement('p')
  app.append(card)
  {mount}
}}
window.unmount = () => {{ card.remove(); card = undefined }}
</script>"""
_OTHER_ORIGIN = """
const frame = document.createElement('iframe')
frame.sandbox = 'allow-scripts'
frame.srcdoc = '<p>of another origin</p>'
document.body.append(frame)
"""


async def notices_of(folder: Path, *, before: str = "", mount: str = "") -> tuple[str, ...]:
    page = folder / "page.html"
    page.write_text(_PAGE.format(before=before, mount=mount), "utf-8")
    document = await check(CheckOptions(str(page), limit_s=100))
    assert document.verdict == "clean", document
    return document.notices


async def test_a_page_that_is_seen_as_a_whole(tmp_path: Path) -> None:
    assert await notices_of(tmp_path) == ()


async def test_a_frame_of_another_origin(tmp_path: Path) -> None:
    notices = await notices_of(tmp_path, before=_OTHER_ORIGIN)
    assert notices == ("1 frame of other origins: what stays in them is not seen",)


async def test_marks_that_stay(tmp_path: Path) -> None:
    (notice,) = await notices_of(tmp_path, mount="performance.mark('mount')")
    assert notice.startswith("each cycle leaves 1 performance marks or measures")
