"""What a run shows on a terminal."""

from __future__ import annotations

import io
import re
import sys

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report.console import RunProgress, print_results
from report.result import Finding, Result
from tests.lab.foreign_names import ANY_NAME, EVIL_NAMES, unsafe_characters
from tests.lab.results import made_result


def named(name: str, runtime: str = "2.4.1") -> Result:
    """A leak in which everything that a page can name is called ``name``."""
    finding = Finding("component", name, 1.0, 7, path=("Window", name), advice=name, remedy=name)
    return msgspec.structs.replace(
        made_result(name, runtime, expected="clean"), evidence=name, findings=(finding,)
    )


def printed(capsys: pytest.CaptureFixture[str], *results: Result) -> str:
    capsys.readouterr()
    print_results(results)
    return capsys.readouterr().out


def rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if "✗ leak" in line]


@pytest.mark.parametrize("name", EVIL_NAMES)
def test_a_name_stays_in_its_row(capsys: pytest.CaptureFixture[str], name: str) -> None:
    plain = printed(capsys, made_result("plain", expected="clean"))
    shown = printed(capsys, named(name))
    assert unsafe_characters(shown) == set()
    (row,), (plain_row,) = rows(shown), rows(plain)
    assert row.split()[-6:] == plain_row.split()[-6:]
    # The table, up to what is told below it.
    assert shown.split("What holds")[0].count("\n") == plain.split("unexpected:")[0].count("\n")


@pytest.mark.parametrize(
    "name", ["[bold]b[/bold]", "[link=https://x.example]l[/link]", ":warning:"]
)
def test_what_looks_like_markup_is_printed_as_it_is(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    one = printed(capsys, named(name))
    assert one.count(name) >= 5
    assert f"unexpected: {name} (vue) on 2.4.1" in one.replace("\n", " ")
    several = printed(capsys, named(name), made_result("other", runtime=name))
    assert several.count(name) >= 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(names=st.lists(ANY_NAME, min_size=1, max_size=3, unique=True), runtime=ANY_NAME)
def test_for_any_names_no_control_character_is_printed_and_each_has_a_row(
    capsys: pytest.CaptureFixture[str], names: list[str], runtime: str
) -> None:
    shown = printed(capsys, *(named(name, runtime) for name in names))
    assert unsafe_characters(shown) == set()
    table = shown.split("unexpected:", 1)[0].split("What holds", 1)[0]
    if len(names) == 1:
        assert len(rows(table)) == 1
    else:
        assert table.count("kB of heap") == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def progress_of(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, name: str, columns: int = 160
) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm")
    with RunProgress(1000) as progress:
        watch = progress.watch(f"{name} on 2.4.1")
        for cycle in range(101):
            watch("cycles", cycle)
            progress.refresh()
    return stream.getvalue()


@pytest.mark.parametrize("name", ["no-cleanup", "a-scenario-whose-name-is-too-long-for-a-line"])
def test_a_long_run_says_how_long_it_will_take(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    shown = progress_of(monkeypatch, Terminal(), name, columns=80)
    last = re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", shown).replace("\r", "\n").strip().splitlines()[-1]
    assert last.startswith(name[:20])
    assert re.search(r"100/1000 cycles 0:00:\d\d 0:\d\d:\d\d left", last)


def test_nothing_of_that_goes_to_what_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert progress_of(monkeypatch, io.StringIO(), "no-cleanup") == ""


def test_a_name_in_the_progress_line_is_printed_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = progress_of(monkeypatch, Terminal(), "[bold]b[/bold]\x1b]0;title\x07\n\u202e")
    assert r"[bold]b[/bold]\x1b]0;title\x07\n\u202e on" in shown
    assert "\x1b]0" not in shown
    assert "\u202e" not in shown
