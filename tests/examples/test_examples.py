"""The examples: of each the leak is found, at its line, and the fix is clean."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lab.tauri.crates import CRATES
from tests.end2end.process import PROJECT, run
from tests.real_tauri import needs_tauri

EXAMPLES = PROJECT / "examples"
CRATE = CRATES[-1]
_MODULES = PROJECT / "web" / "node_modules"


def checked(*arguments: str) -> dict[str, Any]:
    ended = run("check", *arguments, "--json", "-", "--timeout", "60", limit_s=100)
    assert ended.out, ended
    found: dict[str, Any] = json.loads(ended.out)
    assert ended.status == {"leak": 1, "clean": 0}[found["verdict"]]
    return found


def first(found: dict[str, Any]) -> tuple[str, str, str | None]:
    assert found["verdict"] == "leak", found
    finding = found["findings"][0]
    return finding["kind"], finding["name"], finding["place"]


def test_a_plain_page() -> None:
    leak = checked(str(EXAMPLES / "plain" / "leak.html"))
    assert first(leak) == ("listener", "resize on Window", "leak.html:13")
    assert checked(str(EXAMPLES / "plain" / "fixed.html"))["verdict"] == "clean"


def built(example: str, folder: Path) -> str:
    """The example, built as its package.json says, with the packages that are here."""
    shutil.copytree(EXAMPLES / example, folder / example)
    (folder / example / "node_modules").symlink_to(_MODULES)
    node = Path(sys.prefix) / "bin" / "node"
    vite = _MODULES / "vite" / "bin" / "vite.js"
    subprocess.run(
        [shutil.which("node") or node, vite, "build"],
        cwd=folder / example,
        check=True,
        capture_output=True,
        timeout=90,
    )
    return str(folder / example / "dist")


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("vue", ("timer", "setInterval", "LeakyClock.vue:8")),
        ("react", ("listener", "resize on Window", "LeakyWidth.jsx:9")),
    ],
)
def test_a_framework(tmp_path: Path, example: str, expected: tuple[str, str, str]) -> None:
    dist = built(example, tmp_path)
    kind, name, place = first(checked(dist, "--click", "#leaky", "--then", "#close"))
    assert (kind, name) == expected[:2]
    assert (place or "").endswith(expected[2])
    assert checked(dist, "--click", "#fixed", "--then", "#close")["verdict"] == "clean"


@pytest.mark.parametrize("example", ["vue", "react"])
def test_the_packages_are_those_that_the_tests_build_with(example: str) -> None:
    asked = json.loads((EXAMPLES / example / "package.json").read_text("utf-8"))
    for name, version in (asked["dependencies"] | asked["devDependencies"]).items():
        here = json.loads((_MODULES / name / "package.json").read_text("utf-8"))
        assert here["version"] == version, name


def test_the_test_for_pytest() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(EXAMPLES / "test_leaks.py")],
        env={**os.environ, "LEAK_LAB": str(PROJECT)},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout
    assert "2 passed" in ended.stdout


def launched(program: str) -> tuple[str, str]:
    # A screen that nobody sees is one; root has no sandbox.
    prefix = "env QT_QPA_PLATFORM=offscreen QTWEBENGINE_CHROMIUM_FLAGS=--no-sandbox"
    return "--launch", f"{prefix} '{sys.executable}' '{EXAMPLES / program}'"


def test_a_qt_application_that_leaks() -> None:
    found = checked(*launched("qt/qt_clock.py"), "--click", "#leaky", "--then", "#close")
    assert first(found) == ("backend-channel", "ticked of a Qt object", "page.html:20")


def test_a_qt_application_that_leaves_nothing() -> None:
    found = checked(*launched("qt/qt_clock.py"), "--click", "#fixed", "--then", "#close")
    assert found["verdict"] == "clean", found


@needs_tauri
@pytest.mark.xvfb
@pytest.mark.parametrize(("button", "verdict"), [("#leaky", "leak"), ("#fixed", "clean")])
def test_a_tauri_application(button: str, verdict: str) -> None:
    program = f"'{CRATE.python}' '{EXAMPLES / 'tauri' / 'tauri_counter.py'}'"
    launch = f"env DISPLAY={os.environ['DISPLAY']} {program}"
    found = checked("--launch", launch, "--click", button, "--then", "#close")
    assert found["verdict"] == verdict, found
    if verdict == "leak":
        assert first(found)[:2] == ("dom", "HTMLParagraphElement")
