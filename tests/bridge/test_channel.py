"""The backend's end of a channel."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bridge.channel import Channel, ChannelPayload, parse_channel_argument
from bridge.contract import contract_of
from bridge.errors import CommandError
from bridge.traffic import Kind


@dataclass
class Post:
    """What a channel has sent, and which channels said that they are gone."""

    sent: list[tuple[int, object]] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    dropped: list[Channel] = field(default_factory=list)

    def _note(self, callback_id: int, payload: ChannelPayload, kind: Kind, _order: int) -> None:
        self.sent.append((callback_id, payload))
        self.kinds.append(kind)

    def channel(self, version: str, callback_id: int = 5) -> Channel:
        return Channel(
            callback_id,
            contract_of(version),
            self._note,
            self.dropped.append,
        )


@pytest.mark.parametrize(
    ("version", "key"),
    [("2.4.1", "id"), ("2.5.0", "index"), ("2.11.1", "index"), ("2.12.5", "index")],
)
def test_messages_are_numbered_from_0_under_the_versions_own_key(version: str, key: str) -> None:
    post = Post()
    channel = post.channel(version)
    assert all(channel.send(message) for message in ("a", {"b": 1}, None))
    assert post.sent == [
        (5, {"message": "a", key: 0}),
        (5, {"message": {"b": 1}, key: 1}),
        (5, {"message": None, key: 2}),
    ]


@pytest.mark.parametrize("version", ["2.5.0", "2.12.5"])
@pytest.mark.parametrize("messages", [0, 1, 3])
def test_the_end_message_comes_after_the_last(version: str, messages: int) -> None:
    post = Post()
    channel = post.channel(version)
    for number in range(messages):
        channel.send(number)
    channel.drop()
    assert post.sent[-1] == (5, {"index": messages, "end": True})
    assert post.kinds == [Kind.MESSAGE] * messages + [Kind.END]


def test_before_2_5_a_dropped_channel_tells_nobody() -> None:
    post = Post()
    channel = post.channel("2.4.1")
    channel.send(1)
    channel.drop()
    assert post.sent == [(5, {"message": 1, "id": 0})]
    assert post.dropped == [channel]


def test_a_second_drop_does_nothing() -> None:
    post = Post()
    channel = post.channel("2.12.5")
    channel.drop()
    channel.drop()
    channel.abandon()
    assert post.sent == [(5, {"index": 0, "end": True})]
    assert post.dropped == [channel]


@pytest.mark.parametrize("close", [Channel.drop, Channel.abandon])
def test_a_closed_channel_sends_nothing_and_says_so(close: object) -> None:
    post = Post()
    channel = post.channel("2.12.5")
    assert channel.is_open
    assert callable(close)
    close(channel)
    before = list(post.sent)
    assert channel.send("late") is False
    assert not channel.is_open
    assert post.sent == before


def test_an_abandoned_channel_is_closed_without_a_word() -> None:
    post = Post()
    channel = post.channel("2.12.5")
    channel.abandon()
    assert post.sent == []
    assert post.dropped == [channel]


@given(st.integers(min_value=0, max_value=2**32 - 1))
def test_every_unsigned_32_bit_callback_id_is_read(callback_id: int) -> None:
    assert parse_channel_argument(f"__CHANNEL__:{callback_id}") == callback_id


@pytest.mark.parametrize(
    "argument",
    [
        "",
        "7",
        "__CHANNEL__:",
        "__CHANNEL__:-1",
        "__CHANNEL__:1.5",
        "__CHANNEL__:7 ",
        " __CHANNEL__:7",
        "__CHANNEL__:7\n",
        "__channel__:7",
        "__CHANNEL__:4294967296",
        "__CHANNEL__:99999999999999999999",
        "__CHANNEL__:\N{ARABIC-INDIC DIGIT SEVEN}",
    ],
)
def test_an_argument_that_names_no_channel_is_refused_in_tauris_words(argument: str) -> None:
    with pytest.raises(CommandError) as refused:
        parse_channel_argument(argument)
    assert str(refused.value) == (
        f"invalid channel value `{argument}`, expected a string in the `__CHANNEL__:ID` format"
    )
