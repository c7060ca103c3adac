"""``python main.py``: what it accepts, prints and answers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import msgspec
import pytest

from lab.result import RunDocument
from tests.end2end.process import PROJECT, run

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
}
FINDING_KINDS = {
    "component",
    "callback",
    "ghost",
    "dom",
    "listener",
    "timer",
    "object",
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
        (["nonsense"], "invalid choice: 'nonsense'"),
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
        (["run", "leek"], "there is no scenario 'leek'"),
        (["run", "no-cleanup", "leek", "--runtime", "2.4.1"], "there is no scenario 'leek'"),
        (["run", "--runtime", "1.8.0"], "there is no page for 1.8.0"),
        (["run", "--runtime", "2.4.1", "--runtime", "x"], "there is no page for x"),
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
    assert "there is" not in words or "no-cleanup" in ended.err or "2.12.5" in ended.err


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
    for name in ("bridge", "memory", "lab", "ui", "web/dist"):
        shutil.copytree(PROJECT / name, project / name)
    shutil.copy(PROJECT / "main.py", project)
    return project


def test_an_unexpected_verdict_is_status_1(copy: Path) -> None:
    changed = 0
    for script in (copy / "web" / "dist" / "2.4.1").rglob("*.js"):
        text = script.read_text()
        # The copy's page takes another version's expectation.
        script.write_text(text.replace("expected[runtime]", 'expected["2.12.5"]'))
        changed += text.count("expected[runtime]")
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


def test_a_page_that_cannot_start_says_so_instead_of_waiting(copy: Path) -> None:
    for script in (copy / "web" / "dist" / "2.4.1").rglob("*.js"):
        script.write_text("throw new Error('broken build')")
    ended = run("run", "--runtime", "2.4.1", project=copy)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("leak-lab: cannot measure")
    assert ended.err.count("\n") == 1


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
