"""Several targets: the engine is made ready for the next while one is checked, and no more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from check.access.options import AccessOptions
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


def pages(folder: Path, **scripts: str) -> list[CheckOptions]:
    """Plans of pages with these scripts in their `mount` and `unmount`, by their names."""
    plans: list[CheckOptions] = []
    for name, script in scripts.items():
        page = folder / f"{name}.html"
        page.write_text(_LEFT % script)
        plans.append(CheckOptions(str(page)))
    return plans


class Told:
    """What was said, by the name of the page."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def show(self, name: str) -> Callable[[str], None]:
        return lambda doing: self.said.append(f"{Path(name).stem}: {doing}")

    def is_in_turn(self, *names: str) -> bool:
        """Whether each was begun when nothing more was said of the one before."""
        of_whom = [each.split(":")[0] for each in self.said]
        return of_whom == sorted(of_whom, key=names.index)


async def test_two_are_measured_at_a_time_and_the_results_stand_in_order(tmp_path: Path) -> None:
    told = Told()
    slow = "return new Promise((done) => setTimeout(done, 100))"
    plans = pages(tmp_path, slow=slow, throws="throw 1", quick="document.title += 'x'")
    report = await check_all(plans, told.show, jobs=2)
    assert [Path(each.target).stem for each in report.results] == ["slow", "throws", "quick"]
    assert [each.verdict for each in report.results] == ["clean", None, "clean"]
    said = told.said.index
    assert said("quick: comparing heap snapshots") < said("slow: comparing heap snapshots")


@pytest.mark.parametrize("shared", ["snapshots", "commands"])
async def test_what_shares_something_is_checked_alone(tmp_path: Path, shared: str) -> None:
    told = Told()
    kept = tmp_path / "kept"
    kept.mkdir()
    plans = pages(tmp_path, one="this.a = 1", two="this.a = 1", three="this.a = 1")
    if shared == "commands":
        commands = tmp_path / "commands.py"
        commands.write_text("")
        access = AccessOptions(commands=commands)
        plans = [plans[0], replace(plans[1], access=access), plans[2]]
    await check_all(plans, told.show, jobs=3, snapshots=kept if shared == "snapshots" else None)
    assert told.is_in_turn("one", "two", "three")


async def test_a_mistake_of_ours_ends_the_others_and_is_told_as_it_is(tmp_path: Path) -> None:
    def show(name: str) -> Callable[[str], None]:
        if Path(name).stem == "two":
            raise LookupError("two")
        return lambda _doing: None

    hangs = "return new Promise(() => {})"
    with pytest.raises(LookupError):
        await check_all(pages(tmp_path, one=hangs, two=hangs, three=hangs), show, jobs=2)
    assert [task for task in asyncio.all_tasks() if task is not asyncio.current_task()] == []


async def test_while_a_page_only_waits_the_next_is_measured(tmp_path: Path) -> None:
    told = Told()
    kept = (
        "const card = document.createElement('p'); document.documentElement.append(card); "
        "card.remove(); (this.kept ??= []).push(card)"
    )
    report = await check_all(
        pages(tmp_path, keeps=kept, changes="document.title += 'x'"), told.show
    )
    assert [each.verdict for each in report.results] == ["leak", "clean"]
    said = told.said.index
    waits = said("keeps: waiting for what is released late")
    assert waits < said("changes: comparing heap snapshots")
