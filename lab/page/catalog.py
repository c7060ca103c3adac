"""The scenarios, as the page describes them."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Literal

import msgspec


class Text(msgspec.Struct, frozen=True):
    """A text for people, in the languages of the application."""

    en: str
    zh: str


Framework = Literal["vue", "react", "plain"]
Course = Literal["cycle", "in-flight", "reload"]


class Scenario(msgspec.Struct, frozen=True):
    """A scenario in one framework; ``web/src/catalog/catalog.ts`` has the same form."""

    id: str
    group: str
    title: Text
    explanation: Text
    course: Course
    """What a cycle is; ``web/src/catalog/scenario.ts`` says what each word means."""
    framework: Framework
    source_file: str
    source: str
    expected: Literal["clean", "leak", "held"] | None
    """None where it is not known: on some pairs of versions."""
    mends: str = ""
    """The id of the scenario whose leak it mends, or is said to; empty for none."""

    @property
    def arguments(self) -> str:
        """It as the page's functions take it, in JavaScript."""
        return f"{json.dumps(self.id)}, {json.dumps(self.framework)}"

    @property
    def component(self) -> str:
        """The component's name, which is its file's without the ending."""
        return PurePath(self.source_file).stem
