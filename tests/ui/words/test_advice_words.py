"""Every advice has its sentence in both languages."""

from __future__ import annotations

import re

import pytest

from memory.advice.known import RULES
from ui.words.advice_words import advice_words
from ui.words.language import Languages

_CHINESE = re.compile(r"[一-鿿]")
_CODE = re.compile("`[^`]*`")


@pytest.mark.parametrize("text", [rule.advice.text for rule in RULES])
def test_it_is_worded_in_both_languages(text: str, languages: Languages) -> None:
    assert advice_words(text) == text
    languages.switch("zh")
    chinese = advice_words(text)
    assert _CHINESE.search(chinese)
    assert sorted(_CODE.findall(chinese)) == sorted(_CODE.findall(text))


def test_an_advice_of_another_version_stays(languages: Languages) -> None:
    languages.switch("zh")
    for text in ("", "Do {this} otherwise."):
        assert advice_words(text) == text
