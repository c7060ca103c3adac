"""The cells of the README's gallery: Markdown tables, and where real Tauri disagrees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lab.tauri.crates import own_apis
from report.result import Result

EXPLANATIONS: dict[tuple[str, str], str] = {}
"""Why Tauri itself has another verdict than the stand-in, by the scenario and the crate."""
NOT_EXPLAINED = "not explained yet"

_MARKS = "¹²³⁴⁵⁶⁷⁸⁹"


def table(corner: str, headings: Sequence[str], rows: Mapping[str, Sequence[str]]) -> list[str]:
    """The lines of a Markdown table, with a row for each name."""
    return [
        f"| {corner} | {' | '.join(headings)} |",
        f"|---{'|---' * len(headings)}|",
        *(f"| {name} | {' | '.join(cells)} |" for name, cells in rows.items()),
    ]


def kept_columns(text: str, ending: str) -> tuple[list[str], dict[str, list[str]]]:
    """The columns of the first table in ``text`` whose headings end so: headings, cells by name."""
    lines = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("| ")
    ]
    for number, (_corner, *headings) in enumerate(lines):
        places = [place for place, each in enumerate(headings, 1) if each.endswith(ending)]
        if places:
            return [lines[number][place] for place in places], {
                cells[0]: [cells[place] for place in places]
                for cells in lines[number + 1 :]
                if len(cells) > places[-1]
            }
    return [], {}


def key_of(result: Result) -> tuple[str, str, str]:
    """The row and the column of a result."""
    return result.scenario, result.framework, result.runtime


def disagreements(
    standin: Sequence[Result], in_tauri: Sequence[Result]
) -> tuple[dict[tuple[str, str, str], str], list[str]]:
    """The results in Tauri with another verdict than on the stand-in: their marks, and footnotes.

    The marks are by :func:`key_of`.

    A crate is compared with the stand-in of the npm package that both have in the page.
    """
    played = {(each.scenario, each.framework, each.api): each for each in standin}
    marks: dict[tuple[str, str, str], str] = {}
    notes: list[str] = []
    for result in in_tauri:
        other = played.get((result.scenario, result.framework, own_apis().get(result.runtime)))
        if other is None or other.verdict == result.verdict:
            continue
        mark = _MARKS[len(notes)] if len(notes) < len(_MARKS) else f"({len(notes) + 1})"
        why = EXPLANATIONS.get((result.scenario, result.runtime), NOT_EXPLAINED)
        marks[key_of(result)] = f" {mark}"
        notes.append(
            f"{mark} `{result.scenario}` is {other.verdict} on the stand-in ({other.evidence}), "
            f"and {result.verdict} in Tauri {result.runtime} ({result.evidence}): {why}."
        )
    return marks, notes
