"""`check` of ten pages in one process, beside what another program takes for each of them alone."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.corpus_pages import CorpusPage
from benchmarks.process_cost import run_measured
from check.series import usual_jobs

TARGETS: Final = 10
_ROOT: Final = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Together:
    """What one process made of several pages."""

    pages: Sequence[CorpusPage]
    wall_s: float
    """Of all, from start to exit."""
    right: int
    """How many verdicts are."""

    def share_of(self, alone_s: Mapping[CorpusPage, float]) -> float | None:
        """Its time for each divided by what another took for one; None where that is not known.

        What gave no answer took as long as it was let: those pages count for nobody.
        """
        answered = [alone_s[page] for page in self.pages if page in alone_s]
        if not answered:
            return None
        return self.wall_s / len(self.pages) / statistics.fmean(answered)


def check_together(pages: Sequence[CorpusPage], limit_s: float) -> Together:
    """Check ``pages`` in one process."""
    files = [str(page.file) for page in pages]
    command = (sys.executable, "main.py", "check", *files, "--json", "-")
    ended = run_measured(command, _ROOT, {"QT_QPA_PLATFORM": "offscreen"}, limit_s * len(pages))
    return Together(pages, ended.wall_s, _right(pages, ended.output))


def tens_of(pages: Sequence[CorpusPage]) -> list[Sequence[CorpusPage]]:
    """``pages`` by tens; of fewer than ten all, of more what is no whole ten is left out."""
    whole = len(pages) - len(pages) % TARGETS or len(pages)
    return [pages[at : at + TARGETS] for at in range(0, whole, TARGETS)]


def together_line(found: Sequence[Together], alone_s: Mapping[CorpusPage, float]) -> str:
    """What came of it, in a sentence; empty where nothing was measured."""
    shares = [share for each in found if (share := each.share_of(alone_s)) is not None]
    if not shares:
        return ""
    pages = sum(len(each.pages) for each in found)
    right = sum(each.right for each in found)
    return (
        f"Of {len(found[0].pages)} targets in one process, {usual_jobs()} at a time, each takes us "
        f"{statistics.median(shares):.2f} times what fuite takes for one; {right} of {pages} "
        "verdicts are right there."
    )


def _right(pages: Sequence[CorpusPage], output: str) -> int:
    try:
        document = json.loads(output)
    except ValueError:
        return 0
    verdicts = [each["verdict"] for each in document.get("results", [document])]
    wanted = ["leak" if page.leaks else "clean" for page in pages]
    return sum(verdict == want for verdict, want in zip(verdicts, wanted, strict=False))
