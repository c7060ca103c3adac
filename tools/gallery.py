"""Runs the whole matrix and writes the README's gallery table from its JSON."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from memory.verdict import VERDICT_MARKS
from report.matrix import Row, matrix_of
from report.result import Result, RunDocument

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BEGIN = "<!-- gallery: written by `make gallery` -->"
END = "<!-- end of gallery -->"


def gallery_table(document: RunDocument) -> str:
    """The results as a Markdown table: a row per scenario, a column per runtime."""
    matrix = matrix_of(document.results)
    lines = [
        f"| scenario | {' | '.join(matrix.runtimes)} |",
        f"|---{'|---' * len(matrix.runtimes)}|",
    ]
    lines += [_line(row) for row in matrix.rows]
    return "\n".join(lines)


def with_gallery(readme: str, table: str) -> str:
    """``readme`` with ``table`` between its two marks.

    Raises:
        ValueError: the marks are not there, once each and in order.
    """
    before, begin, rest = readme.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end or BEGIN in after or END in after:
        raise ValueError(f"the README must have {BEGIN!r} and then {END!r}, once each")
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def _line(row: Row) -> str:
    name = f"`{row.scenario}`" + ("" if row.framework == "vue" else f" ({row.framework})")
    return f"| {name} | {' | '.join(_cell(result) for result in row.cells)} |"


def _cell(result: Result | None) -> str:
    if result is None:
        return ""
    verdict = f"{VERDICT_MARKS[result.verdict]} {result.verdict}"
    if result.verdict == "leak" and result.survivors == 0:
        return f"{verdict}, but the component goes"
    return verdict


def main() -> int:
    """Run, and rewrite the README; the status of the run."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "all.json")
        run = subprocess.run(
            [sys.executable, "main.py", "run", "--all", "--json", str(target)],
            cwd=ROOT,
            check=False,
        )
        if run.returncode != 0:
            print("gallery: the README is left as it is", file=sys.stderr)
            return run.returncode
        document = msgspec.json.decode(target.read_bytes(), type=RunDocument)
    README.write_text(with_gallery(README.read_text("utf-8"), gallery_table(document)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
