"""Several targets: the engine is made ready for the next while one is checked, and no more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from check.examine import CheckOptions
from check.series import check_all

_LEFT = "<!doctype html><script>window.mount = window.unmount = () => { %s }</script>"


async def test_the_next_page_is_made_ready_meanwhile_and_loaded_when_it_has_its_turn(
    tmp_path: Path,
) -> None:
    said: list[str] = []

    def show(name: str) -> Callable[[str], None]:
        said.append(f"{Path(name).stem} begins")
        return lambda doing: said.append(f"{Path(name).stem}: {doing}")

    plans: list[CheckOptions] = []
    for name in ("first", "second", "third"):
        page = tmp_path / f"{name}.html"
        page.write_text(_LEFT % "document.title += 'x'")
        plans.append(CheckOptions(str(page)))
    report = await check_all(plans, show)
    assert [Path(each.target).stem for each in report.results] == ["first", "second", "third"]
    at = said.index
    assert at("second begins") < at("first: comparing heap snapshots")
    assert at("first: comparing heap snapshots") < at("second: loading the page")
    # Of one more nothing is begun yet.
    assert at("second: loading the page") < at("third: loading the page")
    assert at("first: comparing heap snapshots") < at("third begins")
