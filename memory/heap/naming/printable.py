r"""Makes names of a page or a file safe to show: one line, and nothing that a terminal obeys.

A name may hold escape sequences, line breaks, marks that turn the direction of the text, and
characters that cannot be seen. Each is shown as JavaScript would write it: ``\x1b``, ``\n``,
``\u202e``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeVar

import msgspec

ELLIPSIS: Final = "…"

T = TypeVar("T")

# By Unicode: the categories Cc, Cf, Cs, Zl and Zp, the characters of the property
# Default_Ignorable_Code_Point, the empty Braille pattern, and two non-characters.
_UNSAFE: Final = (
    "\x00-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Joiners and variation selectors belong to the letters of some scripts and to emoji.
_SHAPING: Final = "\u200c\u200d\ufe00-\ufe0f"
_NAME: Final = re.compile(f"[{_UNSAFE}]")
_TEXT: Final = re.compile(f"(?![\t\n])[{_UNSAFE}]")
_BEYOND_ASCII: Final = re.compile(f"(?![\x00-\x1f])[{_UNSAFE}]")
_SHAPES: Final = re.compile(f"[{_SHAPING}]")
_SHORT_ESCAPES: Final = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
_ESCAPED: Final = re.compile(
    r"\\(?:(?P<short>[tnr])|x(?P<two>[0-9a-f]{2})|u(?P<four>[0-9a-f]{4})|u\{(?P<long>[0-9a-f]{5})\})"
)
_SHORT_UNESCAPED: Final = {"t": "\t", "n": "\n", "r": "\r"}


def printable(text: str, limit: int | None = None) -> str:
    """``text`` on one line, with what cannot be seen escaped, and cut to ``limit`` characters.

    The last character of what is cut is an ellipsis.
    """
    if limit is None:
        return _escaped(text, _NAME)
    # A name may have megabytes: only what is shown is looked at.
    safe = _escaped(text[: limit + 1], _NAME)
    return safe if len(safe) <= limit else safe[: max(limit - 1, 0)] + ELLIPSIS


def unprintable(text: str) -> str:
    """What :func:`printable` may have made ``text`` from, unless that had backslashes itself."""

    def character(match: re.Match[str]) -> str:
        if match["short"]:
            return _SHORT_UNESCAPED[match["short"]]
        meant = chr(int(match["two"] or match["four"] or match["long"], 16))
        # Nothing else is ever escaped.
        return meant if _NAME.match(meant) else match[0]

    return _ESCAPED.sub(character, text)


def printable_text(text: str) -> str:
    """As :func:`printable`, but of several lines: line breaks and tabs stay."""
    return _escaped(text, _TEXT)


def printable_values(document: T, limit: int | None = None) -> T:
    """``document``, a struct or dataclass that msgspec knows, with all its strings printable.

    Each is cut to ``limit`` characters.
    """
    values = msgspec.to_builtins(document)
    return msgspec.convert(
        _all_of(values, lambda text: printable(text, limit)), type=type(document)
    )


def escaped_json(text: str) -> str:
    r"""``text``, a JSON document, with what a terminal may obey written as ``\uXXXX``.

    It reads as before. What is not ASCII stands only in strings, where such an escape is
    allowed; below that, encoders escape control characters themselves.
    """
    return _BEYOND_ASCII.sub(lambda match: _in_json(match[0]), text)


def _escaped(text: str, unsafe: re.Pattern[str]) -> str:
    if text.isascii() and text.isprintable():
        return text

    def escape(match: re.Match[str]) -> str:
        character = match[0]
        if _SHAPES.match(character) and _takes_shape(
            text[max(match.start() - 2, 0) : match.start()]
        ):
            return character
        code = ord(character)
        if code > 0xFFFF:
            return f"\\u{{{code:x}}}"
        return _SHORT_ESCAPES.get(character) or (
            f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"
        )

    return unsafe.sub(escape, text)


def _takes_shape(before: str) -> bool:
    """Whether a joiner or variation selector after ``before`` shows: not after plain letters.

    The two may stand together.
    """
    letter = before[-2:-1] if _SHAPES.match(before[-1:]) else before[-1:]
    # Only where one is met, which is rare.
    from unicodedata import category

    return letter != "" and category(letter) in {"Lo", "Lm", "Mn", "Mc", "So", "Sm", "Sk"}


def _all_of(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return [_all_of(each, change) for each in value]
    if isinstance(value, dict):
        return {_all_of(key, change): _all_of(each, change) for key, each in value.items()}
    return value


def _in_json(character: str) -> str:
    code = ord(character)
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
