"""All advice that is known, in the order that decides; and the kinds that pages have of their own.

A new advice is a file here and a line in ``RULES``.
"""

from __future__ import annotations

from typing import Final

from memory.advice import browser, collections, qt, scopes, tauri
from memory.advice.rule import Advice, Rule
from memory.heap.growth.finding import Finding
from memory.heap.growth.page_kind import PageKind

# First match wins: what names the holder exactly comes before what guesses at it.
RULES: Final[tuple[Rule, ...]] = (
    *tauri.LISTENERS,
    *tauri.CALLBACKS,
    *qt.RULES,
    *tauri.EVENTS,
    *browser.RULES,
    *collections.RULES,
    *tauri.SCOPES,
    *scopes.RULES,
)
PAGE_KINDS: Final[tuple[PageKind, ...]] = (
    *tauri.KINDS,
    *qt.KINDS,
)


def advice_for(finding: Finding) -> Advice | None:
    """What to do about ``finding``, or None where its shape is none of those known."""
    return next((rule.advice for rule in RULES if rule.applies(finding)), None)
