"""What a person does is noted, done again by real events, and saved for the command line."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from check.cycles.options import CycleOptions
from check.cycles.recorded import RecordedCycles
from check.embedded import CheckedPage
from check.examine import CheckOptions, check
from check.loads import Loads
from check.recording.keys import Key, key_named
from check.recording.recorder import Recorder
from check.recording.steps import Step, scenario_file
from check.target import target_named
from system.errors import CannotMeasureError

PAGES = Path(__file__).parent / "pages"
OPEN, CLOSE = Step("click", '[data-testid="open"]'), Step("click", 'button:text("Close")')


@pytest.fixture(params=["leak", "clean"])
def page(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    truth = str(request.param)
    page = tmp_path / f"{truth}.html"
    page.write_text((PAGES / "leaking-dialog.html").read_text("utf-8"), "utf-8")
    return page, truth


async def recorded(page: Path, done: Sequence[Step]) -> tuple[Step, ...]:
    """What is noted while ``done`` is done by events that are as a person's."""
    async with CheckedPage(target_named(str(page))) as subject:
        cycles = RecordedCycles(subject.session, Loads(), done)
        await cycles.prepare()
        recorder = Recorder(subject.session)
        await recorder.start()
        await cycles.run(1)
        return await recorder.stop()


async def test_a_password_is_noted_as_one_and_no_file_keeps_it(tmp_path: Path) -> None:
    page = tmp_path / "login.html"
    page.write_text('<!doctype html><input type="password" id="secret">', "utf-8")
    (step,) = await recorded(page, [Step("fill", "#secret", value="hunter2")])
    assert (step.at, step.value, step.secret) == ("#secret", "hunter2", True)
    text = scenario_file([step], str(page))
    assert "hunter2" not in text
    file = tmp_path / "login.scenario.js"
    file.write_text(text, "utf-8")
    with pytest.raises(CannotMeasureError, match=r"step 1 \(#secret\) types a password"):
        await check(CheckOptions(str(page), CycleOptions(scenario=file)))


async def test_clicks_are_noted_and_give_the_same_verdict_from_a_file(
    page: tuple[Path, str], tmp_path: Path
) -> None:
    target, truth = page
    steps = await recorded(target, [OPEN, CLOSE])
    assert [(step.do, step.at, step.label) for step in steps] == [
        ("click", '[data-testid="open"]', "Open"),
        ("click", 'button:text("Close")', "Close"),
    ]
    in_window = await check(CheckOptions(str(target), CycleOptions(steps=steps), cycles=7))
    file = tmp_path / "dialog.scenario.js"
    file.write_text(scenario_file(steps, str(target)), "utf-8")
    from_file = await check(CheckOptions(str(target), CycleOptions(scenario=file), cycles=7))
    for document in (in_window, from_file):
        assert document.verdict == truth, document
        assert document.cycles >= 7
    assert from_file.findings == in_window.findings
    if truth == "leak":
        assert in_window.findings[0].name == "keydown on HTMLDocument"


async def test_typing_and_keys_are_noted(page: tuple[Path, str]) -> None:
    target, truth = page
    done = [
        OPEN,
        Step("fill", "[name=who]", value="Ann \U0001f600"),
        Step("key", "", key="Escape"),
    ]
    steps = await recorded(target, done)
    assert [(step.do, step.at, step.key, step.value) for step in steps] == [
        ("click", '[data-testid="open"]', None, None),
        ("fill", 'input[aria-label="Who"]', None, "Ann \U0001f600"),
        ("key", 'input[aria-label="Who"]', "Escape", None),
    ]
    document = await check(CheckOptions(str(target), CycleOptions(steps=steps), cycles=7))
    assert document.verdict == truth, document


async def test_a_step_whose_element_does_not_come_is_said(page: tuple[Path, str]) -> None:
    target, _ = page
    steps = (OPEN, Step("click", "#nowhere"))
    with pytest.raises(CannotMeasureError, match=r"step 2: #nowhere cannot be seen within 5 s"):
        await check(CheckOptions(str(target), CycleOptions(steps=steps)))


async def test_a_locator_that_is_none_is_said(page: tuple[Path, str]) -> None:
    target, _ = page
    with pytest.raises(CannotMeasureError, match=r"step 1 \(#\?\) cannot be done: .*selector"):
        await check(CheckOptions(str(target), CycleOptions(steps=(Step("click", "#?"),))))


async def test_a_file_without_steps_is_said(page: tuple[Path, str], tmp_path: Path) -> None:
    target, _ = page
    file = tmp_path / "empty.js"
    file.write_text(scenario_file((), str(target)), "utf-8")
    with pytest.raises(CannotMeasureError, match="there is no step to repeat"):
        await check(CheckOptions(str(target), CycleOptions(scenario=file)))


async def test_what_is_noted_is_told_at_once(page: tuple[Path, str]) -> None:
    target, _ = page
    async with CheckedPage(target_named(str(target))) as subject:
        recorder = Recorder(subject.session)
        await recorder.start()
        assert await recorder.next() == ()
        waiting = asyncio.ensure_future(recorder.next())
        cycles = RecordedCycles(subject.session, Loads(), [OPEN])
        await cycles.prepare()
        await cycles.run(1)
        assert len(await waiting) == 1


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Escape", Key("Escape", 27, "", 0)),
        ("a", Key("a", 65, "a", 0)),
        ("Enter", Key("Enter", 13, "\r", 0)),
        ("Control+Shift+k", Key("k", 75, "", 10)),
        ("Control++", Key("+", 0, "", 2)),
        ("+", Key("+", 0, "+", 0)),
    ],
)
def test_keys(name: str, key: Key) -> None:
    assert key_named(name) == key


def test_a_file_breaks_out_of_nothing() -> None:
    text = scenario_file([Step("fill", "#a", value='\u2028"</script>\n')], "page\n*/ evil()")
    assert "\u2028" not in text
    assert len([line for line in text.splitlines() if not line.startswith("//")]) == 3
