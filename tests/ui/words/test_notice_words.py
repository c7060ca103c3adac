"""Every notice of a check has its sentence, in both languages, with the same fields."""

from __future__ import annotations

import re
from types import UnionType

import msgspec
import pytest

from check.notice_kinds import AlertDismissed, Example, MoreOf, Notice
from memory.problem import kinds_of
from ui.check.words import notice_words
from ui.words.language import Languages
from ui.words.problem_words import problem_words

KINDS = kinds_of(Notice)
_CHINESE = re.compile(r"[一-鿿]")
_SAMPLES: dict[object, object] = {int: 711, float: 0.5, Notice: AlertDismissed()}


def made(kind: type[Notice]) -> Notice:
    """A notice of which each field has a value that is found again."""
    values: dict[str, object] = {}
    for field in msgspec.structs.fields(kind):
        assert not isinstance(field.type, UnionType)
        values[field.name] = f"/odd {field.name}" if field.type is str else _SAMPLES[field.type]
    return kind(**values)


def test_no_two_kinds_say_the_same() -> None:
    assert len(KINDS) > 30
    assert len({kind.english for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_worded_in_both_languages(kind: type[Notice], languages: Languages) -> None:
    notice = made(kind)
    assert problem_words(notice) == str(notice)
    english = notice_words(notice)
    languages.switch("zh")
    for words in (problem_words(notice), notice_words(notice)):
        assert _CHINESE.search(words)
        assert words != english
        for value in notice.fields().values():
            if isinstance(value, str):
                assert value in problem_words(notice)


def test_what_was_denied_is_translated_within_its_example(languages: Languages) -> None:
    languages.switch("zh")
    denied = problem_words(AlertDismissed())
    assert notice_words(Example(AlertDismissed(), "no 0")) == f"{denied}: no 0"
    assert "997" in notice_words(MoreOf(AlertDismissed(), 997))
    assert denied in notice_words(MoreOf(AlertDismissed(), 997))
