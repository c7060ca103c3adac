"""A page is quiet where nothing is to come that may yet let go of something."""

from __future__ import annotations

from pathlib import Path
from types import NoneType

import pytest

from check import tracker
from check.embedded import CheckedPage
from check.target import target_named

_PAGE = "<!doctype html><main></main>"
_TRANSITION = "document.body.style.transition = '9s opacity'; document.body.checkVisibility();"


@pytest.mark.parametrize(
    ("does", "is_quiet"),
    [
        ("", True),
        ("clearTimeout(setTimeout(() => {}, 9000))", True),
        ("setTimeout(() => {}, 9000)", False),
        ("setInterval(() => {}, 9000)", False),
        ("const loop = () => { requestAnimationFrame(loop) }; loop()", False),
        ("AbortSignal.timeout(9000)", False),
        ("scheduler.postTask(() => {}, { delay: 9000 })", False),
        ("scheduler.postTask(() => {})", True),
        ("document.querySelector('main').animate([], 9000)", False),
        ("document.createElement('p').animate([], 9000)", False),
        ("new Animation(new KeyframeEffect(document.body, [], 9000)).play()", False),
        (f"{_TRANSITION} document.body.style.opacity = 0", False),
        ("document.createElement('audio').play().catch(() => {})", False),
        ("document.querySelector('main').innerHTML = '<iframe src=\"data:text/html,x\">'", False),
    ],
)
async def test_what_a_page_waits_for(tmp_path: Path, does: str, is_quiet: bool) -> None:
    file = tmp_path / "page.html"
    file.write_text(_PAGE, "utf-8")
    async with CheckedPage(target_named(str(file))) as page:
        await page.session.evaluate(f"void (() => {{ {does} }})()", result=NoneType)
        await page.session.evaluate(tracker.call("settle(0)"), result=NoneType)
        assert (await tracker.read(page.session)).is_quiet == is_quiet
