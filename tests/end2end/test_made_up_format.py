"""A report format is one file and one line: one that is made up here is there like the others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.end2end.process import PROJECT

# One file's worth of code, and the line that lists it.
WITH_ANOTHER_FORMAT = """
import sys
from report.formats import known
from report.formats.format import ReportFormat

def render(report):
    return "".join(f"{each.scenario}: {each.verdict}\\n" for each in report.results)

known.FORMATS += (ReportFormat("lines", "write a line for each result", render),)
from cli.command_line import main
sys.exit(main(sys.argv[1:]))
"""

# And of `check`.
WITH_ANOTHER_CHECK_FORMAT = """
import sys
from report.check_formats import known
from report.check_formats.format import CheckFormat

def render(report):
    return "".join(f"{each.target}: {each.verdict}\\n" for each in report.results)

known.FORMATS += (CheckFormat("lines", "write a line for each page", render),)
from cli.command_line import main
sys.exit(main(sys.argv[1:]))
"""


def run(
    *arguments: str, code: str = WITH_ANOTHER_FORMAT, command: str = "run"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, command, *arguments],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_it_is_an_option_whose_file_is_written(tmp_path: Path) -> None:
    assert "write a line for each result" in run("--help").stdout
    target = tmp_path / "run.lines"
    ended = run("--runtime", "2.12.5", "--cycles", "2", "--lines", str(target))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert target.read_text() == "no-cleanup: clean\n"
    assert "no-cleanup" in ended.stdout


def test_standard_output_and_its_target_are_checked_as_for_the_others(tmp_path: Path) -> None:
    ended = run("--runtime", "2.12.5", "--cycles", "2", "--lines", "-")
    assert (ended.returncode, ended.stdout) == (0, "no-cleanup: clean\n")
    both = str(tmp_path / "same")
    ended = run("--lines", both, "--json", both)
    assert ended.returncode == 2
    assert "--json and --lines name the same file" in ended.stderr


def test_so_it_is_for_check(tmp_path: Path) -> None:
    target = tmp_path / "check.lines"
    page = str(PROJECT / "tests" / "corpus" / "listener-removed.html")
    ended = run(page, "--lines", str(target), code=WITH_ANOTHER_CHECK_FORMAT, command="check")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert target.read_text() == f"{page}: clean\n"
