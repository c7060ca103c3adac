"""A report of a run in one HTML file, to read offline, on a screen or on paper."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from memory.plural import plural
from memory.verdict import VERDICT_MARKS
from report.matrix import Row, matrix_of
from report.result import Result
from report.run_report import RunReport
from report.template import html_templates
from report.tokens import css


@dataclass(frozen=True)
class Bar:
    """One bar of a chart."""

    label: str
    value: float
    text: str
    """The value in words, with its unit."""
    share: float
    """Its length, from 0 to 1; a chart's longest bar in the whole report has 1."""
    verdict: str


@dataclass(frozen=True)
class Chart:
    """One effect of a scenario, a bar per runtime."""

    title: str
    bars: tuple[Bar, ...]


def html_report(report: RunReport) -> str:
    """The report's HTML."""
    results = report.results
    matrix = matrix_of(results)
    most_ghosts = max((result.per_cycle(result.ghost_messages) for result in results), default=0)
    most_bytes = max((result.heap_bytes_per_cycle for result in results), default=0)
    templates = html_templates()
    templates.filters["counted"] = plural
    sections: dict[str, list[Row]] = {}
    for row in matrix.rows:
        sections.setdefault(row.scenario, []).append(row)
    return templates.get_template("report.html.j2").render(
        tokens=css(),
        matrix=matrix,
        sections=[
            (report.explained[name], rows, _charts(rows, most_ghosts, most_bytes))
            for name, rows in sections.items()
        ],
        shown=frozenset(sections),
        results=results,
        unexpected=[result for result in results if result.is_unexpected],
        failures=report.failures,
        marks=VERDICT_MARKS,
        made_at=datetime.datetime.now().astimezone(),
    )


def _charts(rows: Sequence[Row], most_ghosts: float, most_bytes: float) -> tuple[Chart, ...]:
    found = [
        (
            result.pair.title if row.framework == "vue" else f"{result.pair.title} {row.framework}",
            result,
        )
        for row in rows
        for result in row.cells
        if result is not None
    ]

    def bar(label: str, result: Result, value: float, most: float, unit: str) -> Bar:
        share = min(max(value / most, 0.0), 1.0) if most > 0 else 0.0
        return Bar(label, value, f"{value:,.1f}{unit}", share, result.verdict)

    return (
        Chart(
            "components that survive, per cycle",
            tuple(bar(label, each, each.per_cycle(each.survivors), 1, "") for label, each in found),
        ),
        Chart(
            "late messages, per cycle",
            tuple(
                bar(label, each, each.per_cycle(each.ghost_messages), most_ghosts, "")
                for label, each in found
            ),
        ),
        Chart(
            "JavaScript heap, kB per cycle",
            tuple(
                bar(label, each, each.heap_bytes_per_cycle / 1000, most_bytes / 1000, " kB")
                for label, each in found
            ),
        ),
    )
