"""Who listens to which event, and the scripts by which the page hears of it."""

from __future__ import annotations

import pytest

from bridge.backend import Backend
from bridge.commands import Commands
from bridge.events import register_events
from tests.bridge.front_end import FrontEnd, Json, RejectedError


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


ANY: Json = {"kind": "Any"}
MAIN: Json = {"kind": "AnyLabel", "label": "main"}
OTHER: Json = {"kind": "AnyLabel", "label": "other"}
WINDOW: Json = {"kind": "Window", "label": "main"}
WEBVIEW: Json = {"kind": "Webview", "label": "main"}
APP: Json = {"kind": "App"}


@pytest.mark.parametrize(
    ("emitted_to", "hearing"),
    [
        (None, [ANY, MAIN, OTHER, WINDOW, WEBVIEW, APP]),
        (ANY, [ANY, MAIN, OTHER, WINDOW, WEBVIEW, APP]),
        (MAIN, [ANY, MAIN, WINDOW, WEBVIEW]),
        (OTHER, [ANY, OTHER]),
        (WINDOW, [ANY, MAIN, WINDOW]),
        (APP, [ANY, APP]),
    ],
)
async def test_a_listener_hears_what_its_target_matches(
    eventful: Backend, emitted_to: Json, hearing: list[Json]
) -> None:
    page = FrontEnd(eventful)
    targets: dict[int, Json] = {}
    for target in (ANY, MAIN, OTHER, WINDOW, WEBVIEW, APP):
        callback, _argument = page.channel()
        listening: Json = {"event": "status", "target": target, "handler": callback}
        await page.invoke("plugin:event|listen", listening)
        targets[callback] = target
    if emitted_to is None:
        await page.invoke("plugin:event|emit", {"event": "status"})
    else:
        await page.invoke("plugin:event|emit_to", {"event": "status", "target": emitted_to})
    assert [target for callback, target in targets.items() if page.messages[callback]] == hearing


@pytest.mark.parametrize("command", ["listen", "unlisten", "emit", "emit_to"])
async def test_a_name_with_other_characters_is_refused_in_tauris_words(
    eventful: Backend, command: str
) -> None:
    page = FrontEnd(eventful)
    arguments: Json = {"event": "a b", "eventId": 1, "handler": 1, "target": ANY}
    with pytest.raises(RejectedError) as refused:
        await page.invoke(f"plugin:event|{command}", arguments)
    assert str(refused.value) == (
        f"invalid args `event` for command `{command}`: Event name must include only alphanumeric "
        "characters, `-`, `/`, `:` and `_`."
    )


async def test_letters_of_any_script_and_four_signs_are_names(eventful: Backend) -> None:
    page = FrontEnd(eventful)
    for name in ("a-b/c:d_e9", "größe", "事件", ""):
        await listen(page, name)
