"""What a project's settings say, as whoever checks one of its pages needs it."""

from __future__ import annotations

from pathlib import Path

from check.notice_kinds import InconclusiveAllowed
from check.settings.project import ProjectSettings, project_settings
from tests.report.checks import INCONCLUSIVE, LISTENER, document


def settings(folder: Path, text: str) -> ProjectSettings:
    (folder / "leak-lab.toml").write_text(text, "utf-8")
    return project_settings(str(folder / "page.html"))


def test_each_setting_is_taken(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        "click = '#open'\nthen = '#close'\ncycles = 5\ntimeout = 12\nallow-inconclusive = true\n",
    )
    assert found.source == str(tmp_path / "leak-lab.toml")
    assert (found.cycle.click, found.cycle.then) == ("#open", "#close")
    assert (found.cycles, found.limit_s, found.allows_inconclusive) == (5, 12, True)


def test_what_is_not_said_is_left_to_whoever_checks(tmp_path: Path) -> None:
    for found in (settings(tmp_path, ""), ProjectSettings()):
        assert not found.has_cycle
        assert (found.cycles, found.limit_s, found.allows_inconclusive) == (None, None, False)


def test_an_inconclusive_check_that_is_allowed_is_said_to_be(tmp_path: Path) -> None:
    allowed = settings(tmp_path, "allow-inconclusive = true")
    said = (InconclusiveAllowed(str(tmp_path / "leak-lab.toml")),)
    assert allowed.accept(INCONCLUSIVE) == (INCONCLUSIVE, said)
    assert ProjectSettings().accept(INCONCLUSIVE) == (INCONCLUSIVE, ())
    for decided in (document(), document(LISTENER)):
        assert allowed.accept(decided) == (decided, ())
