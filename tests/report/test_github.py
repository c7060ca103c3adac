"""What GitHub Actions is told: annotations and the job summary."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from report.github import (
    MOST_SUMMARY_BYTES,
    add_job_summary,
    annotation_commands,
    commands_ignored,
    job_summary,
    path_in,
)
from tests.lab.foreign_names import EVIL_NAMES, unsafe_characters
from tests.report.checks import ENTRIES, FAILURE, INCONCLUSIVE, LISTENER, document, known, report


def test_a_finding_is_an_error_at_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "Chart.vue").touch()
    (tmp_path / "dist").mkdir()
    found = annotation_commands(report(document(LISTENER, target=str(tmp_path / "dist"))), tmp_path)
    assert len(found) == 1
    begin = "::error file=src/Chart.vue,line=12,title=Leak%3A listener resize on Window::"
    assert found[0].startswith(begin)
    assert "%0Aheld by: Window → closure onResize" in found[0]


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("src/Chart.vue", "web/src/Chart.vue"),
        ("../../src/Chart.vue", "web/src/Chart.vue"),
        ("webpack://app/./src/Chart.vue", "web/src/Chart.vue"),
        ("assets/index.js", "web/dist/assets/index.js"),
        ("src/Other.vue", None),
        ("../../../outside.txt", None),
        ("/etc/passwd", None),
        ("\x00", None),
        ("n" * 5000, None),
    ],
)
def test_a_source_is_found_in_the_checkout_and_nowhere_else(
    tmp_path: Path, file: str, path: str | None
) -> None:
    checkout = tmp_path / "checkout"
    for each in ("web/src/Chart.vue", "web/dist/assets/index.js"):
        (checkout / each).parent.mkdir(parents=True)
        (checkout / each).touch()
    (tmp_path / "outside.txt").touch()
    assert path_in(checkout, str(checkout / "web" / "dist"), file) == path


def test_there_are_ten_at_most_the_likeliest_causes_first(tmp_path: Path) -> None:
    leaks = [document(LISTENER, ENTRIES, known(LISTENER), target=f"{at}.html") for at in range(8)]
    found = annotation_commands(report(INCONCLUSIVE, *leaks, FAILURE), tmp_path)
    titles = [each.split("title=")[1].split("::")[0] for each in found]
    assert titles == [
        *["Leak%3A listener resize on Window"] * 8,
        "No verdict%3A page.html",
        "No verdict%3A nowhere.html",
    ]


def test_what_is_known_or_allowed_is_no_error(tmp_path: Path) -> None:
    of = report(document(known(LISTENER)), INCONCLUSIVE, allows_inconclusive=True)
    assert annotation_commands(of, tmp_path) == ()


@pytest.mark.parametrize("name", [*EVIL_NAMES, "a,b:c%0A::error::", "x\n::add-mask::secret"])
def test_a_name_of_the_page_ends_no_command_and_is_no_markdown(tmp_path: Path, name: str) -> None:
    evil = msgspec.structs.replace(
        LISTENER, name=name, path=(name,), advice=name, place=f"{name}:3"
    )
    of = report(document(evil, target=name), FAILURE)
    for command in annotation_commands(of, tmp_path):
        assert command.count("\n") == 0
        head, _, message = command.removeprefix("::error ").partition("::")
        assert head.startswith("title=")
        assert ":" not in head
        assert "," not in head
        assert unsafe_characters(command) == set()
        assert "%0A::" not in message
    summary = job_summary(of)
    # One row is two results' and two lines of head; a name can add none.
    assert len([line for line in summary.splitlines() if line.startswith("|")]) == 4
    assert "<img" not in summary
    assert "[bold]" not in summary
    assert unsafe_characters(summary) == set()


def test_the_summary_is_appended_and_stays_within_githubs_limit(tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_text("# before\n")
    environment = {"GITHUB_STEP_SUMMARY": str(file)}
    add_job_summary(report(document(LISTENER), FAILURE), environment)
    text = file.read_text()
    assert text.startswith("# before\n## Leak Lab\n")
    assert "| **✗ leak** | page&#46;html |" in text
    assert "  - made at: <code>src/Chart&#46;vue&#58;12</code>" in text
    many = report(*[document(*[LISTENER] * 40, target=f"{at}.html") for at in range(200)])
    for _ in range(3):
        add_job_summary(many, environment)
    assert MOST_SUMMARY_BYTES // 2 < file.stat().st_size <= MOST_SUMMARY_BYTES
    assert "more lines; the other reports have all." in file.read_text()


def test_what_is_printed_between_is_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    with commands_ignored():
        print("::error::a page's")
    first, printed, last = capsys.readouterr().out.splitlines()
    token = first.removeprefix("::stop-commands::")
    assert len(token) >= 16
    assert (printed, last) == ("::error::a page's", f"::{token}::")
