"""Decodes JSON whose strings are a page's: JavaScript's strings may hold half a character."""

from __future__ import annotations

import re
from typing import Final, TypeVar

import msgspec

T = TypeVar("T")

# A whole pair of surrogates; half of one; any other escape, so that none begins in its midst.
_ESCAPES: Final = re.compile(
    r"\\(?:(?P<pair>u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)


def decode_page_json(text: str, *, type: type[T]) -> T:  # noqa: A002 (as msgspec calls it)
    r"""``text`` decoded to ``type``; a lone surrogate, as ``"\ud800"``, becomes U+FFFD.

    Raises:
        msgspec.DecodeError: the text is no JSON, or of another form.
    """
    try:
        return msgspec.json.decode(text, type=type)
    except msgspec.DecodeError:
        whole = _ESCAPES.sub(_whole, text)
        if whole == text:
            raise
        return msgspec.json.decode(whole, type=type)


def _whole(match: re.Match[str]) -> str:
    return match[0] if match["half"] is None else r"\ufffd"
