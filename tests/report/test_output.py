"""Reports are written whole or not at all, each to a file of its own."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import msgspec
import pytest

from report.output import check_targets, is_standard_output, json_text, write_text
from system.errors import CannotMeasureError


def test_a_dash_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    write_text("-", "Ö\n")
    assert capsys.readouterr() == ("Ö\n", "")


def test_a_new_file_is_written_and_nothing_beside_it(tmp_path: Path) -> None:
    write_text(str(tmp_path / "report.json"), "Ö 完整\n")
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]
    assert (tmp_path / "report.json").read_bytes() == "Ö 完整\n".encode()


def test_an_earlier_report_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("a much longer text than what comes after it")
    write_text(str(path), "short")
    assert path.read_text() == "short"


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_a_report_is_as_readable_as_other_new_files(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_text(str(tmp_path / "report"), "text")
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "report").stat().st_mode) == 0o666 & ~umask


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    target = str(tmp_path / "missing" / "report.json")
    with pytest.raises(CannotMeasureError) as refused:
        write_text(target, "text")
    assert str(refused.value) == (
        f"cannot write {target}: No such file or directory; choose another file"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotMeasureError, match="Is a directory; choose another file"):
        write_text(str(tmp_path / "folder"), "text")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    with pytest.raises(CannotMeasureError, match="Not a directory; choose another file"):
        write_text(str(tmp_path / "file" / "report"), "text")
    assert (tmp_path / "file").read_text() == "kept"


def test_a_folder_that_may_not_be_written_to() -> None:
    # Read-only for root as well.
    with pytest.raises(CannotMeasureError, match=r"^cannot write /proc/report: "):
        write_text("/proc/report", "text")


def test_a_text_that_cannot_be_written_leaves_the_earlier_report(tmp_path: Path) -> None:
    path = tmp_path / "report"
    path.write_text("earlier")
    with pytest.raises(UnicodeEncodeError):
        write_text(str(path), "half of it, then a lone surrogate: \ud800")
    assert path.read_text() == "earlier"
    assert [found.name for found in tmp_path.iterdir()] == ["report"]


def test_a_full_disk_leaves_the_earlier_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report"
    path.write_text("earlier")

    def no_space(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(CannotMeasureError, match="No space left on device; choose another file"):
        write_text(str(path), "text")
    assert path.read_text() == "earlier"
    assert [found.name for found in tmp_path.iterdir()] == ["report"]


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two reports in it and names for the one."""
    (tmp_path / "report").write_text("earlier")
    (tmp_path / "other").write_text("earlier")
    (tmp_path / "link").symlink_to("report")
    (tmp_path / "hard").hardlink_to(tmp_path / "report")
    (tmp_path / "to-new").symlink_to("new")
    (tmp_path / "here").symlink_to(".")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("json", "html"),
    [
        ("report", "report"),
        ("report", "./report"),
        ("report", "here/../{folder}/report"),
        ("report", "link"),
        ("report", "hard"),
        ("link", "hard"),
        ("new", "here/new"),
        ("new", "to-new"),
        ("to-new", "here/here/new"),
        ("-", "-"),
    ],
)
def test_one_file_for_two_reports_is_refused(reports: Path, json: str, html: str) -> None:
    html = html.format(folder=reports.name)
    for first, second in ((json, html), (html, json)):
        with pytest.raises(CannotMeasureError, match="--json and --html name the same file"):
            check_targets({"--json": first, "--html": second})
    assert (reports / "report").read_text() == "earlier"
    assert not (reports / "new").exists()


@pytest.mark.parametrize(
    ("json", "html"),
    [("report", "other"), ("new", "newer"), ("-", "report"), (None, None), (None, "link")],
)
def test_a_file_for_each_report_is_fine(reports: Path, json: str | None, html: str | None) -> None:
    before = sorted(reports.iterdir())
    check_targets({"--json": json, "--html": html})
    assert sorted(reports.iterdir()) == before


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("target", ["report", "link", "hard", "here/report"])
def test_what_is_read_is_not_written_over(target: str) -> None:
    with pytest.raises(CannotMeasureError, match=f"--json would overwrite {target}, which is to"):
        check_targets({"--json": target}, [Path("other"), Path("report")])
    check_targets({"--json": "new"}, [Path("missing"), Path("report"), Path("report")])


def test_the_file_of_standard_output_is_standard_output(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (reports / "to-out").symlink_to("out")
    with (reports / "out").open("w+") as out:
        monkeypatch.setattr(sys, "stdout", out)
        for target in ("-", str(reports / "out"), "to-out", "here/out"):
            assert is_standard_output(target)
        for other in ("report", "new", None, "/dev/null"):
            assert not is_standard_output(other)
        with pytest.raises(CannotMeasureError, match="name the same file"):
            check_targets({"--json": "-", "--html": "out"})
        print("before")
        write_text("to-out", "the report\n")
        print("after")
        monkeypatch.undo()
    # Another file in its place would not have got what came after.
    assert (reports / "out").read_text() == "before\nthe report\nafter\n"


def test_json_reads_as_the_document_and_holds_no_control_character() -> None:
    document = {"name": "\x1b\x9b\x7f\n\u2028\u202eÖ🙂\U000e0041"}
    text = json_text(document)
    assert msgspec.json.decode(text) == document
    assert text == '{"name":"\\u001b\\u009b\\u007f\\n\\u2028\\u202eÖ🙂\\udb40\\udc41"}\n'
