"""Names of findings that are composed below the window."""

from __future__ import annotations

import re
from typing import get_args

import msgspec
import pytest

from memory.composed_name import ComposedName
from report.composed_names import FindingName
from report.result import Finding
from ui.words.finding_names import finding_name
from ui.words.language import Languages

_CHINESE = re.compile(r"[一-鿿]")
KINDS: tuple[type[FindingName], ...] = get_args(FindingName)


def finding(name: FindingName) -> Finding:
    return Finding("object", str(name), 1, 1, composed_name=name)


def made(kind: type[FindingName]) -> FindingName:
    """A name of which each field has a value that is found again."""
    return kind(*(f"{{odd}} {field} 文件" for field in kind.__struct_fields__))


def test_all_kinds_are_walked() -> None:
    assert {*KINDS} == {*ComposedName.__subclasses__()}
    assert len({kind.english for kind in KINDS}) == len(KINDS) == 7


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_is_worded_in_both_languages(kind: type[FindingName], languages: Languages) -> None:
    name = made(kind)
    english = finding_name(finding(name))
    assert english == str(name) != ""
    languages.switch("zh")
    chinese = finding_name(finding(name))
    for text in (english, chinese):
        assert all(value in text for value in name.fields().values())
    assert chinese != english
    assert _CHINESE.search(chinese.replace("文件", ""))


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_comes_back_from_a_file(kind: type[FindingName]) -> None:
    written = finding(made(kind))
    assert msgspec.json.decode(msgspec.json.encode(written), type=Finding) == written


def test_what_a_page_has_named_stays(languages: Languages) -> None:
    languages.switch("zh")
    for name in ("", "TypeError: x is not a function", "UploadCard", "entries of Map"):
        assert finding_name(Finding("object", name, 1, 1)) == name
