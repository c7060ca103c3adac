"""``python main.py``: what it accepts, prints and answers."""

from __future__ import annotations

import json
import os
import shutil
import threading
from pathlib import Path

import msgspec
import pytest

from report.result import RunDocument
from tests.end2end.process import PACKAGES, PROJECT, run, started

# The keys of one result and of one finding, from the design.
RESULT_KEYS: dict[str, type | tuple[type, ...]] = {
    "scenario": str,
    "runtime": str,
    "framework": str,
    "cycles": int,
    "verdict": str,
    "expected": str,
    "created": int,
    "survivors": int,
    "callbacks_left": int,
    "ghost_messages": int,
    "backend_channels_left": int,
    "heap_bytes_per_cycle": int,
    "dom_nodes_per_cycle": (int, float),
    "findings": list,
    "elapsed_s": (int, float),
}
FINDING_KEYS: dict[str, type | tuple[type, ...]] = {
    "kind": str,
    "name": str,
    "per_cycle": (int, float),
    "count": int,
    "retained_bytes": (int, type(None)),
    "path": list,
    "unit": str,
    "is_estimate": bool,
}
FINDING_KINDS = {
    "component",
    "callback",
    "ghost",
    "dom",
    "listener",
    "timer",
    "object",
    "collection",
    "backend-channel",
}


def results(out: str) -> list[dict[str, object]]:
    """The results in a document on stdout, which must hold nothing else."""
    document = json.loads(out)
    assert set(document) == {"schema", "results"}
    assert document["schema"] == 1
    assert out.endswith("}\n")
    found = document["results"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], ["usage: main.py", "run", "--verbose", "opens the window"]),
        (
            ["run", "--help"],
            ["--runtime V", "--cycles N", "--json FILE", "Exit status: 0", "1 one"],
        ),
    ],
)
def test_help(arguments: list[str], words: list[str]) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.err) == (0, "")
    assert all(word in ended.out for word in words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "--cycles", "0"], "argument --cycles: '0' is not a whole number of at least 1"),
        (["run", "--cycles", "-3"], "--cycles: "),
        (["run", "--cycles", "1.5"], "'1.5' is not a whole number"),
        (["run", "--cycles", "many"], "'many' is not a whole number"),
        (["run", "--cycles", "٣"], "is not a whole number"),
        (["run", "--cycles", ""], "'' is not a whole number"),
        (["run", "--cycles"], "--cycles: expected one argument"),
        (["run", "--nonsense"], "unrecognized arguments: --nonsense"),
        (["run", "--cycles", "1000001"], "'1000001' are too many; give 1000000 at most"),
        (["run", "--cycles", "9" * 100_000], "9…' are too many; give 1000000 at most"),
        (["heap", "x", "--cycles", "0"], "--cycles: '0' is not a whole number of at least 1"),
        (["run", "--all", "close"], "--all runs every scenario; leave out either --all or the"),
        (["run", ""], "SCENARIO: the name is empty"),
        (["run", "close", "--runtime", " "], "--runtime: the name is empty"),
        (["run", "--json", ""], "--json: the name of the file is empty"),
        (["run", "--html", ""], "--html: the name of the file is empty"),
        (["heap", ""], "SNAPSHOT: the name of the file is empty"),
        (["heap", "x", "--after", ""], "--after: the name of the file is empty"),
        (["heap", "x", "--json", ""], "--json: the name of the file is empty"),
        (["heap", "x", "--class", ""], "--class: the name is empty"),
        (["heap", "x", "--node", "@"], "'@' is no node's id; give a number that the lists show"),
        (["heap", "x", "--node", "-5"], "'-5' is no node's id"),
        (["heap", "x", "--node", "UploadCard"], "'UploadCard' is no node's id"),
        (["heap", "x", "--node", "9" * 100_000], "9…' is no node's id"),
        (["heap", "x", "--node", "٣"], "is no node's id"),
        (["nonsense"], "invalid choice: 'nonsense'"),
        (["non\nsense\x1b[31m\u202e"], r"nsense\x1b[31m\u202e'"),
        (["run", "--" + "n" * 100_000], "unrecognized arguments: --nnn"),
    ],
)
def test_a_mistake_on_the_command_line_is_one_line(arguments: list[str], words: str) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert words in ended.err
    assert ended.err.startswith("leak-lab: ")
    assert "--help`" in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "leek"], "unknown scenario 'leek'; choose one of: "),
        (["run", "no-cleanup", "leek", "--runtime", "2.4.1"], "unknown scenario 'leek'; choose "),
        (["run", "no-clenup"], "unknown scenario 'no-clenup'; choose one of: no-cleanup, "),
        (["run", "--runtime", "1.8.0"], "unknown runtime '1.8.0'; choose one of: "),
        (["run", "--runtime", "2.4.1", "--runtime", "x"], "unknown runtime 'x'; choose one of: "),
        (["run", "--runtime", "\x1b[1m\n"], r"unknown runtime '\x1b[1m\n'; choose one of: "),
        (["run", "--api", "2.7.0"], "unknown npm api '2.7.0'; choose one of: "),
        (
            ["run", "--on", "tauri", "--api", "latest"],
            "unknown npm api 'latest'; choose one of: 2.4.1, 2.5.0, 2.11.1, 2.12.5",
        ),
        (
            ["run", "--runtime", "qt", "--api", "2.12.5"],
            "the page without Tauri (qt) has no npm api to choose; choose a runtime of: 2.4.1, ",
        ),
        (["run", "--json", "/proc/x.json", "--cycles", "1"], "cannot write /proc/x.json: "),
    ],
)
def test_what_cannot_be_measured_is_one_line_that_says_why_and_what_there_is(
    arguments: list[str], words: str
) -> None:
    ended = run(*arguments)
    assert ended.status == 2
    assert ended.out == ""
    assert words in ended.err
    assert ended.err.startswith("leak-lab: cannot measure: ")
    assert ended.err.count("\n") == 1
    assert "unknown" not in words or "no-cleanup" in ended.err or "2.12.5" in ended.err


