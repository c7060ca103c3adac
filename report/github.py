"""What GitHub Actions shows of a check: annotations beside the lines of code, and a job summary."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from memory.heap.naming.printable import printable
from report.check_lines import cause_of, finding_details
from report.check_report import (
    OUTCOME_MARKS,
    OUTCOME_WORDS,
    CheckReport,
    evidence_of,
    is_new,
    outcome_of,
    place_of,
    title_of,
)
from report.check_result import CheckDocument, CheckFinding, CheckResult

MOST_ANNOTATIONS: Final = 10
"""GitHub shows no more of one step."""
MOST_SUMMARY_BYTES: Final = 1024 * 1024
"""GitHub takes no more of one step."""
_LONGEST_TEXT: Final = 1000
_END_ROOM: Final = 200
# All that Markdown may take for its own, or HTML.
_MARKDOWN: Final = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~&@:$\"'^=]")
# What bundlers put before the path of a source.
_BEFORE_PATH: Final = re.compile(r"^[a-z][a-z0-9+.-]*://[^/]*/|^/+|^(\.\.?/)+")


def is_github(environment: Mapping[str, str]) -> bool:
    """Whether a workflow of GitHub's runs this."""
    return environment.get("GITHUB_ACTIONS") == "true"


def workspace_of(environment: Mapping[str, str]) -> Path:
    """The checkout that the workflow works in."""
    return Path(environment.get("GITHUB_WORKSPACE") or ".")


def annotation_commands(report: CheckReport, workspace: Path) -> tuple[str, ...]:
    """The commands that annotate, worst first; files by their paths in ``workspace``.

    The first finding of each target comes before the others of any: it is the likeliest cause.
    """
    ranked: list[tuple[int, str]] = []
    for result in report.results:
        outcome = outcome_of(result)
        if isinstance(result, CheckDocument) and outcome == "leak":
            new = [each for each in result.findings if is_new(each)]
            # What could not be measured comes between a first finding and a second.
            ranked += [
                (2 * at, _finding(result, finding, workspace)) for at, finding in enumerate(new)
            ]
        elif outcome == "unmeasured" or (outcome == "undecided" and not report.allows_inconclusive):
            title = f"No verdict: {title_of(result)}"
            ranked.append((1, _command({"title": title}, evidence_of(result))))
    # Stable: in their order where they are alike.
    ranked.sort(key=lambda each: each[0])
    return tuple(command for _, command in ranked[:MOST_ANNOTATIONS])


@contextmanager
def commands_ignored() -> Iterator[None]:
    """Let GitHub take no line that is printed meanwhile for a command: pages name things."""
    token = os.urandom(16).hex()
    print(f"::stop-commands::{token}")
    try:
        yield
    finally:
        print(f"::{token}::")


def job_summary(report: CheckReport, room: int = MOST_SUMMARY_BYTES) -> str:
    """Markdown with a table of all results, and of each leak what is left and what to do.

    It has at most ``room`` bytes; what does not fit is counted in its last line.
    """
    lines = [
        "## Leak Lab",
        "",
        f"{report.summary}",
        "",
        "| verdict | test | evidence |",
        "| --- | --- | --- |",
        *map(_row, report.results),
        "",
    ]
    for result in report.results:
        if isinstance(result, CheckDocument) and result.findings:
            lines += _leak(result)
    return _fitting(lines, room)


def add_job_summary(report: CheckReport, environment: Mapping[str, str]) -> None:
    """Append the summary to the file that GitHub names, if it names one.

    Raises:
        OSError: it cannot be written.
    """
    name = environment.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    with Path(name).open("ab") as file:
        # The step may have written before.
        text = job_summary(report, MOST_SUMMARY_BYTES - file.tell())
        file.write(text.encode())


def _finding(result: CheckDocument, finding: CheckFinding, workspace: Path) -> str:
    properties: dict[str, str] = {}
    place = place_of(finding)
    if place is not None:
        path = path_in(workspace, result.target, place[0])
        if path is not None:
            properties |= {"file": path, "line": str(place[1])}
    properties["title"] = f"Leak: {finding.kind} {finding.name}"
    details = (f"{name}: {what}" for name, what in finding_details(finding))
    return _command(properties, f"{title_of(result)}: {cause_of(finding)}", *details)


def path_in(workspace: Path, target: str, file: str) -> str | None:
    """Where the source ``file`` of the page ``target`` is in the checkout; None if not there.

    A source map may say where it is seen from the bundle, or from the project's folder.
    """
    name = file
    while (shorter := _BEFORE_PATH.sub("", name)) != name:
        name = shorter
    try:
        root = workspace.resolve()
        begin = root if "://" in target else Path(target).resolve()
        for folder in (begin, *begin.parents):
            found = (folder / name).resolve()
            if found.is_relative_to(root) and found.is_file():
                return str(PurePosixPath(found.relative_to(root)))
            if folder == root:
                break
    except (OSError, ValueError):
        # No name of a file.
        return None
    return None


def _command(properties: Mapping[str, str], *lines: str) -> str:
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = "\n".join(printable(line, _LONGEST_TEXT) for line in lines)
    return f"::error {named}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text, _LONGEST_TEXT)).replace(":", "%3A").replace(",", "%2C")


def _row(result: CheckResult) -> str:
    outcome = outcome_of(result)
    cells = (title_of(result), evidence_of(result))
    verdict = f"{OUTCOME_MARKS[outcome]} {OUTCOME_WORDS[outcome]}"
    return " | ".join((f"| **{verdict}**", *map(_escaped, cells))) + " |"


def _leak(result: CheckDocument) -> list[str]:
    lines = [f"### {_escaped(title_of(result))}", ""]
    for finding in result.findings:
        known = "" if is_new(finding) else " (known)"
        lines.append(f"- **{_escaped(f'{finding.kind} {finding.name}')}**{known}: {cause(finding)}")
        details = finding_details(finding)
        lines += [f"  - {name}: <code>{_escaped(what)}</code>" for name, what in details]
    return [*lines, ""]


def cause(finding: CheckFinding) -> str:
    """The cause, escaped."""
    return _escaped(cause_of(finding))


def _escaped(text: str) -> str:
    """``text`` in Markdown, of which nothing is taken for Markdown or HTML."""
    shown = printable(text, _LONGEST_TEXT)
    return _MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", shown)


def _fitting(lines: list[str], room: int) -> str:
    """As many whole lines as fit; none where not even the note about the rest does."""
    text = ""
    left = room - _END_ROOM
    for at, line in enumerate(lines):
        left -= len(line.encode()) + 1
        if left < 0:
            rest = f"\n… and {len(lines) - at:,} more lines; the other reports have all.\n"
            return text + rest if room >= _END_ROOM else ""
        text += f"{line}\n"
    return text
