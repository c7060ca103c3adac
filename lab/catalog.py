"""The scenarios, as the page describes them."""

from __future__ import annotations

from typing import Literal

import msgspec


class Text(msgspec.Struct, frozen=True):
    """A text for people, in the languages of the application."""

    en: str
    zh: str


class Scenario(msgspec.Struct, frozen=True):
    """One scenario; ``ScenarioEntry`` in ``web/src/catalog/catalog.ts`` has the same form."""

    id: str
    title: Text
    explanation: Text
    source_file: str
    source: str
    framework: str
    expected: Literal["clean", "leak", "held"]