def test_json_on_stdout_is_all_there_is_and_has_every_key() -> None:
    ended = run("run", "no-cleanup", "--runtime", "2.4.1", "--runtime", "2.12.5", "--json", "-")
    assert (ended.status, ended.err) == (0, "")
    found = results(ended.out)
    for result in found:
        for key, kind in RESULT_KEYS.items():
            assert isinstance(result[key], kind), key
        findings = result["findings"]
        assert isinstance(findings, list)
        for finding in findings:
            for key, kind in FINDING_KEYS.items():
                assert isinstance(finding[key], kind), key
            assert finding["kind"] in FINDING_KINDS
    leak, clean = found
    assert (leak["scenario"], leak["runtime"], leak["framework"]) == ("no-cleanup", "2.4.1", "vue")
    assert (leak["verdict"], leak["expected"]) == ("leak", "leak")
    assert (leak["cycles"], leak["created"], leak["survivors"]) == (20, 20, 20)
    assert (leak["callbacks_left"], leak["backend_channels_left"]) == (20, 0)
    assert (clean["runtime"], clean["verdict"], clean["expected"]) == ("2.12.5", "clean", "clean")
    assert (clean["created"], clean["survivors"], clean["callbacks_left"]) == (20, 0, 0)
    assert len(msgspec.json.decode(ended.out, type=RunDocument).results) == 2


def test_npm_packages_of_other_versions_hear_nothing_or_leak_what_they_hear() -> None:
    """On Tauri 2.5: the package of 2.4 hears nothing, that of 2.12 all, and both leak."""
    pairs = ("--runtime", "2.5.0", "--api", "2.4.1", "--api", "2.5.0", "--api", "2.12.5")
    ended = run("run", "no-cleanup", *pairs, "--cycles", "3", "--json", "-")
    assert (ended.status, ended.err) == (0, "")
    told = [
        (each["runtime"], each["api"], each["is_mixed"], each["verdict"], each["expected"])
        for each in results(ended.out)
    ]
    assert told == [
        ("2.5.0", "2.4.1", True, "leak", "leak"),
        ("2.5.0", "2.5.0", False, "clean", "clean"),
        ("2.5.0", "2.12.5", True, "leak", "leak"),
    ]
    assert [(each["evidence"], each["ghost_messages"]) for each in results(ended.out)] == [
        ("3 of 3 components survive; no message reached any of the 3", 0),
        ("0 of 3 components survive", 3 * 127),
        ("3 of 3 components survive", 3 * 127),
    ]


