"""Reports are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from lab.errors import CannotMeasureError
from lab.output import write_text


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
