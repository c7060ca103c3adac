"""Measures `check` against fuite, memlab and playwright-soak-test on the pages of the corpus.

Usage: ``python -m benchmarks.check_vs_peers [--every N] [--memlab-every N] [--limit S]``.
Whole processes, in turns, one page after the other; `check` gets the file, the others its address
on a server of this process.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Final, Literal

from benchmarks.check_of_ten import Together, check_together, tens_of, together_line
from benchmarks.corpus_pages import CORPUS, CorpusPage, all_pages
from benchmarks.document import write_section
from benchmarks.peers.judges import CHROMIUM, JUDGES, Judge
from benchmarks.peers.packages import install_peers, version_of
from benchmarks.process_cost import Ended, run_measured
from check.examine import DEFAULT_CYCLES
from tools.readme import README, with_part

TITLE: Final = "check, against fuite, memlab and playwright-soak-test"
BEGIN: Final = "<!-- comparison: written by `make bench` -->"
END: Final = "<!-- end of comparison -->"
OURS: Final = "check"
FUITE: Final = "fuite"
Answer = Literal["right", "false alarm", "missed", "no answer"]
_ANSWERS: Final[tuple[Answer, ...]] = ("right", "false alarm", "missed", "no answer")


@dataclass(frozen=True)
class Outcome:
    """What one program made of one page."""

    page: CorpusPage
    answer: Answer
    ended: Ended


def is_confirmed(ours: Outcome) -> bool:
    """Whether `check` confirmed by more cycles than were asked for what it saw, whatever it was."""
    try:
        cycles = json.loads(ours.ended.output).get("cycles")
    except ValueError:
        return False
    return cycles is not None and cycles != DEFAULT_CYCLES


def answer_of(page: CorpusPage, said: bool | None) -> Answer:
    """How right it is to have ``said`` that the page leaks; None is no verdict."""
    if said is None:
        return "no answer"
    if said == page.leaks:
        return "right"
    return "false alarm" if said else "missed"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_given: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a server of this process has the files of ``folder``."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def outcome(judge: Judge, page: CorpusPage, address: str, limit_s: float) -> Outcome:
    """Let ``judge`` judge ``page``."""
    with TemporaryDirectory(prefix="leak-lab-peer-") as folder:
        task = judge.task(page.file, f"{address}/{page.file.relative_to(CORPUS)}", Path(folder))
        ended = run_measured(task.command, task.folder, task.environment, limit_s)
        said = None if ended.status is None else judge.verdict(ended.status, ended.output, task)
    return Outcome(page, answer_of(page, said), ended)


def table(outcomes: Mapping[str, Sequence[Outcome]]) -> list[str]:
    """A row for each program, and the time of each by what the page is."""
    lines = [
        "| program | pages | right | false alarms | missed | no answer | median | slowest | peak |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, found in outcomes.items():
        if not found:
            continue
        count = [sum(each.answer == answer for each in found) for answer in _ANSWERS]
        times = [each.ended.wall_s for each in found]
        peak = max(each.ended.peak_mb for each in found)
        cells = [name, str(len(found)), *map(str, count)]
        cells += [f"{statistics.median(times):.1f} s", f"{max(times):.1f} s", f"{peak:.0f} MB"]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def ratios(outcomes: Mapping[str, Sequence[Outcome]]) -> list[str]:
    """Our time on each page divided by that of each other program on the same page: the medians."""
    ours = {each.page: each.ended.wall_s for each in outcomes[OURS]}
    confirmed = {each.page for each in outcomes[OURS] if is_confirmed(each)}
    kinds: dict[str, Callable[[CorpusPage], bool]] = {
        "clean": lambda page: not page.leaks,
        "leaking": lambda page: page.leaks,
        "nothing to confirm": lambda page: page not in confirmed,
        "confirmed by more cycles": lambda page: page in confirmed,
    }
    counts = [f"{name} ({sum(map(is_meant, ours))})" for name, is_meant in kinds.items()]
    lines = [
        "| our time divided by that of | " + " | ".join(counts) + " |",
        "|---|" + "---|" * len(counts),
    ]
    for name, found in outcomes.items():
        if name == OURS or not found:
            continue
        cells = []
        for is_meant in kinds.values():
            shares = [ours[e.page] / e.ended.wall_s for e in found if is_meant(e.page)]
            cells.append(f"{statistics.median(shares):.2f}" if shares else "")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def wrong(outcomes: Mapping[str, Sequence[Outcome]]) -> list[str]:
    """Which pages each got wrong."""
    lines = []
    for name, found in outcomes.items():
        for answer in _ANSWERS[1:]:
            pages = sorted(each.page.name for each in found if each.answer == answer)
            if pages:
                lines += [f"- {name}, {answer}: {', '.join(pages)}"]
    return lines or ["- none"]


def machine() -> str:
    """What it ran on."""
    load = os.getloadavg()[0]
    cores = os.cpu_count() or 1
    busy = "quiet" if load < cores else f"busy with other work (a load of {load:.0f} on average)"
    return f"{platform.system()} {platform.machine()}, {cores} cores, {busy} when this ended"


def section(
    outcomes: Mapping[str, Sequence[Outcome]], pages: int, together: Sequence[Together] = ()
) -> str:
    """The section of docs/benchmarks.md; the corpus has so many ``pages``."""
    named = ", ".join(
        f"{name} {version_of(name)}" for name, found in outcomes.items() if found and name != OURS
    )
    chromium = subprocess.run(
        [CHROMIUM, "--version"], capture_output=True, text=True, check=True
    ).stdout.strip()
    lines = [
        "`python -m benchmarks.check_vs_peers` (part of `make bench`; `--every 6` takes each",
        f"sixth page). {len(outcomes[OURS])} of the {pages} pages of `tests/corpus`, whole",
        f"processes, in turns; memlab, if at all, on a part of them. {named}, with",
        f"{chromium}. {machine()}.",
        "The peak is of all processes of a program; memory that some share is divided among them.",
        "",
        *table(outcomes),
        "",
        *ratios(outcomes),
        "",
        *_together(outcomes, together),
        "What was wrong:",
        "",
        *wrong(outcomes),
    ]
    return "\n".join(lines)


def summary(
    outcomes: Mapping[str, Sequence[Outcome]], pages: int, together: Sequence[Together]
) -> str:
    """What the README says of it."""
    lines = [
        f"Of {len(outcomes[OURS])} of the {pages} pages of `tests/corpus`, whole processes in",
        "turns on one machine (more in [docs/benchmarks.md](docs/benchmarks.md)):",
        "",
        *table(outcomes),
        "",
        *ratios(outcomes),
        "",
        *_together(outcomes, together),
    ]
    return "\n".join(lines).strip()


def _together(outcomes: Mapping[str, Sequence[Outcome]], together: Sequence[Together]) -> list[str]:
    alone_s = {
        each.page: each.ended.wall_s
        for each in outcomes.get(FUITE, ())
        if each.answer != "no answer"
    }
    line = together_line(together, alone_s)
    return [line, ""] if line else []


def main() -> int:
    """Measure, and write the section; 1 when one of our verdicts is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only each Nth page")
    parser.add_argument("--memlab-every", type=int, default=3, help="memlab: each Nth of those")
    parser.add_argument("--limit", type=float, default=240.0, help="seconds for one process")
    given = parser.parse_args()
    install_peers()
    every = all_pages()
    pages = every[:: given.every]
    outcomes: dict[str, list[Outcome]] = {judge.name: [] for judge in JUDGES}
    with served(CORPUS) as address:
        for number, page in enumerate(pages):
            for judge in JUDGES:
                if judge.name == "memlab" and (number + 1) % given.memlab_every:
                    continue
                found = outcome(judge, page, address, given.limit)
                outcomes[judge.name].append(found)
                print(
                    f"{page.name}: {judge.name}: {found.answer} in {found.ended.wall_s:.1f} s",
                    flush=True,
                )
            # After each page: it takes long, and may be interrupted.
            write_section(TITLE, section(outcomes, len(every)))
    together = [check_together(ten, given.limit) for ten in tens_of(pages)]
    write_section(TITLE, section(outcomes, len(every), together))
    readme = README.read_text("utf-8")
    new = summary(outcomes, len(every), together)
    README.write_text(with_part(readme, new, BEGIN, END), "utf-8")
    return 0 if all(each.answer == "right" for each in outcomes[OURS]) else 1


if __name__ == "__main__":
    sys.exit(main())
