"""Where real Tauri cannot be started, a sentence says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.tauri import crates
from lab.tauri.crates import CRATES, crate, wanted_crates
from lab.tauri.project import WindowArea, write_project
from lab.tauri.readiness import require_screen
from system.errors import CannotMeasureError
from tools.bootstrap import tauri
from tools.bootstrap.project import Project


def test_a_version_that_there_is_not_names_those_there_are() -> None:
    with pytest.raises(CannotMeasureError) as refused:
        crate("2.4.1")
    assert str(refused.value).startswith("unknown runtime '2.4.1'; choose one of: ")
    assert all(each.version in str(refused.value) for each in CRATES)


def test_what_is_not_installed_says_how_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crates, "_ENVIRONMENTS", tmp_path)
    with pytest.raises(CannotMeasureError, match=r"2\.3\.1 is not installed; run `make tauri`"):
        wanted_crates(())
    python = tmp_path / "2.5.1" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    (stamps := tmp_path / "2.5.1" / "stamps").mkdir()
    assert wanted_crates(["2.5.1", "2.5.1"]) == (crate("2.5.1"),)
    (stamps / "unfinished").touch()
    with pytest.raises(CannotMeasureError, match=r"Tauri 2\.5\.1 is only partly installed"):
        wanted_crates(["2.5.1"])


def test_without_a_display_a_screen_is_made_if_it_can_be() -> None:
    assert require_screen({"DISPLAY": ":0", "PATH": ""}) is False
    assert require_screen({"WAYLAND_DISPLAY": "wayland-0", "PATH": ""}) is False
    with pytest.raises(CannotMeasureError, match="no display for Tauri's window, and no Xvfb"):
        require_screen({"DISPLAY": "", "PATH": ""})


def test_there_are_requirements_for_each_version() -> None:
    assert tauri.versions(Project.here()) == [each.version for each in CRATES]


def test_the_project_has_the_built_page_and_what_it_may_call(tmp_path: Path) -> None:
    write_project(tmp_path, crate("2.8.5"), WindowArea(640, 480))
    assert (tmp_path / "page" / "index.html").is_file()
    assert "upload:default" in (tmp_path / "capabilities" / "page.json").read_text()