def test_a_verdict_that_nobody_expects_is_no_unexpected_one() -> None:
    # Whether it waits for its lease or its messages decides here; see heartbeat.ts.
    pair = ("--runtime", "2.12.5", "--api", "2.4.1")
    ended = run("run", "heartbeat", *pair, "--cycles", "2")
    assert (ended.status, ended.err) == (0, "")
    (row,) = (line for line in ended.out.splitlines() if line.startswith("  heartbeat"))
    assert row.split()[:5] == ["heartbeat", "2.12.5", "·", "api", "2.4.1"]
    assert "nothing is expected of this result" in ended.out
    machine = run("run", "heartbeat", *pair, "--cycles", "2", "--json", "-")
    assert results(machine.out)[0]["expected"] is None


def test_json_in_a_file_comes_with_the_table(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("an earlier report")
    ended = run("run", "--runtime", "2.5.0", "--cycles", "3", "--json", str(path))
    assert (ended.status, ended.err) == (0, "")
    assert results(path.read_text())[0]["runtime"] == "2.5.0"
    assert [found.name for found in tmp_path.iterdir()] == ["report.json"]
    assert "✓ clean" in ended.out
    assert "0 of 3" in ended.out


def test_a_report_that_cannot_be_written_leaves_the_earlier_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("an earlier report")
    target = tmp_path / "file" / "report.json"
    ended = run("run", "--runtime", "2.4.1", "--cycles", "2", "--json", str(target))
    assert ended.status == 2
    assert ended.err == (
        f"leak-lab: cannot measure: cannot write {target}: Not a directory; choose another file\n"
    )
    assert (tmp_path / "file").read_text() == "an earlier report"


def test_without_a_display_and_a_command_it_says_so_and_runs() -> None:
    ended = run()
    assert ended.status == 0
    assert ended.err == "leak-lab: no display, so no window: running without one\n"
    rows = [line for line in ended.out.splitlines() if "no-cleanup" in line]
    for runtime, shown in (
        ("2.4.1", ("✗ leak", "20 of 20")),
        ("2.5.0", ("✓ clean", "0 of 20")),
        ("2.12.5", ("✓ clean", "0 of 20")),
    ):
        (row,) = (row for row in rows if runtime in row.split())
        assert all(words in row for words in shown)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project, to change."""
    project = tmp_path / "copy"
    for name in (*PACKAGES, "web/dist"):
        shutil.copytree(PROJECT / name, project / name)
    shutil.copy(PROJECT / "main.py", project)
    return project


# Of web/src/catalog/catalog.ts, as built.
CALL = "onItsOwn = expectedOn(scenario.expected, runtime)"


def test_an_unexpected_verdict_is_status_1(copy: Path) -> None:
    changed = 0
    for script in (copy / "web" / "dist" / "2.4.1").rglob("*.js"):
        text = script.read_text()
        # The copy's page takes another version's expectation.
        script.write_text(text.replace(CALL, CALL.replace("runtime)", '"2.12.5")')))
        changed += text.count(CALL)
    assert changed == 1
    ended = run("run", "--runtime", "2.4.1", "--cycles", "3", project=copy)
    assert (ended.status, ended.err) == (1, "")
    assert "✗ leak (expected clean)" in ended.out
    assert "unexpected: no-cleanup" in ended.out
    machine = run("run", "--runtime", "2.4.1", "--cycles", "3", "--json", "-", project=copy)
    assert (machine.status, machine.err) == (1, "")
    assert results(machine.out)[0]["expected"] == "clean"
    assert results(machine.out)[0]["verdict"] == "leak"


def test_a_page_that_is_not_built_says_how_to_build_it(copy: Path) -> None:
    shutil.rmtree(copy / "web" / "dist")
    ended = run("run", project=copy)
    assert (ended.status, ended.out) == (2, "")
    assert "the page is not built" in ended.err
    assert "run `make setup`" in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("throw new Error('broken build')", "ReferenceError: leakLab is not defined"),
        (None, "ReferenceError: leakLab is not defined"),
        (
            r"window.leakLab = Promise.reject(new Error('a\nb\x1b[31m\u202e'))",
            r"Error: a\nb\x1b[31m\u202e",
        ),
        ("window.leakLab = Promise.resolve({})", "TypeError: lab.scenarios is not a function"),
        (
            r"window.leakLab = Promise.resolve({ scenarios: () => [{ id: '\ud800' }] })",
            "the page answered in another form than expected: ",
        ),
        ("window.leakLab = Promise.resolve({ scenarios: () => [] })", "it offers no scenario"),
    ],
)
def test_a_page_that_cannot_start_says_so_instead_of_waiting(
    copy: Path, script: str | None, reason: str
) -> None:
    for found in (copy / "web" / "dist" / "2.4.1").rglob("*.js"):
        if script is None:
            found.unlink()
        else:
            found.write_text(script)
    ended = run("run", "--runtime", "2.4.1", project=copy)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"leak-lab: cannot measure: the built page does not work ({reason}")
    assert ended.err.endswith(f"); delete {copy}/web/dist and run `make setup` in {copy}\n")
    assert ended.err.count("\n") == 1


def test_a_page_without_its_document_says_how_to_build_it(copy: Path) -> None:
    (copy / "web" / "dist" / "2.4.1" / "index.html").unlink()
    ended = run("run", "--runtime", "2.4.1", project=copy)
    assert (ended.status, ended.out) == (2, "")
    assert "the page for 2.4.1 is not built; run `make setup` in" in ended.err
    assert ended.err.count("\n") == 1


def test_when_a_report_cannot_be_written_the_others_and_the_table_are_there(
    tmp_path: Path,
) -> None:
    html = tmp_path / "report.html"
    ended = run(
        "run", "--runtime", "2.5.0", "--cycles", "2", "--json", "/dev/full", "--html", str(html)
    )
    assert ended.status == 2
    assert "✓ clean" in ended.out
    assert ended.err == (
        "leak-lab: cannot write /dev/full: No space left on device; choose another file\n"
    )
    assert "Leak Lab report" in html.read_text("utf-8")


def test_a_report_goes_through_a_link_and_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("report.json")
    os.mkfifo(tmp_path / "pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_text("utf-8")))
    reader.start()
    ended = run(
        *("run", "--runtime", "2.5.0", "--cycles", "2"),
        *("--json", str(tmp_path / "link.json"), "--html", str(tmp_path / "pipe")),
    )
    reader.join()
    assert (ended.status, ended.err) == (0, "")
    assert (tmp_path / "link.json").is_symlink()
    assert results((tmp_path / "report.json").read_text())[0]["runtime"] == "2.5.0"
    assert read[0].rstrip().endswith("</html>")
    assert "✓ clean" in ended.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--json", "x", "--html", "./x"], "--json and --html name the same file, ./x; give each"),
        (["--json", "-", "--html", "-"], "--json and --html name the same file, -; give each"),
        (["--json", "/"], "cannot write /: Is a directory; choose another file"),
        (["--html", "missing/x"], "cannot write missing/x: No such file or directory; choose"),
    ],
)
def test_a_target_is_refused_before_anything_is_measured(arguments: list[str], words: str) -> None:
    with started("run", "--cycles", "1000000", *arguments) as running:
        ended = running.wait(limit_s=20)
        # It has not even started a browser.
        assert running.children == set()
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"leak-lab: cannot measure: {words}")
    assert ended.err.count("\n") == 1


def test_a_snapshot_is_not_written_over(tmp_path: Path) -> None:
    snapshot = tmp_path / "a.heapsnapshot"
    snapshot.write_text("kept")
    ended = run("heap", str(snapshot), "--json", str(snapshot))
    assert (ended.status, ended.out) == (2, "")
    assert f"--json would overwrite {snapshot}, which is to be read" in ended.err
    assert snapshot.read_text() == "kept"


def test_html_on_stdout_is_alone_there() -> None:
    ended = run("run", "--runtime", "2.5.0", "--cycles", "2", "--html", "/dev/stdout")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("<!doctype html>")
    assert ended.out.rstrip().endswith("</html>")


@pytest.mark.parametrize("before", [(), ("--allow-host", "[::1]:8000")])
def test_hosts_can_be_allowed_before_and_after_the_command(before: tuple[str, ...]) -> None:
    ended = run(
        *before,
        "run",
        "--allow-host",
        "a.example",
        "--allow-host",
        "localhost:80",
        "close",
        "--runtime",
        "2.12.5",
        "--cycles",
        "1",
    )
    assert (ended.status, ended.err) == (0, "")


@pytest.mark.parametrize("command", [(), ("run",)])
@pytest.mark.parametrize("host", ["", "http://a.example", "a.example:0", "a.example/path"])
def test_what_is_no_host_is_a_usage_error(command: tuple[str, ...], host: str) -> None:
    ended = run(*command, "--allow-host", host)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"leak-lab: argument --allow-host: {host!r} is not of the form ")
    assert ended.err.count("\n") == 1
