"""Every reason of a verdict has its words, in both languages, with the same figures."""

from __future__ import annotations

import re
from typing import get_args

import msgspec
import pytest

from lab.metrics.known import METRICS
from memory import reasons
from memory.reasons import Reason
from report.reason_text import reason_text
from tests.ui.catalog import result
from ui.words.language import Languages
from ui.words.reason_words import evidence_of, reason_words

KINDS: tuple[type[Reason], ...] = get_args(Reason)
_CHINESE = re.compile(r"[一-鿿]")
TITLE = METRICS[0].title
# The same form of the words as for several, and the separator of thousands.
_COUNTS = (0, 1, 2, 1234)


def made(kind: type[Reason], count: int) -> Reason:
    """A reason of which each figure is another one, but for one of anything."""
    fields = {
        field.name: _value(field.type, count if count == 1 else count + at)
        for at, field in enumerate(msgspec.structs.fields(kind))
    }
    return msgspec.convert(fields | {"kind": kind.__struct_config__.tag}, kind)


def _value(of: object, figure: int) -> object:
    if of is str:
        return TITLE
    # A reason may tell another one besides.
    others: tuple[type[Reason], ...] = get_args(of)
    return msgspec.to_builtins(made(others[0], figure)) if others else figure


def numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:,\d{3})*", text))


def test_no_reason_is_outside_of_the_union() -> None:
    declared = {
        one
        for one in vars(reasons).values()
        if isinstance(one, type) and issubclass(one, msgspec.Struct) and one.__name__[0] != "_"
    }
    assert declared - {msgspec.Struct} == set(KINDS)


@pytest.mark.parametrize("count", _COUNTS)
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_worded_in_both_languages(
    kind: type[Reason], count: int, languages: Languages
) -> None:
    languages.switch("en")
    reason = made(kind, count)
    english = reason_text(reason)
    assert reason_words(reason) == english
    for field in kind.__struct_fields__:
        value = getattr(reason, field)
        if isinstance(value, int):
            assert f"{value:,}" in numbers(english)
        else:
            assert (value if isinstance(value, str) else reason_text(value)) in english
    languages.switch("zh")
    chinese = reason_words(reason)
    assert _CHINESE.search(chinese)
    assert not re.search("[a-z{]", chinese)
    assert numbers(chinese) == numbers(english)


@pytest.mark.parametrize("kind", KINDS)
def test_it_comes_back_from_json(kind: type[Reason]) -> None:
    reason = made(kind, 7)
    document = msgspec.json.encode(msgspec.structs.replace(result(), reason=reason))
    assert msgspec.json.decode(document, type=type(result())).reason == reason


def test_no_two_reasons_say_the_same() -> None:
    said = {reason_text(made(kind, 7)) for kind in KINDS}
    assert len(said) == len(KINDS)


def test_a_file_without_reasons_shows_its_own_words_and_in_chinese_its_figures(
    languages: Languages,
) -> None:
    document = msgspec.json.decode(msgspec.json.encode(result()))
    del document["reason"]
    earlier = msgspec.convert(
        document | {"survivors": 1234, "callbacks_left": 7, "backend_channels_left": 3},
        type(result()),
    )
    assert evidence_of(earlier) == result().evidence
    languages.switch("zh")
    chinese = evidence_of(earlier)
    assert _CHINESE.search(chinese)
    assert not re.search("[a-zA-Z{]", chinese)
    assert numbers(chinese) == sorted(["1,234", str(earlier.created), "7", "3"])
