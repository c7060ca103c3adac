"""Who listens to which event, and the scripts by which the page hears of it."""

from __future__ import annotations

import pytest

from bridge.backend import Backend
from bridge.commands import Commands
from bridge.events import register_events
from tests.bridge.front_end import FrontEnd, Json


@pytest.fixture
def eventful() -> Backend:
    commands = Commands()
    register_events(commands)
    return Backend(commands)


async def listen(page: FrontEnd, event: str = "status") -> tuple[int, Json]:
    """The callback that listens, and the id by which it can be removed."""
    callback, _argument = page.channel()
    arguments: Json = {"event": event, "target": {"kind": "Any"}, "handler": callback}
    return callback, await page.invoke("plugin:event|listen", arguments)


def scripts(page: FrontEnd) -> list[list[Json]]:
    """What has come but for answers."""
    return [each for batch in page.batches for each in batch if each[0] != "answer"]


async def test_a_listener_is_entered_by_a_script_before_its_answer(eventful: Backend) -> None:
    page = FrontEnd(eventful)
    callback, event_id = await listen(page)
    assert page.batches == [
        [
            ["listen", event_id, "status", {"kind": "Any"}, callback],
            ["answer", page.batches[0][1][1], event_id],
        ]
    ]


async def test_an_event_is_one_script_however_many_listen(eventful: Backend) -> None:
    page = FrontEnd(eventful)
    (first, first_id), (second, second_id) = await listen(page), await listen(page)
    await listen(page, "another")
    page.batches.clear()
    await page.invoke("plugin:event|emit", {"event": "status", "payload": {"n": 1}})
    assert scripts(page) == [["emit", "status", {"n": 1}, [first_id, second_id]]]
    assert [page.messages[each][0] for each in (first, second)] == [
        {"event": "status", "payload": {"n": 1}, "id": event_id}
        for event_id in (first_id, second_id)
    ]


async def test_an_event_that_nobody_hears_is_no_script(eventful: Backend) -> None:
    page = FrontEnd(eventful)
    await listen(page, "another")
    page.batches.clear()
    await page.invoke("plugin:event|emit", {"event": "status"})
    assert scripts(page) == []


@pytest.mark.parametrize(("version", "by_script"), [("2.5.0", True), ("2.6.0", False)])
async def test_unlisten_is_a_script_up_to_2_5(
    eventful: Backend, version: str, by_script: bool
) -> None:
    page = FrontEnd(eventful, version)
    _callback, event_id = await listen(page)
    page.batches.clear()
    await page.invoke("plugin:event|unlisten", {"event": "status", "eventId": event_id})
    assert scripts(page) == ([["unlisten", event_id, "status"]] if by_script else [])
    page.batches.clear()
    await page.invoke("plugin:event|emit", {"event": "status"})
    assert scripts(page) == []


async def test_listeners_outlive_their_document_and_go_with_the_application(
    eventful: Backend,
) -> None:
    old = FrontEnd(eventful)
    _callback, old_id = await listen(old)
    new = FrontEnd(eventful)
    callback, new_id = await listen(new)
    assert eventful.listeners == 2
    assert new_id != old_id
    new.batches.clear()
    await new.invoke("plugin:event|emit", {"event": "status"})
    assert scripts(new) == [["emit", "status", None, [old_id, new_id]]]
    assert len(new.messages[callback]) == 1
    eventful.end_document()
    assert eventful.listeners == 0
