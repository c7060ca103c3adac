"""Where settings are found, and what is refused in them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from check.settings.file import settings_for
from system.errors import CannotMeasureError


def test_the_nearest_above_the_target_counts(tmp_path: Path) -> None:
    page = tmp_path / "app" / "dist"
    page.mkdir(parents=True)
    (tmp_path / "leak-lab.toml").write_text("cycles = 3\n")
    # One that says nothing of Leak Lab is no settings.
    (tmp_path / "app" / "pyproject.toml").write_text("[tool.ruff]\n")
    found = settings_for([str(page), str(page / "index.html")])
    assert found is not None
    assert (found.path, found.settings.cycles) == (str(tmp_path / "leak-lab.toml"), 3)
    (tmp_path / "app" / "pyproject.toml").write_text("[tool.leak-lab]\nclick = '#open'\n")
    found = settings_for([(page / "index.html").as_uri()])
    assert found is not None
    assert (found.settings.click, found.settings.cycles) == ("#open", None)


def test_what_stands_above_a_repository_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "leak-lab.toml").write_text("cycles = 3\n")
    page = tmp_path / "repository" / "dist"
    page.mkdir(parents=True)
    (tmp_path / "repository" / ".git").mkdir()
    assert settings_for([str(page)]) is None


def test_known_leaks_have_a_day(tmp_path: Path) -> None:
    (tmp_path / "leak-lab.toml").write_text(
        "[[known]]\nname = 'resize*'\nreason = 'fixed in 5.2'\nuntil = 2027-01-31\n"
    )
    found = settings_for([str(tmp_path)])
    assert found is not None
    (leak,) = found.settings.known
    assert (leak.name, leak.reason, leak.until) == (
        "resize*",
        "fixed in 5.2",
        datetime.date(2027, 1, 31),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("moutn = 'x'", "unknown key moutn; choose one of: mount, unmount, click"),
        # What came with a page writes nowhere.
        ("json = '/elsewhere/.profile'", "unknown key json"),
        ("cycles = 'many'", "cycles: expected `int | null`, got `str`"),
        ("cycles = 0", "cycles: expected `int` >= 1"),
        ("timeout = -1", "timeout: expected `float` > 0.0"),
        ("mount = ''", "mount: expected `str` of length >= 1"),
        ("[[known]]\nname = 'x'\nreason = 'y'", "known[0]: object missing required field `until`"),
        ("[[known]]\nreason = 'y'\nuntil = 2027-01-31", "needs a name or a place"),
        ("[[known]]\nnam = 'x'", "unknown key nam; choose one of: reason, until, name"),
        ("[[known]]\nname = 'x'\nreason = 'y'\nuntil = 'soon'", "known[0].until: "),
        ("known = 3", "known: expected `array`, got `int`"),
        ("cycles = ", "cannot be read: Invalid value"),
        (b"\xff", "cannot be read: 'utf-8' codec"),
    ],
)
def test_what_is_wrong_is_said_with_the_file(tmp_path: Path, text: str | bytes, said: str) -> None:
    file = tmp_path / "leak-lab.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(CannotMeasureError) as raised:
        settings_for([str(tmp_path)])
    assert said in str(raised.value)
    assert str(file) in str(raised.value)


def test_targets_of_two_projects_are_refused(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "leak-lab.toml").write_text("cycles = 3\n")
    with pytest.raises(CannotMeasureError, match="have different settings"):
        settings_for([str(tmp_path / "one"), str(tmp_path / "two")])


@pytest.mark.parametrize("name", ["../secret.js", "/etc/passwd", "link.js"])
def test_no_file_outside_the_project_is_named_by_it(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "leak-lab.toml").write_text("cycles = 3\n")
    (folder / "link.js").symlink_to("/etc/passwd")
    found = settings_for([str(folder)])
    assert found is not None
    with pytest.raises(CannotMeasureError, match="outside the folder"):
        found.file_of("scenario", name)
    assert found.file_of("scenario", "cycles/card.js") == folder / "cycles" / "card.js"
