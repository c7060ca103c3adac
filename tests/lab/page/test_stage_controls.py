"""The page's own buttons, with the real engine."""

from __future__ import annotations

import asyncio
import json
from types import NoneType

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from lab.experiments.experiment import Plan, run_experiment
from lab.metrics.callbacks import CALLBACKS
from lab.page.catalog import Text
from lab.page.page import LabPage
from lab.page.stage_controls import StageControls, StageState
from tests.lab.shown_page import LIMIT_S, shown_page

READY = StageState(
    offered=True,
    can=("mount", "run", "collect"),
    cycles=7,
    title=Text("No cleanup", "不清理"),
)
BUSY = msgspec.structs.replace(READY, can=("pause", "cancel"))

# What of the page's own can be read.
_VISIBLE = """[...document.querySelectorAll('#controls button, #controls .title, .notice')]
    .filter((element) => element.checkVisibility())
    .map((element) => element.textContent)"""
_ENABLED = "[...document.querySelectorAll('button:enabled')].map((button) => button.className)"


async def enabled(page: LabPage) -> list[str]:
    """The buttons that can be pressed."""
    return await page._calls.evaluate(_ENABLED, result=list[str])


async def visible(page: LabPage) -> list[str]:
    """The texts of the bar and the notice, as far as they are shown."""
    return await page._calls.evaluate(_VISIBLE, result=list[str])


async def show(page: LabPage, state: StageState) -> None:
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
    # The observer stands before the state is sent: requests are answered in order.
    await page._calls.evaluate("null", result=NoneType)
    page.stage_controls.show_state(state)
    await asyncio.wait_for(seen, LIMIT_S)


async def click(page: LabPage, action: str) -> None:
    """Click a button with the mouse."""
    center = await page._calls.evaluate(
        f"""(() => {{
            const box = document.querySelector({json.dumps(f"button.{action}")})
                .getBoundingClientRect()
            return [box.x + box.width / 2, box.y + box.height / 2]
        }})()""",
        result=tuple[float, float],
    )
    point: QPoint = (QPointF(*center) * page.view.zoomFactor()).toPoint()
    target = page.view.focusProxy()
    assert target is not None
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


async def test_a_run_without_a_window_shows_no_bar() -> None:
    async with shown_page() as page:
        await page.load("2.12.5")
        assert await visible(page) == [
            "Nothing is mounted. Press Mount, or Mount / unmount for a whole run."
        ]
        assert await enabled(page) == []


async def test_a_state_shown_before_a_load_is_there_after_it_and_after_a_reload() -> None:
    async with shown_page() as page:
        page.stage_controls.show_state(READY)
        await page.load("2.12.5")
        assert await enabled(page) == ["mount", "run", "collect"]
        texts = await visible(page)
        assert {"Mount / unmount × 7", "No cleanup"} <= set(texts)
        await page.reload()
        assert (await enabled(page), await visible(page)) == (["mount", "run", "collect"], texts)
        await page.load("qt")
        assert (await enabled(page), await visible(page)) == (["mount", "run", "collect"], texts)


async def test_a_state_that_changes_and_its_language_show_at_once() -> None:
    async with shown_page() as page:
        page.stage_controls.show_state(READY)
        await page.load("2.4.1")
        await show(page, msgspec.structs.replace(BUSY, paused=True, language="zh"))
        assert await enabled(page) == ["pause", "cancel"]
        texts = await visible(page)
        assert {"挂载", "继续", "不清理"} <= set(texts)
        assert "尚未挂载" in texts[-1]
        assert await page._calls.evaluate("document.documentElement.lang", result=str) == "zh"


async def test_a_click_in_the_page_is_told_and_mounts_nothing_by_itself() -> None:
    async with shown_page() as page:
        page.stage_controls.show_state(READY)
        await page.load("2.12.5")
        pressed: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        page.stage_controls.pressed.connect(pressed.set_result)
        await click(page, "mount")
        assert await asyncio.wait_for(pressed, LIMIT_S) == "mount"
        reading = await page.read()
        assert (reading.created, CALLBACKS.of(reading)) == (0, 0)


async def test_the_notice_goes_with_a_mount_and_comes_back_after_the_unmount() -> None:
    async with shown_page() as page:
        await page.load("2.12.5")
        empty = await visible(page)
        for framework in ("vue", "react", "plain"):
            await page.mount(await page.scenario("no-cleanup", framework))
            assert await visible(page) == []
            await page.unmount()
            assert await visible(page) == empty


async def test_the_bar_does_not_change_what_is_measured() -> None:
    async with shown_page() as page:
        plan = Plan("no-cleanup", "2.4.1", 5, finds_holders=False)
        without = await run_experiment(page, plan)

        def change(_progress: object) -> None:
            state = BUSY if page.stage_controls._state != BUSY else READY
            page.stage_controls.show_state(state)

        page.stage_controls.show_state(READY)
        with_bar = await run_experiment(page, plan, change)

    def measured(result: object) -> dict[str, object]:
        fields = ("verdict", "survivors", "callbacks_left", "dom_nodes_per_cycle")
        return {name: getattr(result, name) for name in fields}

    assert measured(with_bar) == measured(without)


@pytest.mark.parametrize("action", ["launch", "", "Mount", "unmount"])
def test_a_press_of_what_there_is_not_or_cannot_be_done_is_ignored(
    action: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "leaklab.page")
    controls = StageControls()
    pressed: list[str] = []
    controls.pressed.connect(pressed.append)
    controls.show_state(READY)
    controls.press(action)
    assert (pressed, len(caplog.messages)) == ([], 1)
    controls.press("mount")
    assert pressed == ["mount"]


def test_the_same_state_again_is_no_change() -> None:
    controls = StageControls()
    changes: list[None] = []
    controls.state_changed.connect(lambda: changes.append(None))
    for state in (READY, READY, BUSY):
        controls.show_state(state)
    assert len(changes) == 2
