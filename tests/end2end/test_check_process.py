"""``main.py check`` as its users start it: what it prints, its exit status, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import psutil
import pytest

from tests.end2end.process import Ended, run, started
from tests.memory.blank_page import renderers

CORPUS = Path(__file__).parents[1] / "corpus"
_APP = "<!doctype html><div id=app></div><script>const app = document.getElementById('app')\n"
_CARD = (
    "let card; window.mount = () => { card = document.createElement('p'); app.append(card) };"
    "window.unmount = () => { card.remove(); card = undefined }"
)


def page(folder: Path, script: str, name: str = "page.html") -> str:
    file = folder / name
    file.write_text(f"{_APP}{script}</script>", "utf-8")
    return str(file)


def sentence(ended: Ended) -> str:
    """The one line on standard error of a check that could not measure."""
    assert ended.status == 2, ended
    assert ended.err.startswith("leak-lab: cannot measure: ")
    assert ended.err.count("\n") == 1
    assert ended.out == ""
    return ended.err


def test_json_of_a_leak_is_alone_on_standard_output() -> None:
    ended = run("check", str(CORPUS / "listener-on-window.html"), "--json", "-")
    assert ended.status == 1
    document = json.loads(ended.out)
    assert {"schema", "target", "verdict", "evidence", "cycles", "engine", "findings"} <= set(
        document
    )
    assert (document["schema"], document["verdict"], document["cycles"]) == (1, "leak", 8)
    first = document["findings"][0]
    assert (first["kind"], first["count"], first["per_cycle"]) == ("listener", 8, 1.0)
    assert first["place"] == "listener-on-window.html:11"
    assert first["path"][0] == "Window"
    assert "AbortController" in first["advice"]


def test_the_terminal_has_verdict_cause_path_place_and_advice() -> None:
    ended = run("check", str(CORPUS / "listener-on-window.html"))
    assert ended.status == 1
    assert ended.out.startswith("✗ leak")
    for words in ("resize on Window", "8 in all", "listener-on-window.html:11", "held by Window"):
        assert words in ended.out


def test_what_a_page_wants_is_denied_and_told_and_nothing_of_it_is_obeyed() -> None:
    ended = run("check", str(CORPUS / "new-window-and-dialogs.html"))
    assert ended.status == 0
    assert "\x1b" not in ended.out
    for words in (
        r"an alert was dismissed: hello \x1b[31mred",
        "a question was dismissed: sure?",
        "a new window was not opened: https://example.org/",
        "a permission was denied: Notifications",
    ):
        assert words in ended.out


def test_a_folder_is_served_with_its_routes_and_its_modules_and_maps_name_the_source(
    tmp_path: Path,
) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text(
        "<!doctype html><div id=app></div><script type=module src=/assets/app.js></script>"
    )
    (tmp_path / "assets" / "app.js").write_text(
        "history.pushState({}, '', '/cards/7')\n"
        "window.mount = async () => { const { show } = await import('./card.js'); show() }\n"
        "window.unmount = () => document.getElementById('app').replaceChildren()\n"
    )
    # Line 2 of the script is line 7 of its source.
    (tmp_path / "assets" / "card.js").write_text(
        "export const show = () => {\n"
        "addEventListener('resize', () => card); const card = document.createElement('p')\n"
        "document.getElementById('app').append(card) }\n//# sourceMappingURL=card.js.map\n"
    )
    source_map = {
        "version": 3,
        "sources": ["../src/Card.vue"],
        "names": [],
        "mappings": "AAAA;AAMA;AACA",
    }
    (tmp_path / "assets" / "card.js.map").write_text(json.dumps(source_map))
    ended = run("check", str(tmp_path), "--json", "-")
    assert ended.status == 1, ended
    assert json.loads(ended.out)["findings"][0]["place"] == "src/Card.vue:7"


def test_a_scenario_file_says_what_to_mount(tmp_path: Path) -> None:
    bare = page(tmp_path, "window.kept = []")
    scenario = tmp_path / "scenario.js"
    scenario.write_text(
        "let card\n"
        "export function setup() { window.isSetUp = true }\n"
        "export async function mount() {\n"
        "  if (!window.isSetUp) throw new Error('not set up')\n"
        "  card = document.createElement('p'); document.body.append(card)\n"
        "}\n"
        "export function unmount() { card.remove(); window.kept.push(card); card = undefined }\n"
        "export function teardown() { throw new Error(`${window.kept.length > 9} it ran`) }\n"
    )
    ended = run("check", bare, "--scenario", str(scenario))
    # What goes wrong at the end takes nothing from the verdict.
    assert ended.status == 1
    assert "Detached <p>" in ended.out
    assert "note: teardown() failed: Error: true it ran" in ended.out


def test_a_page_that_mounts_nothing_was_not_tested(tmp_path: Path) -> None:
    ended = run("check", page(tmp_path, "window.mount = window.unmount = () => {}"))
    assert ended.status == 2
    assert ended.out.startswith("? inconclusive")
    assert "changed nothing" in ended.err


def test_a_page_that_throws_in_every_cycle_is_not_called_clean(tmp_path: Path) -> None:
    late = "; const was = mount; mount = () => { was(); setTimeout(() => { throw 'no data' }) }"
    ended = run("check", page(tmp_path, _CARD + late))
    assert ended.status == 2
    assert "throws in every cycle" in ended.err


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("", "no window.mount"),
        (
            "mount = () => { throw '\\x1b[31m no data' }; unmount = () => {}",
            "mount threw",
        ),
        ("mount = () => {}; unmount = () => nowhere.at.all", "unmount threw: ReferenceError"),
        ("mount = () => { location.href = 'https://example.org/' }; unmount = () => {}", "away"),
        ("mount = () => { location.href = 'about:blank' }; unmount = () => {}", "about:blank"),
        ("mount = () => { location.reload() }; unmount = () => {}", "navigated away"),
    ],
)
def test_a_page_that_cannot_be_measured(tmp_path: Path, script: str, said: str) -> None:
    assert said in sentence(run("check", page(tmp_path, script)))


@pytest.mark.parametrize(
    "mount", ["() => { while (true); }", "() => new Promise(() => {})"], ids=["busy", "waiting"]
)
def test_a_page_that_hangs_is_given_up(tmp_path: Path, mount: str) -> None:
    hanging = page(tmp_path, f"mount = {mount}; unmount = () => {{}}")
    assert "no verdict within 6 s" in sentence(run("check", hanging, "--timeout", "6"))


def test_a_renderer_that_dies_is_told_of(tmp_path: Path) -> None:
    waiting = page(tmp_path, "mount = () => new Promise(() => {}); unmount = () => {}")
    with started("check", waiting) as running:
        # Its own, and the one of the page that stands in for the DevTools.
        running.until(lambda process: len(renderers(process)) >= 2)
        for each in renderers(psutil.Process(running.process.pid)):
            each.kill()
        assert "ended" in sentence(running.wait())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.html"], "does not exist"),
        (["."], "has no index.html"),
        (["ftp://example.org/"], "is no page"),
        (["http://127.0.0.1:1/"], "did not load"),
        (["{page}", "--click", "#no", "--then", "#no"], "no such element"),
        (["{page}", "--click", "##", "--then", "#no"], "no CSS selector"),
        (["{page}", "--mount", "this is no code"], "--mount threw: SyntaxError"),
        (["{page}", "--scenario", "{page}"], "must export mount() and unmount()"),
        (["{page}", "--scenario", "nowhere.js"], "cannot be read"),
        (["{page}", "--json", "/nowhere/at.json"], "cannot write"),
    ],
)
def test_what_cannot_be_checked(tmp_path: Path, arguments: list[str], said: str) -> None:
    bare = page(tmp_path, "")
    ended = run("check", *(each.format(page=bare) for each in arguments))
    assert said in sentence(ended)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["x.html", "--click", "a"],
        ["x.html", "--unmount", "a()"],
        ["x.html", "--mount", "a()", "--scenario", "b.js"],
        ["x.html", "--timeout", "0"],
        ["x.html", "--cycles", "none"],
    ],
)
def test_a_command_line_that_makes_no_sense(arguments: list[str]) -> None:
    ended = run("check", *arguments)
    assert ended.status == 2
    assert "see `main.py check --help`" in ended.err
