"""The keys that are underlined in menus."""

from __future__ import annotations

import re

# Chinese has no letter to underline, and gives one in brackets.
_IN_BRACKETS = re.compile(r"\s*\(&\w\)")


def without_mnemonic(text: str) -> str:
    """The text of an action or menu to show elsewhere."""
    return _IN_BRACKETS.sub("", text).replace("&", "")
