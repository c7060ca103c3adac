"""``check`` with a project's leak-lab.toml, and with a baseline."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.end2end.process import run

CORPUS = Path(__file__).parents[1] / "corpus"
_KNOWN = "[[known]]\nname = 'resize*'\nreason = 'the library'\nuntil = {until}\n"
_KNOWN_DOM = "[[known]]\nname = 'Detached*'\nreason = 'the library'\nuntil = {until}\n"


def project(folder: Path, settings: str) -> str:
    shutil.copy(CORPUS / "listener-on-window.html", folder / "page.html")
    (folder / "leak-lab.toml").write_text(settings)
    return str(folder / "page.html")


def test_its_options_count_and_flags_win(tmp_path: Path) -> None:
    page = project(tmp_path, "cycles = 3\nmount = 'nowhere.at.all()'\n")
    ended = run("check", page)
    assert ended.status == 2
    assert "mount threw: ReferenceError: nowhere is not defined" in ended.err
    # A flag for the cycle sets the settings' cycle aside, and no more than that.
    ended = run("check", page, "--mount", "mount()", "--unmount", "unmount()", "--json", "-")
    assert (ended.status, json.loads(ended.out)["cycles"]) == (1, 3)


def test_a_known_leak_fails_nothing_until_its_day(tmp_path: Path) -> None:
    known = (_KNOWN + _KNOWN_DOM).format(until="2999-01-01")
    ended = run("check", project(tmp_path, known))
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("~ known leak")
    assert "known   the library (until 2999-01-01)" in ended.out
    lapsed = known.replace("2999", "2001")
    ended = run("check", project(tmp_path, lapsed))
    assert ended.status == 1
    assert "note: resize* was a known leak until 2001-01-01 (the library)" in ended.out


def test_a_wrong_key_is_a_sentence_before_anything_is_measured(tmp_path: Path) -> None:
    ended = run("check", project(tmp_path, "cycels = 3"))
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("leak-lab: cannot measure: ")
    assert "leak-lab.toml: unknown key cycels; choose one of: " in ended.err


def test_an_earlier_json_is_a_baseline(tmp_path: Path) -> None:
    page = project(tmp_path, "baseline = 'leaks.json'\n")
    baseline = tmp_path / "leaks.json"
    baseline.write_text('{"schema": 1, "results": []}')
    written = tmp_path / "now.json"
    assert run("check", page, "--json", str(written)).status == 1
    baseline.write_text(written.read_text())
    ended = run("check", page)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("~ known leak")
    # It is read: no report goes there.
    ended = run("check", page, "--json", str(baseline))
    assert ended.status == 2
    assert "would overwrite" in ended.err
