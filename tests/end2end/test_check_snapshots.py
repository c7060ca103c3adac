"""``check --heapsnapshot``: the snapshots that a finding rests on, as files."""

from __future__ import annotations

import json
from pathlib import Path

from tests.end2end.process import run

CORPUS = Path(__file__).parents[1] / "corpus"
LEAKS = str(CORPUS / "listener-on-window.html")
CLEAN = str(CORPUS / "listener-removed.html")


def test_they_are_kept_of_a_leak_alone_and_show_it(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "here"
    ended = run("check", CLEAN, LEAKS, "--heapsnapshot", str(folder), "--json", "-")
    assert ended.status == 1
    clean, leak = json.loads(ended.out)["results"]
    assert "heap_snapshots" not in clean
    before, after = leak["heap_snapshots"]
    # Called after the target as it was given; nothing else lies there.
    assert sorted(folder.iterdir()) == [Path(before), Path(after)]
    assert Path(before).name.startswith("02-")
    assert Path(before).name.endswith("listener-on-window-1.heapsnapshot")
    compared = run("heap", before, "--after", after, "--cycles", "8")
    assert compared.status == 0
    assert "Detached <section>" in compared.out


def test_a_folder_that_takes_no_files_is_refused_before_anything_is_measured(
    tmp_path: Path,
) -> None:
    file = tmp_path / "file"
    file.touch()
    ended = run("check", LEAKS, "--heapsnapshot", str(file))
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("leak-lab: cannot measure: cannot write")
