"""The bridge of a real page, watched."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

import pytest

from bridge.traffic import NOWHERE, Crossing, Kind, Origin
from lab.metrics.survivors import SURVIVORS
from lab.page.handlers import HandlerBook, Handlers, MountState, PageHandlers, State
from lab.page.page import LabPage
from memory.metrics.heap import HEAP
from tests.lab.shown_page import shown_page

UPLOAD = "plugin:upload|upload"


def states(handlers: Handlers) -> list[tuple[str, int, State]]:
    return [(each.origin.name, each.origin.mount, each.state) for each in handlers.handlers]


@contextlib.asynccontextmanager
async def watched_page(runtime: str, crossings: list[Crossing]) -> AsyncIterator[LabPage]:
    async with shown_page() as page:
        await page.load(runtime)
        with page.bridge.watched(crossings.append):
            yield page


@pytest.mark.parametrize(
    ("runtime", "framework"),
    [("2.4.1", "vue"), ("2.4.1", "react"), ("2.4.1", "plain"), ("2.12.5", "vue")],
)
async def test_a_handler_from_its_registration_to_its_end(runtime: str, framework: str) -> None:
    crossings: list[Crossing] = []
    leaks = runtime == "2.4.1"
    async with watched_page(runtime, crossings) as page:
        offered = await page.scenarios()
        scenario = next(
            each for each in offered if (each.id, each.framework) == ("no-cleanup", framework)
        )
        page.hold_uploads()
        await page.mount(scenario)
        await page.mount(scenario)
        await page.settle()
        ended: list[tuple[str, int, State]] = [(UPLOAD, 1, "ended"), (UPLOAD, 2, "ended")]
        assert states(await page.bridge.handlers()) == (ended if leaks else [])
        await page.unmount()
        after = await page.bridge.handlers()
        assert states(after) == ([ended[0], (UPLOAD, 2, "leaked")] if leaks else [])

        assert after.mounts[1].unmounted_at_s is None
        assert after.mounts[2].unmounted_at_s is not None
        assert {after.mounts[number].name for number in (1, 2)} == {scenario.component}
        assert (after.mounts[1].messages, after.mounts[1].late) == (128, 0)

    per_mount = [[each for each in crossings if each.mount == number] for number in (1, 2)]
    for number, of_mount in enumerate(per_mount, 1):
        kinds = [each.kind for each in of_mount]
        assert kinds.count(Kind.MESSAGE) == 128, number
        assert kinds.count(Kind.END) == (0 if leaks else 1)
        assert (kinds[0], kinds[-1]) == (Kind.INVOKE, Kind.ANSWER)
        callbacks = {each.callback for each in of_mount if each.kind is not Kind.ANSWER}
        assert len(callbacks) == 1
        assert None not in callbacks
    # What the lab asks for itself is not told.
    assert {each.name for each in crossings} == {UPLOAD}


async def test_one_that_is_still_sent_to_and_its_late_messages() -> None:
    crossings: list[Crossing] = []
    async with watched_page("2.12.5", crossings) as page:
        scenario = await page.scenario("unmount-in-flight", "vue")
        page.hold_uploads()
        await page.cycle(scenario)
        sending = await page.bridge.handlers()
        assert [state for _name, _mount, state in states(sending)] == ["sending"]
        page.release_uploads()
        await page.settle()
        after = await page.bridge.handlers()
        assert states(after) == []
        (mount,) = after.mounts.values()
    assert (mount.messages, mount.late) == (128, 127)
    orders = [each.order for each in crossings if each.kind is Kind.MESSAGE]
    assert orders == list(range(128))
    # The backend had sent some of those before the unmount: the page was not so far.
    late = [order for order in orders if order is not None and mount.is_late(order)]
    assert late == orders[1:]


async def test_a_listener_is_sent_to_until_it_is_removed() -> None:
    crossings: list[Crossing] = []
    async with watched_page("2.12.5", crossings) as page:
        await page.cycle(await page.scenario("listen", "vue"))
        await page.cycle(await page.scenario("unlisten", "vue"))
        await page.settle()
        (left,) = states(await page.bridge.handlers())
        assert left[1:] == (1, "sending")
        assert Kind.EVENT in {each.kind for each in crossings}


async def test_looking_leaves_nothing_in_the_page() -> None:
    looks = 500
    async with watched_page("2.4.1", []) as page:
        for _ in range(3):
            await page.cycle(await page.scenario("no-cleanup", "vue"))
        await page.settle()
        readings = []
        for _ in range(2):
            for _look in range(looks):
                await page.bridge.handlers()
            readings.append(await page.read())
    # One number that stayed of each look would take more.
    assert HEAP.of(readings[1]) - HEAP.of(readings[0]) < 16 * looks
    assert SURVIVORS.of(readings[1]) == 3


async def test_a_new_document_has_none_of_the_one_before() -> None:
    async with watched_page("2.4.1", []) as page:
        await page.cycle(await page.scenario("no-cleanup", "vue"))
        await page.settle()
        assert len((await page.bridge.handlers()).handlers) == 1
        await page.load("2.4.1")
        assert (await page.bridge.handlers()) == Handlers((), {})


async def test_what_was_registered_before_anybody_watched_is_listed_too() -> None:
    async with shown_page() as page:
        await page.load("2.4.1")
        await page.cycle(await page.scenario("no-cleanup", "vue"))
        await page.settle()
        looks = [await page.bridge.handlers() for _ in range(2)]
    assert [states(look) for look in looks] == [[], [(*NOWHERE, "leaked")]]


def test_the_book_forgets_what_is_not_registered_any_more() -> None:
    book = HandlerBook()
    for callback in range(1000):
        book.note(callback, Origin(UPLOAD, callback))
    mounted = MountState(7, "UploadCard", None, 3, 0)
    found = book.read(PageHandlers((7, 8, 9, 2000), (mounted,)), {8: Origin(UPLOAD, 8)}, {2000})
    assert len(book) == 3
    assert states(found) == [
        (UPLOAD, 7, "ended"),
        (UPLOAD, 8, "sending"),
        (UPLOAD, 9, "leaked"),
    ]


def test_a_handler_given_while_the_page_answers_keeps_its_origin() -> None:
    book = HandlerBook()
    for callback in (5, 6):
        book.note(callback, Origin(UPLOAD, callback))
    # The page answered before the commands that were given these.
    looks = [
        states(book.read(PageHandlers(callbacks, ()), {}, frozenset()))
        for callbacks in ((), (5,), (5, 6), (5, 6))
    ]
    assert looks[1] == [(UPLOAD, 5, "leaked")]
    # What was missing twice was gone: another one has its id.
    assert looks[3] == [(UPLOAD, 5, "leaked"), (*NOWHERE, "leaked")]


def test_when_a_component_was_unmounted_stays_as_it_was_first_told() -> None:
    book = HandlerBook()
    found = [
        book.read(PageHandlers((), (MountState(1, "Card", ago_ms, 3, 0),)), {}, frozenset())
        for ago_ms in (None, 100.0, 5000.0)
    ]
    first, second, third = (each.mounts[1].unmounted_at_s for each in found)
    assert first is None
    assert second == third
    book.clear()
    again = book.read(PageHandlers((), (MountState(1, "Card", 60_000.0, 3, 0),)), {}, frozenset())
    assert again.mounts[1].unmounted_at_s != second
