"""What a run found: the one model behind every format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from report.result import Result


class Text(Protocol):
    """A text for people."""

    @property
    def en(self) -> str:
        """In English."""


class Explained(Protocol):
    """What a report says of a scenario that was run."""

    @property
    def id(self) -> str:
        """What ``Result.scenario`` names."""

    @property
    def title(self) -> Text:
        """In a few words."""

    @property
    def explanation(self) -> Text:
        """In some sentences."""

    @property
    def source_file(self) -> str:
        """The name of its source."""

    @property
    def source(self) -> str:
        """The text of its source."""


class RunReport(msgspec.Struct, frozen=True):
    """The results of a run, and what explains them."""

    results: tuple[Result, ...]
    explained: Mapping[str, Explained]
    """All that ``results`` name, by id."""
    failures: tuple[str, ...] = ()
    """Which experiments could not be carried out, and why; they did not stop the others."""

    @classmethod
    def of(
        cls, results: Iterable[Result], scenarios: Iterable[Explained], failures: Iterable[str]
    ) -> RunReport:
        """The report of ``results``. A scenario may come once for each framework and runtime."""
        explained: dict[str, Explained] = {}
        for scenario in scenarios:
            # The first of a scenario's frameworks stands for it.
            explained.setdefault(scenario.id, scenario)
        return cls(tuple(results), explained, tuple(failures))
