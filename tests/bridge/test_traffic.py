"""What crosses the bridge, as its watcher is told."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from bridge.backend import Backend
from bridge.channel import callback_in
from bridge.commands import Commands
from bridge.events import register_events
from bridge.traffic import Crossing, Kind, Origin, Traffic
from tests.bridge.conftest import ChannelArguments, TryOut
from tests.bridge.front_end import FrontEnd, RejectedError


@pytest.fixture
def traffic() -> Traffic:
    return Traffic()


@pytest.fixture
def watched(try_out: TryOut, traffic: Traffic) -> Backend:
    commands = Commands()
    commands.register("count", ChannelArguments, try_out.count)
    commands.register("count_and_fail", ChannelArguments, try_out.count_and_fail)
    commands.register("hang", ChannelArguments, try_out.hang)
    register_events(commands)
    return Backend(commands, traffic=traffic)


def told(crossings: Sequence[Crossing]) -> list[tuple[Kind, str, int | None]]:
    return [(each.kind, each.name, each.callback) for each in crossings]


async def test_a_command_its_messages_its_end_and_its_answer(
    watched: Backend, traffic: Traffic
) -> None:
    crossings: list[Crossing] = []
    page = FrontEnd(watched)
    callback, argument = page.channel()
    with traffic.watched(crossings.append):
        await page.invoke("count", {"onEvent": argument})
    messages = [each for each in crossings if each.kind is Kind.MESSAGE]
    assert len(messages) == len(page.messages[callback]) - 1
    assert told(crossings) == [
        (Kind.INVOKE, "count", callback),
        *[(Kind.MESSAGE, "count", callback)] * len(messages),
        (Kind.END, "count", callback),
        (Kind.ANSWER, "count", None),
    ]
    for message, sent in zip(messages, page.messages[callback], strict=False):
        assert isinstance(sent, dict)
        assert json.loads(message.text) == sent["message"]
        assert message.size == len(message.text)
    assert sorted(each.at_s for each in crossings) == [each.at_s for each in crossings]
    page.leave()


async def test_before_2_5_there_is_no_end(watched: Backend, traffic: Traffic) -> None:
    crossings: list[Crossing] = []
    page = FrontEnd(watched, "2.4.1")
    with traffic.watched(crossings.append):
        await page.invoke("count", {"onEvent": page.channel()[1]})
    assert Kind.END not in {each.kind for each in crossings}
    page.leave()


async def test_a_failure_is_one(watched: Backend, traffic: Traffic) -> None:
    crossings: list[Crossing] = []
    page = FrontEnd(watched)
    with traffic.watched(crossings.append), pytest.raises(RejectedError):
        await page.invoke("count_and_fail", {"onEvent": page.channel()[1]})
    assert told(crossings)[-1] == (Kind.ERROR, "count_and_fail", None)
    page.leave()


async def test_an_event_goes_to_each_listener(watched: Backend, traffic: Traffic) -> None:
    crossings: list[Crossing] = []
    page = FrontEnd(watched)
    handlers = [page.channel()[0] for _ in range(2)]
    with traffic.watched(crossings.append):
        for handler in handlers:
            await page.invoke(
                "plugin:event|listen",
                {"event": "status", "target": {"kind": "Any"}, "handler": handler},
            )
        assert watched.handlers == dict.fromkeys(handlers, Origin("status", 0))
        await page.invoke("plugin:event|emit", {"event": "status", "payload": {"n": 1}})
    events = [each for each in crossings if each.kind is Kind.EVENT]
    assert told(events) == [(Kind.EVENT, "status", handler) for handler in handlers]
    assert [json.loads(each.text) for each in events] == [{"n": 1}] * 2
    page.leave()


async def test_who_may_be_sent_more_and_who_waits_for_an_answer(
    watched: Backend, try_out: TryOut
) -> None:
    page = FrontEnd(watched)
    callback, argument = page.channel()
    answer = page.invoke("hang", {"onEvent": argument})
    await try_out.started.wait()
    assert watched.handlers == {callback: Origin("hang", 0)}
    assert len(watched.answers_pending) == 2
    assert callback not in watched.answers_pending
    try_out.release.set()
    await answer
    assert (watched.handlers, watched.answers_pending) == ({}, frozenset())
    page.leave()


async def test_nobody_is_told_before_and_after(watched: Backend, traffic: Traffic) -> None:
    crossings: list[Crossing] = []
    page = FrontEnd(watched)
    await page.invoke("count", {"onEvent": page.channel()[1]})
    with traffic.watched(crossings.append):
        assert traffic.is_watched
    assert not traffic.is_watched
    await page.invoke("count", {"onEvent": page.channel()[1]})
    assert crossings == []
    page.leave()


def test_a_long_text_is_told_by_its_beginning_and_its_size() -> None:
    crossings: list[Crossing] = []
    traffic = Traffic()
    with traffic.watched(crossings.append):
        traffic.note(Kind.MESSAGE, Origin("count", 3), 7, "ö" * 1_000_000)
    (crossing,) = crossings
    assert crossing.size == 2_000_002
    assert crossing.text == '"' + "ö" * 199
    assert (crossing.mount, crossing.callback) == (3, 7)


@pytest.mark.parametrize(
    ("arguments", "callback"),
    [
        ('{"onProgress":"__CHANNEL__:4294967295","id":7}', 4294967295),
        ('{"event":"status","target":{"kind":"Any"},"handler":12}', 12),
        ('{"handler":"12"}', None),
        ('{"path":"__CHANNEL__"}', None),
        ("{}", None),
        ("not JSON", None),
    ],
)
def test_the_callback_that_a_command_is_given(arguments: str, callback: int | None) -> None:
    assert callback_in(arguments.encode()) == callback
