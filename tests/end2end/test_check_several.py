"""``check`` of several pages in one process."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import psutil

from tests.end2end.process import run, started

CORPUS = Path(__file__).parents[1] / "corpus"
LEAKS = str(CORPUS / "listener-on-window.html")
CLEAN = str(CORPUS / "listener-removed.html")
_NOTHING = "<!doctype html><script>window.mount = window.unmount = () => {}</script>"
_HANGS = "<!doctype html><script>mount = () => { while (true); }; unmount = () => {}</script>"


def test_each_has_its_verdict_and_one_that_cannot_be_measured_does_not_stop_the_others(
    tmp_path: Path,
) -> None:
    hangs = tmp_path / "hangs.html"
    hangs.write_text(_HANGS)
    reports = {name: tmp_path / f"report.{name}" for name in ("json", "junit", "html")}
    files = [each for name, file in reports.items() for each in (f"--{name}", str(file))]
    # After a page that hangs the process for snapshots is another one; after others the same.
    ended = run("check", LEAKS, "nowhere.html", CLEAN, str(hangs), LEAKS, *files, "--timeout", "12")
    assert ended.status == 1
    first, second = ended.err.splitlines()
    assert first.startswith("leak-lab: cannot measure nowhere.html: nowhere.html does not exist; ")
    assert second.startswith(f"leak-lab: cannot measure {hangs}: no verdict within 12 s, while ")
    document = json.loads(reports["json"].read_text())
    assert [each["verdict"] for each in document["results"]] == [
        "leak",
        None,
        "clean",
        None,
        "leak",
    ]
    first, last = document["results"][0], document["results"][-1]
    assert first["findings"] == last["findings"]
    assert "5 tests: 2 leak, 2 not measured, 1 clean" in ended.out
    assert ET.parse(reports["junit"]).getroot().get("failures") == "2"
    assert "listener-on-window.html:11" in reports["html"].read_text()


def test_the_status_is_2_when_none_leaks_and_one_decides_nothing_unless_that_is_allowed(
    tmp_path: Path,
) -> None:
    nothing = tmp_path / "nothing.html"
    nothing.write_text(_NOTHING)
    ended = run("check", CLEAN, str(nothing), "--junit", "-")
    assert ended.status == 2
    assert f"leak-lab: {nothing}: mounting changed nothing" in ended.err
    # What goes to standard output is alone there.
    assert ET.fromstring(ended.out).get("errors") == "1"
    ended = run("check", str(nothing), "--allow-inconclusive")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("? inconclusive")


def test_one_that_cannot_be_measured_is_in_junit_and_html_and_no_json_is_written(
    tmp_path: Path,
) -> None:
    junit, written = tmp_path / "report.xml", tmp_path / "report.json"
    ended = run("check", "nowhere.html", "--junit", str(junit), "--json", str(written))
    assert (ended.status, ended.out) == (2, "")
    assert "does not exist" in junit.read_text()
    assert not written.exists()


def test_in_a_workflow_of_github_it_annotates_and_adds_to_the_summary(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    environment = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(CORPUS.parents[1]),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    with started("check", LEAKS, environment=environment) as running:
        ended = running.wait()
    assert ended.status == 1
    assert "\n::error file=tests/corpus/listener-on-window.html,line=11,title=Leak%3A " in ended.out
    assert "### " in summary.read_text()
    with started("check", LEAKS, "--json", "-", environment=environment) as running:
        ended = running.wait()
    # What a program reads has nothing else in it.
    assert json.loads(ended.out)["verdict"] == "leak"
    assert ended.err.startswith("::error file=")


def test_interrupted_between_two_it_leaves_nothing() -> None:
    with started("check", *([CLEAN] * 20)) as running:
        # One page's renderer has come and gone.
        seen: set[int] = set()

        def several(_process: psutil.Process) -> bool:
            seen.update(each.pid for each in running.children)
            return len(seen) >= 8

        running.until(several)
        running.process.send_signal(2)
        ended = running.wait()
    assert (ended.status, ended.err) == (130, "")
