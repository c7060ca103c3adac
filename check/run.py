"""``python main.py check``: checks, reports, and gives the exit status."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from check.examine import CheckOptions
from check.series import check_all, usual_jobs
from check.settings.accepted import Accepted, accepting
from report.check_formats.known import FORMATS
from report.check_progress import check_progress
from report.check_report import STATUS_UNDECIDED, CheckReport, evidence_of, outcome_of, title_of
from report.github import (
    add_job_summary,
    annotation_commands,
    commands_ignored,
    is_github,
    workspace_of,
)
from report.output import is_standard_output, write_text
from system.errors import CannotMeasureError
from system.stderr import print_error


@dataclass(frozen=True)
class RunOptions:
    """How several are checked, and what becomes of the results besides what the terminal shows."""

    files: Mapping[str, str] = field(default_factory=dict)
    """By the format's name a file, or ``-``. What goes to standard output is alone there."""
    allows_inconclusive: bool = False
    """Whether a result that decides nothing is as good as a clean one."""
    snapshots: Path | None = None
    """The folder for the heap snapshots that findings rest on; it is there."""
    accepted: Accepted = field(default_factory=Accepted)
    """What fails nothing."""
    jobs: int | None = None
    """How many tests run at a time, if somebody says so."""


async def run_check(plans: Sequence[CheckOptions], options: RunOptions) -> int:
    """Check the targets, report, and give the exit status.

    0: clean. 1: a leak. 2: a target could not be measured, or nothing was decided; a line on
    standard error says why. Of several targets the worst counts, and a leak is the worst.
    """
    # Somebody who works by hand is asked on the same terminal.
    by_hand = any(plan.cycle.by_hand for plan in plans)
    with check_progress(len(plans), is_shown=not by_hand) as show:
        report = await check_all(
            plans,
            show,
            jobs=options.jobs or usual_jobs(),
            allows_inconclusive=options.allows_inconclusive,
            snapshots=options.snapshots,
        )
    report = accepting(report, options.accepted)
    unwritten = _write_reports(options.files, report)
    is_taken = any(map(is_standard_output, options.files.values()))
    in_github = is_github(os.environ)
    if not is_taken:
        # Imported where needed: a run whose output is a program's must not wait for rich.
        from report.check import print_check

        with commands_ignored() if in_github else contextlib.nullcontext():
            print_check(report)
    if in_github:
        # GitHub reads both streams.
        _tell_github(report, sys.stderr if is_taken else sys.stdout)
    _print_what_is_undecided(report)
    for each in unwritten:
        print_error(f"cannot measure: {each}")
    return STATUS_UNDECIDED if unwritten else report.status


def _write_reports(files: Mapping[str, str], report: CheckReport) -> tuple[str, ...]:
    """Write each of the reports that are wanted; a sentence for each that cannot be written."""
    unwritten: list[str] = []
    for each in FORMATS:
        if (target := files.get(each.name)) is not None:
            text = each.render(report)
            try:
                if text is not None:
                    write_text(target, text)
            except CannotMeasureError as error:
                unwritten.append(str(error))
    return tuple(unwritten)


def _tell_github(report: CheckReport, stream: TextIO) -> None:
    for each in annotation_commands(report, workspace_of(os.environ)):
        print(each, file=stream)
    try:
        add_job_summary(report, os.environ)
    except OSError as error:
        # What a workflow shows besides takes nothing from the verdict.
        print_error(f"no job summary: {error}")


def _print_what_is_undecided(report: CheckReport) -> None:
    if all(outcome_of(each) == "skipped" for each in report.results):
        print_error(
            "cannot measure: nothing was there to test; say what to do with --click, --then"
        )
    for each in report.results:
        outcome = outcome_of(each)
        if outcome == "unmeasured":
            of = "" if report.is_single else f" {title_of(each)}"
            print_error(f"cannot measure{of}: {evidence_of(each)}")
        elif outcome == "undecided" and not report.allows_inconclusive:
            print_error(f"{title_of(each)}: {evidence_of(each)}")
