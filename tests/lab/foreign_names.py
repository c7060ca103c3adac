"""Names as a hostile page or file might give them."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

EVIL_NAMES = (
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x9b2J",
    "two\nlines",
    "\r\x0b\x0c\x1c\x85",
    "\u2028\u2029",
    "\u202egnp.exe\u2069",
    "pay\u200bpal",
    "[bold]b[/bold]",
    "[link=https://x.example]l[/link]",
    "[/]",
    ":warning:",
    "<b>markup</b><img src=x onerror=alert(1)>",
    "类" * 300,
    "N" * 5000,
)
_PIECES = st.one_of(st.sampled_from(EVIL_NAMES), st.text(max_size=8))
ANY_NAME = st.lists(_PIECES, min_size=1, max_size=3).map("".join)
"""Without lone surrogates: what is decoded has none."""

_UNSAFE = {"Cc", "Cs", "Zl", "Zp"}
_TURNS_DIRECTION = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def unsafe_characters(text: str, *, allowed: str = "\n") -> set[str]:
    """What a terminal obeys, breaks a line, or turns the direction of what comes after."""
    return {
        character
        for character in text
        if character not in allowed
        and (
            unicodedata.category(character) in _UNSAFE
            or unicodedata.bidirectional(character) in _TURNS_DIRECTION
            or character in "\u200b\u2060\ufeff\u00ad"
        )
    }
