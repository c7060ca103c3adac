"""JSON whose strings are a page's."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.protocol.page_json import decode_page_json


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"a"', "a"),
        (r'"\ud800"', "\ufffd"),
        (r'"\uDFFFb"', "\ufffdb"),
        (r'"\ud83d\ude42"', "🙂"),
        (r'"\ud83d\ud83d\ude42\ude42"', "\ufffd🙂\ufffd"),
        # The backslash before it is itself escaped.
        (r'"\\ud800"', r"\ud800"),
        (r'"\\\ud800"', "\\\ufffd"),
        (r'"\\ud800\ud800"', "\\ud800\ufffd"),
    ],
)
def test_half_a_character_becomes_the_replacement_character(text: str, value: str) -> None:
    assert decode_page_json(text, type=str) == value


@given(st.text(st.characters(codec=None, categories=None)))
def test_any_string_of_javascript_is_decoded(text: str) -> None:
    units = text.encode("utf-16-le", "surrogatepass")
    assert decode_page_json(json.dumps(text), type=str) == units.decode("utf-16-le", "replace")


@pytest.mark.parametrize("text", ["", "[", r'"\ud800', r'"\x"', "1"])
def test_what_is_no_such_json_is_refused(text: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_page_json(text, type=str)
