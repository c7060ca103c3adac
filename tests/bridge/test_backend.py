"""Order, batches, and the epochs of the backend."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bridge.backend import Backend
from tests.bridge.conftest import TryOut
from tests.bridge.front_end import FrontEnd


async def test_a_burst_is_one_delivery_in_order_with_the_answer_last(backend: Backend) -> None:
    front_end = FrontEnd(backend)
    callback_id, channel = front_end.channel()
    assert await front_end.invoke("count", {"onEvent": channel, "count": 1000}) == "counted"
    assert len(front_end.batches) == 1
    assert front_end.messages[callback_id] == [
        *({"message": number, "index": number} for number in range(1000)),
        {"index": 1000, "end": True},
    ]
    assert [kind for kind, *_ in front_end.batches[0]] == ["call"] * 1001 + ["answer"]
    assert front_end.batches[0][-1][2] == "counted"


async def test_later_turns_of_the_loop_are_later_deliveries(
    backend: Backend, try_out: TryOut
) -> None:
    front_end = FrontEnd(backend)
    callback_id, argument = front_end.channel()
    await front_end.invoke("keep", {"onEvent": argument})
    front_end.batches.clear()
    for turn in range(3):
        delivered = asyncio.get_running_loop().create_future()
        backend.deliver.connect(
            lambda _id, _batch, delivered=delivered: delivered.done() or delivered.set_result(None)
        )
        for part in range(4):
            try_out.kept[0].send([turn, part])
        await delivered
    assert [len(batch) for batch in front_end.batches] == [4, 4, 4]
    assert front_end.messages[callback_id] == [
        {"message": [turn, part], "index": 4 * turn + part}
        for turn in range(3)
        for part in range(4)
    ]


@pytest.mark.parametrize(
    ("version", "ways"),
    [
        ("2.4.1", {"small": "fetch", "large": "fetch"}),
        ("2.5.0", {"small": "call", "large": "fetch"}),
        ("2.12.5", {"small": "call", "large": "fetch"}),
    ],
)
async def test_messages_are_fetched_up_to_2_4_and_large_ones_after(
    backend: Backend, try_out: TryOut, version: str, ways: dict[str, str]
) -> None:
    front_end = FrontEnd(backend, version)
    callback_id, argument = front_end.channel()
    await front_end.invoke("keep", {"onEvent": argument})
    # With its quotes 8,191 and 8,192 bytes of JSON.
    for size, length in (("small", 8189), ("large", 8190)):
        front_end.batches.clear()
        try_out.kept[0].send("x" * length)
        await asyncio.sleep(0)
        await backend.idle()
        ((way, number, _payload),) = front_end.batches[0]
        assert (way, number) == (ways[size], callback_id)


async def test_what_no_json_can_carry_fails_who_sends_it(backend: Backend, try_out: TryOut) -> None:
    front_end = FrontEnd(backend)
    await front_end.invoke("keep", {"onEvent": front_end.channel()[1]})
    with pytest.raises(TypeError):
        try_out.kept[0].send(object())


@pytest.mark.parametrize("command", ["count", "count_and_fail"])
@pytest.mark.parametrize(("version", "end"), [("2.4.1", 0), ("2.5.0", 1), ("2.12.5", 1)])
async def test_a_commands_channels_end_with_it_also_when_it_fails(
    backend: Backend, command: str, version: str, end: int
) -> None:
    front_end = FrontEnd(backend, version)
    callback_id, argument = front_end.channel()
    answer = front_end.invoke(command, {"onEvent": argument, "count": 2})
    await asyncio.wait([answer])
    assert (answer.exception() is None) == (command == "count")
    messages = front_end.messages[callback_id]
    assert len(messages) == 2 + end
    assert messages[2:] == [{"index": 2, "end": True}] * end
    assert backend.open_channels == 0
    # The end comes before the answer, as Rust drops arguments before it answers.
    assert front_end.batches[-1][-1][0] == "answer"


async def test_open_channels_are_counted_until_they_are_dropped(
    backend: Backend, try_out: TryOut
) -> None:
    front_end = FrontEnd(backend)
    for expected in (1, 2, 3):
        await front_end.invoke("keep", {"onEvent": front_end.channel()[1]})
        assert backend.open_channels == expected
    for expected, channel in zip((2, 1, 0), try_out.kept, strict=True):
        channel.drop()
        assert backend.open_channels == expected
    await backend.idle()


async def test_work_and_channels_of_the_old_document_go_on_and_send_to_the_new_one(
    backend: Backend, try_out: TryOut
) -> None:
    old = FrontEnd(backend)
    old_id, argument = old.channel()
    old_answer = old.invoke("hang", {"onEvent": argument})
    await old.invoke("start_task", {"onEvent": old.channel()[1]})
    kept_id, kept = old.channel()
    await old.invoke("keep", {"onEvent": kept})
    assert (backend.running_tasks, backend.open_channels) == (2, 3)
    try_out.kept[0].send("posted, but not yet delivered")

    new = FrontEnd(backend)
    before = len(old.batches)
    assert await new.invoke("greet", {"firstName": "Ada"}) == "Hello, Ada!"
    assert (backend.running_tasks, backend.open_channels) == (2, 3)
    assert not backend.is_idle
    assert try_out.kept[0].send("to whom it may concern") is True
    try_out.release.set()
    await backend.idle()

    assert (backend.running_tasks, backend.open_channels) == (0, 1)
    assert try_out.cancelled == []
    assert len(old.batches) == before
    assert not old_answer.done()
    # The first was lost between the documents, and the answer reaches nobody.
    assert new.messages[kept_id] == [{"message": "to whom it may concern", "index": 1}]
    assert new.messages[old_id] == [{"index": 1, "end": True}]
    assert backend.messages_sent == 3


async def test_the_end_of_the_application_ends_the_work_of_all_documents(
    backend: Backend, try_out: TryOut
) -> None:
    old = FrontEnd(backend)
    answer = old.invoke("hang", {"onEvent": old.channel()[1]})
    await old.invoke("start_task", {"onEvent": old.channel()[1]})
    await old.invoke("keep", {"onEvent": old.channel()[1]})
    new = FrontEnd(backend)
    backend.end_document()
    await backend.close()
    assert (backend.running_tasks, backend.open_channels) == (0, 0)
    assert try_out.kept[0].send("too late") is False
    assert sorted(try_out.cancelled) == ["command", "task"]
    assert not answer.done()
    assert new.batches == []


async def test_what_ends_with_its_document_is_cancelled_and_its_channel_dropped(
    backend: Backend, try_out: TryOut
) -> None:
    old = FrontEnd(backend)
    channel, argument = old.channel()
    answer = old.invoke("hang_with_document", {"onEvent": argument})
    await try_out.started.wait()
    new = FrontEnd(backend)
    await backend.idle()
    assert try_out.cancelled == ["command"]
    assert backend.open_channels == 0
    assert not answer.done()
    assert new.messages[channel] == [{"index": 1, "end": True}]


async def test_an_invoke_of_a_document_that_is_gone_is_dropped(
    backend: Backend, caplog: pytest.LogCaptureFixture
) -> None:
    old = FrontEnd(backend)
    new = FrontEnd(backend)
    with caplog.at_level(logging.INFO, "leaklab.bridge"):
        answer = old.invoke("greet", {"firstName": "Ada"})
    assert caplog.messages == ["dropped an invoke of a document that is gone"]
    await new.invoke("greet", {"firstName": "Eve"})
    assert not answer.done()
    assert old.batches == []


async def test_before_any_document_nothing_is_open(backend: Backend) -> None:
    assert (backend.running_tasks, backend.open_channels) == (0, 0)
    await backend.idle()
    backend.end_document()
    backend.invoke("nobody", "{}", "greet", "{}")


async def test_a_version_that_is_not_supported_is_refused_and_keeps_the_old_document(
    backend: Backend,
) -> None:
    front_end = FrontEnd(backend)
    assert "only Tauri 2 is" in backend.open_document("another", "1.8.0")
    assert "not a Tauri version" in backend.open_document("another", "newest")
    assert await front_end.invoke("greet", {"firstName": "Ada"}) == "Hello, Ada!"


async def test_opening_a_document_is_announced_with_its_id(backend: Backend) -> None:
    opened: list[str] = []
    backend.document_opened.connect(opened.append)
    front_end = FrontEnd(backend)
    assert opened == [front_end.document_id]


async def test_idle_waits_for_commands_and_background_tasks(
    backend: Backend, try_out: TryOut
) -> None:
    front_end = FrontEnd(backend)
    await front_end.invoke("start_task", {"onEvent": front_end.channel()[1]})
    idle = asyncio.ensure_future(backend.idle())
    await try_out.started.wait()
    assert not idle.done()
    try_out.release.set()
    await idle
    assert backend.running_tasks == 0


async def test_a_tasks_channel_outlives_the_command_and_ends_with_the_task(
    backend: Backend, try_out: TryOut
) -> None:
    front_end = FrontEnd(backend)
    callback_id, argument = front_end.channel()
    await front_end.invoke("start_task", {"onEvent": argument})
    assert (backend.running_tasks, backend.open_channels) == (1, 1)
    assert front_end.messages[callback_id] == []
    try_out.release.set()
    await backend.idle()
    assert (backend.running_tasks, backend.open_channels) == (0, 0)
    assert front_end.messages[callback_id] == [{"index": 0, "end": True}]


async def test_nobody_waits_for_an_endless_task_but_close_ends_it(
    backend: Backend, try_out: TryOut
) -> None:
    front_end = FrontEnd(backend)
    await front_end.invoke("start_task", {"onEvent": front_end.channel()[1], "endless": True})
    await try_out.started.wait()
    await backend.idle()
    assert (backend.running_tasks, backend.open_channels) == (1, 1)
    await backend.close()
    assert try_out.cancelled == ["task"]
    assert (backend.running_tasks, backend.open_channels) == (0, 0)


async def test_close_waits_until_all_work_has_ended(backend: Backend, try_out: TryOut) -> None:
    front_end = FrontEnd(backend)
    await front_end.invoke("start_task", {"onEvent": front_end.channel()[1]})
    await try_out.started.wait()
    await backend.close()
    assert try_out.cancelled == ["task"]
    backend.invoke(front_end.document_id, '{"callback": 1, "error": 2}', "greet", "{}")
    assert backend.running_tasks == 0
