"""What the page says above its components, with the real engine."""

from __future__ import annotations

import asyncio
from types import NoneType

import msgspec

from lab.experiments.experiment import run_experiment
from lab.experiments.plan import Plan
from lab.page.catalog import Text
from lab.page.page import LabPage
from lab.page.stage_heading import HeadingState, StageHeading
from tests.lab.shown_page import LIMIT_S, shown_page

PICKED = HeadingState(
    offered=True,
    title=Text("No cleanup", "不清理"),
    explanation=Text("Nobody deregisters the handler.", "没有人注销处理函数。"),
)
CHINESE = msgspec.structs.replace(PICKED, language="zh", theme="dark")
EMPTY = "Nothing is mounted. Press Mount, or run some cycles."

# What of the page's own can be read.
_VISIBLE = """[...document.querySelectorAll('#heading > *, .notice')]
    .filter((element) => element.checkVisibility())
    .map((element) => element.textContent)"""


async def visible(page: LabPage) -> list[str]:
    """The texts of the heading and the notice, as far as they are shown."""
    return await page._calls.evaluate(_VISIBLE, result=list[str])


async def show(page: LabPage, state: HeadingState) -> None:
    """Show a state, and wait until the page has it."""
    seen = asyncio.ensure_future(
        page._calls.evaluate(
            """new Promise((done) => new MutationObserver((_, observer) => {
                observer.disconnect()
                done(null)
            }).observe(document, {subtree: true, attributes: true, characterData: true}))""",
            result=NoneType,
        )
    )
    # The observer stands before the state is sent: requests are answered in order, and a task
    # begins in the next turn.
    await asyncio.sleep(0)
    await page._calls.evaluate("null", result=NoneType)
    page.stage_heading.show_state(state)
    await asyncio.wait_for(seen, LIMIT_S)


async def ground(page: LabPage) -> str:
    """The colour behind all, as the page has it now."""
    return await page._calls.evaluate("getComputedStyle(document.body).backgroundColor", result=str)


async def test_a_run_without_a_window_shows_no_heading() -> None:
    async with shown_page() as page:
        await page.load("2.12.5")
        assert await visible(page) == [EMPTY]


async def test_a_state_shown_before_a_load_is_there_after_it_and_after_a_reload() -> None:
    async with shown_page() as page:
        page.stage_heading.show_state(PICKED)
        await page.load("2.12.5")
        texts = [PICKED.title.en, PICKED.explanation.en, EMPTY]
        assert await visible(page) == texts
        await page.reload()
        assert await visible(page) == texts
        await page.load("qt")
        assert await visible(page) == texts


async def test_a_state_that_changes_its_language_and_its_theme_show_at_once() -> None:
    async with shown_page() as page:
        page.stage_heading.show_state(msgspec.structs.replace(PICKED, theme="light"))
        await page.load("2.4.1")
        light = await ground(page)
        await show(page, CHINESE)
        title, explanation, notice = await visible(page)
        assert (title, explanation) == (PICKED.title.zh, PICKED.explanation.zh)
        assert "尚未挂载" in notice
        assert await page._calls.evaluate("document.documentElement.lang", result=str) == "zh"
        assert (light, await ground(page)) == ("rgb(244, 245, 247)", "rgb(27, 29, 33)")


async def test_the_notice_goes_with_a_mount_and_comes_back_after_the_unmount() -> None:
    async with shown_page() as page:
        await page.load("2.12.5")
        empty = await visible(page)
        for framework in ("vue", "react", "plain"):
            await page.mount(await page.scenario("no-cleanup", framework))
            assert await visible(page) == []
            await page.unmount()
            assert await visible(page) == empty


async def test_the_heading_does_not_change_what_is_measured() -> None:
    async with shown_page() as page:
        plan = Plan("no-cleanup", "2.4.1", 5, finds_holders=False)
        without = await run_experiment(page, plan)

        def change(_progress: object) -> None:
            state = CHINESE if page.stage_heading._state != CHINESE else PICKED
            page.stage_heading.show_state(state)

        page.stage_heading.show_state(PICKED)
        with_heading = await run_experiment(page, plan, change)

    def measured(result: object) -> dict[str, object]:
        fields = ("verdict", "survivors", "callbacks_left", "dom_nodes_per_cycle")
        return {name: getattr(result, name) for name in fields}

    assert measured(with_heading) == measured(without)


def test_the_same_state_again_is_no_change() -> None:
    heading = StageHeading()
    changes: list[None] = []
    heading.state_changed.connect(lambda: changes.append(None))
    for state in (PICKED, PICKED, CHINESE):
        heading.show_state(state)
    assert len(changes) == 2
