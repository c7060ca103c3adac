"""Foreign names are made safe to show."""

from __future__ import annotations

import json
import sys
import unicodedata
from dataclasses import dataclass

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory.heap.naming.printable import escaped_json, printable, printable_text, printable_values

ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=60)
CONTROLS = {"Cc", "Cs", "Zl", "Zp"}
TURNS_DIRECTION = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
SHAPING = {"\u200c", "\u200d", *map(chr, range(0xFE00, 0xFE10))}


def is_safe(character: str) -> bool:
    """Whether it is seen, and does nothing else, as Unicode's own table has it."""
    return (
        unicodedata.category(character) not in CONTROLS
        and unicodedata.bidirectional(character) not in TURNS_DIRECTION
        and (unicodedata.category(character) != "Cf" or character in SHAPING)
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("UploadCard", "UploadCard"),
        ("类 Émile", "类 Émile"),
        ("a\nb\r\tc", r"a\nb\r\tc"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x9b31m\x7f\x00", r"\x9b31m\x7f\x00"),
        ("a\u2028b\u2029", r"a\u2028b\u2029"),
        ("\u202egnp.exe\u2066\u061c", r"\u202egnp.exe\u2066\u061c"),
        ("pay\u200bpal\ufeff\u00ad\u3164", r"pay\u200bpal\ufeff\xad\u3164"),
        ("a\U000e0041", r"a\u{e0041}"),
        ("\ud800", r"\ud800"),
        # What joins belongs to some scripts and to emoji, and deceives in others.
        ("क्\u200dष", "क्\u200dष"),
        (
            "👩\u200d💻 ❤\ufe0f 👩\u200d❤\ufe0f\u200d👨",
            "👩\u200d💻 ❤\ufe0f 👩\u200d❤\ufe0f\u200d👨",
        ),
        ("ad\u200dmin\ufe0f", r"ad\u200dmin\ufe0f"),
        ("\u200d", r"\u200d"),
    ],
)
def test_what_cannot_be_seen_is_shown_as_javascript_writes_it(name: str, shown: str) -> None:
    assert printable(name) == shown


def test_every_character_that_unicode_calls_unsafe_is_escaped() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if not is_safe(character):
            assert printable(f"a{character}").startswith("a\\"), hex(code)


@given(ANY_TEXT, st.integers(1, 30))
def test_any_name_is_one_line_of_what_can_be_seen_and_no_longer_than_asked(
    name: str, limit: int
) -> None:
    shown = printable(name)
    assert all(is_safe(character) for character in shown)
    assert len(shown.splitlines()) <= 1
    shown.encode()
    cut = printable(name, limit)
    assert cut == shown if len(shown) <= limit else len(cut) == limit
    assert cut == shown or cut.endswith("…")
    # What is shown is safe already.
    assert printable(shown) == shown


@given(ANY_TEXT)
def test_text_of_several_lines_keeps_its_lines_alone(text: str) -> None:
    shown = printable_text(text)
    assert all(is_safe(character) or character in "\t\n" for character in shown)
    assert shown.count("\n") == text.count("\n")


def test_a_name_of_megabytes_is_cut_before_it_is_looked_at() -> None:
    assert printable("\x1b" * 10_000_000, 9) == r"\x1b\x1b…"


@given(st.dictionaries(ANY_TEXT, ANY_TEXT).map(lambda found: json.dumps(found, ensure_ascii=False)))
def test_json_reads_as_before_and_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    shown = escaped_json(text)
    assert json.loads(shown) == json.loads(text)
    assert all(is_safe(character) and character not in SHAPING for character in shown)


@dataclass(frozen=True)
class Inner:
    names: tuple[str, ...]


class Outer(msgspec.Struct, frozen=True):
    name: str
    inner: Inner
    counts: dict[str, int]
    by_id: dict[int, str]


def test_all_strings_of_a_document_are_made_printable() -> None:
    document = Outer("\x1b", Inner(("a\n", "ok")), {"\n": 1}, {7: "\u202e" * 9})
    assert printable_values(document, 20) == Outer(
        r"\x1b", Inner((r"a\n", "ok")), {r"\n": 1}, {7: r"\u202e\u202e\u202e\…"}
    )
