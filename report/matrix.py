"""Results as a matrix: a row per scenario and framework, a column per runtime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report.result import Result


@dataclass(frozen=True)
class Row:
    """One scenario in one framework."""

    scenario: str
    framework: str
    cells: tuple[Result | None, ...]
    """One per runtime; None where the scenario does not run on it."""

    @property
    def name(self) -> str:
        """The scenario, and the framework unless it is Vue."""
        return self.scenario if self.framework == "vue" else f"{self.scenario} ({self.framework})"


@dataclass(frozen=True)
class Matrix:
    """The results of a run, in the order in which they first appear."""

    runtimes: tuple[str, ...]
    """Their titles, with the npm package where that is not the runtime's own."""
    rows: tuple[Row, ...]


def matrix_of(results: Sequence[Result]) -> Matrix:
    """Arrange ``results``."""
    cells = {(result.scenario, result.framework, result.pair): result for result in results}
    pairs = tuple(dict.fromkeys(result.pair for result in results))
    names = dict.fromkeys((result.scenario, result.framework) for result in results)
    return Matrix(
        tuple(pair.title for pair in pairs),
        tuple(
            Row(
                scenario,
                framework,
                tuple(cells.get((scenario, framework, pair)) for pair in pairs),
            )
            for scenario, framework in names
        ),
    )
