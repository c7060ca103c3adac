"""Runs the whole matrix, here and in real Tauri, and writes the README's tables from its JSON."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

import msgspec

from lab.experiments.headless import STATUS_EXPECTED, STATUS_NOT_MEASURED, STATUS_UNEXPECTED
from lab.tauri.crates import CRATES
from memory.verdict import VERDICT_MARKS
from report.matrix import Row, matrix_of
from report.progress import LINES
from report.result import Result, RunDocument
from tools.gallery_cells import disagreements, kept_columns, key_of, table, with_earlier
from tools.readme import README, part_in, with_part

ROOT: Final = Path(__file__).resolve().parent.parent
BEGIN: Final = "<!-- gallery: written by `make gallery` -->"
END: Final = "<!-- end of gallery -->"
PAIRS_BEGIN: Final = "<!-- pairs: written by `make gallery` -->"
PAIRS_END: Final = "<!-- end of pairs -->"

IN_TAURI: Final = " in Tauri"
"""What the heading of a column ends with whose cells were measured in Tauri itself."""
TAURI_CYCLES: Final = 20
"""Cycles of each experiment there. Its races are lost now and then: of five cycles perhaps once,
which decides nothing."""
NOT_HERE: Final = (
    "Tauri itself is not installed where this was written last (`make tauri`): its columns are "
    "those of an earlier run."
)

# One of each kind of Tauri, and the npm packages of their times.
_PAIRED: Final = ("2.4.1", "2.5.0", "2.12.5")


def gallery_table(
    document: RunDocument, in_tauri: RunDocument | None = None, before: str = ""
) -> str:
    """The results as a Markdown table: a row per scenario, a column per runtime.

    ``in_tauri`` are those of Tauri itself. Where there are none, its columns are those of the table
    in ``before``, if that has some. Below the table stands what is to be said of its cells.
    """
    matrix = matrix_of(document.results)
    if in_tauri is None:
        columns, cells = kept_columns(before, IN_TAURI)
        notes = [NOT_HERE] if columns else []
    else:
        real = matrix_of(in_tauri.results)
        marks, notes = disagreements(document.results, in_tauri.results)
        columns = [f"{runtime}{IN_TAURI}" for runtime in real.runtimes]
        cells = {
            _name(row): [
                _cell(each) + ("" if each is None else marks.get(key_of(each), ""))
                for each in row.cells
            ]
            for row in real.rows
        }
    none = [""] * len(columns)
    rows = {
        _name(row): [*map(_cell, row.cells), *cells.get(_name(row), none)] for row in matrix.rows
    }
    return "\n".join([*table("scenario", [*matrix.runtimes, *columns], rows), *_below(notes)])


def pairs_table(document: RunDocument) -> str:
    """What one scenario does on pairs of Tauri and npm package: a row per Tauri."""
    apis = list(dict.fromkeys(str(each.api) for each in document.results))
    cells = {(each.runtime, each.api): _told(each) for each in document.results}
    where = {each.runtime: each.on for each in document.results}
    rows = {
        f"Tauri {runtime}" + (", itself" if on == "tauri" else ""): [
            cells.get((runtime, api), "") for api in apis
        ]
        for runtime, on in where.items()
    }
    return "\n".join(table("", [f"npm {api}" for api in apis], rows))


def _name(row: Row) -> str:
    return f"`{row.scenario}`" + ("" if row.framework == "vue" else f" ({row.framework})")


def _cell(result: Result | None) -> str:
    if result is None:
        return ""
    verdict = f"{VERDICT_MARKS[result.verdict]} {result.verdict}"
    if result.verdict == "leak" and result.survivors == 0:
        return f"{verdict}, but the component goes"
    return verdict


def _told(result: Result) -> str:
    heard = "nothing arrives" if result.growth_per_cycle.get("unheard") else "all arrives"
    return f"{_cell(result)}, {heard}"


def _below(notes: Sequence[str]) -> list[str]:
    return [line for note in notes for line in ("", note)]


@dataclass(frozen=True)
class _Run:
    """What came of a run of many experiments."""

    document: RunDocument
    is_whole: bool
    """Whether each of them could be measured."""


def _measured(what: str, *arguments: str) -> _Run:
    """Run experiments; ``what`` they are is told before.

    Raises:
        SystemExit: a verdict was not the expected one, or nothing could be measured.
    """
    print(f"gallery: {what}", file=sys.stderr, flush=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "run.json")
        command = [sys.executable, "main.py", "run", *arguments, "--json", str(target)]
        run = subprocess.run(command, cwd=ROOT, check=False, env={**os.environ, LINES: "1"})
        is_whole = run.returncode == STATUS_EXPECTED
        if not is_whole and (run.returncode != STATUS_NOT_MEASURED or not target.exists()):
            _leave(run.returncode)
        document = msgspec.json.decode(target.read_bytes(), type=RunDocument)
    if not document.results:
        _leave(STATUS_NOT_MEASURED)
    # Beside what could not be measured the status tells of no other.
    if not all(result.is_expected for result in document.results):
        _leave(STATUS_UNEXPECTED)
    took = round(time.monotonic() - started)
    print(f"gallery: {len(document.results)} cells in {took} s", file=sys.stderr, flush=True)
    return _Run(document, is_whole)


def _leave(status: int) -> NoReturn:
    print("gallery: the README is left as it is", file=sys.stderr)
    raise SystemExit(status)


def _pairs() -> _Run:
    apis = [part for api in _PAIRED for part in ("--api", api)]
    runtimes = [part for runtime in _PAIRED for part in ("--runtime", runtime)]
    played = _measured("pairs on the stand-in", "no-cleanup", *runtimes, *apis)
    cycles = ("--cycles", str(TAURI_CYCLES))
    real = _measured("pairs in Tauri itself", "no-cleanup", "--on", "tauri", *cycles, *apis)
    both = RunDocument(1, played.document.results + real.document.results)
    return _Run(both, played.is_whole and real.is_whole)


def main() -> int:
    """Run, and rewrite the README; the exit status.

    What could not be measured keeps the cell that it had; it is named, and the status is 2.
    """
    has_tauri = all(crate.is_installed for crate in CRATES)
    readme = README.read_text("utf-8")
    runs = [_measured("the stand-in", "--all")]
    if has_tauri:
        vue = ("--all", "--framework", "vue", "--cycles", str(TAURI_CYCLES))
        runs.append(_measured("Tauri itself", *vue, "--on", "tauri"))
    in_tauri = runs[1].document if has_tauri else None
    cells = gallery_table(runs[0].document, in_tauri, readme)
    left: list[str] = []
    if not all(run.is_whole for run in runs):
        cells, left = with_earlier(cells, part_in(readme, BEGIN, END))
    new = with_part(readme, cells, BEGIN, END)
    if has_tauri:
        runs.append(_pairs())
        pairs = pairs_table(runs[-1].document)
        if not runs[-1].is_whole:
            pairs, more = with_earlier(pairs, part_in(readme, PAIRS_BEGIN, PAIRS_END))
            left += more
        new = with_part(new, pairs, PAIRS_BEGIN, PAIRS_END)
    README.write_text(new, "utf-8")
    if all(run.is_whole for run in runs):
        return STATUS_EXPECTED
    print("gallery: not measured, and as it was before:", file=sys.stderr)
    for cell in left or ["(nothing: it had no cell before)"]:
        print(f"  {cell}", file=sys.stderr)
    return STATUS_NOT_MEASURED


if __name__ == "__main__":
    sys.exit(main())
