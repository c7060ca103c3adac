"""The cells of the README's gallery: Markdown tables, and where real Tauri disagrees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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


def with_earlier(new: str, before: str) -> tuple[str, list[str]]:
    """``new``, a table and what stands below it, with cells of the one in ``before``.

    It is given those cells and rows that it lacks, which the names tell that come with it.
    """
    headings, rows = _cells_of(new)
    earlier_headings, earlier = _cells_of(before)
    taken: list[str] = []
    filled: dict[str, list[str]] = {}
    for name in _merged(rows, earlier):
        cells = list(rows.get(name, [""] * len(headings)))
        known = dict(zip(earlier_headings, earlier.get(name, ()), strict=False))
        for place, heading in enumerate(headings):
            # What a footnote says of it is of another run.
            cell = known.get(heading, "").rstrip(_MARKS + " ")
            if not cells[place] and cell:
                cells[place] = cell
                taken.append(f"{name}, {heading}")
        filled[name] = cells
    corner = new.split("|", 2)[1].strip()
    below = [line for line in new.splitlines() if not line.startswith("|")]
    return "\n".join([*table(corner, headings, filled), *below]), taken


def _cells_of(text: str) -> tuple[list[str], dict[str, list[str]]]:
    """The headings of the first table in ``text``, and the cells of its rows by their names."""
    lines: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("|"):
            lines.append([cell.strip() for cell in line.removesuffix("|").split("|")[1:]])
        elif lines:
            break
    if not lines:
        return [], {}
    # Below the headings stands what separates them from the rows.
    return lines[0][1:], {name: cells for name, *cells in lines[2:]}


def _merged(rows: Iterable[str], earlier: Iterable[str]) -> list[str]:
    """The names of all rows: new ones in their order, each lost one below what it stood below."""
    names = list(rows)
    above = ""
    for name in earlier:
        if name not in names:
            names.insert(names.index(above) + 1 if above else 0, name)
        above = name
    return names


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
