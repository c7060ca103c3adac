"""Which Node.js is good enough, and how .venv/bin starts it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tools.bootstrap.node import Node, link_node, node_on, satisfies, version_of, wanted_range
from tools.bootstrap.project import Project

if TYPE_CHECKING:
    from pathlib import Path

WANTED = "^22.22.2 || ^24.15.0 || >=26.0.0"


@pytest.mark.parametrize(
    ("version", "good"),
    [
        ("v20.20.2", False),
        ("v22.22.1", False),
        ("v22.22.2", True),
        ("v23.9.0", False),
        ("v24.14.9", False),
        ("v24.19.0", True),
        ("v25.1.0", False),
        ("v26.0.0", True),
        ("v31.2.0", True),
        ("not a version", False),
    ],
)
def test_a_version_is_in_the_range_or_not(version: str, *, good: bool) -> None:
    assert satisfies(version_of(version), WANTED) is good


def test_a_range_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"22\.x"):
        satisfies((22, 0, 0), "22.x")


def test_the_range_of_the_page_can_be_read() -> None:
    assert satisfies((999, 0, 0), wanted_range(Project.here()))


def put_command(folder: Path, name: str, line: str) -> None:
    script = folder / name
    script.write_text(f"#!/bin/sh\n{line}\n")
    script.chmod(0o755)


def test_a_node_on_path_counts_if_it_is_new_enough_and_has_npm(tmp_path: Path) -> None:
    path = str(tmp_path)
    assert node_on(path, WANTED) is None
    put_command(tmp_path, "node", "echo v24.19.0")
    assert node_on(path, WANTED) is None
    put_command(tmp_path, "npm", "echo 11.0.0")
    put_command(tmp_path, "npx", "echo 11.0.0")
    assert node_on(path, WANTED) == Node(
        tmp_path / "node", (tmp_path / "npm",), (tmp_path / "npx",)
    )
    put_command(tmp_path, "node", "echo v20.20.2")
    assert node_on(path, WANTED) is None
    put_command(tmp_path, "node", "exit 1")
    assert node_on(path, WANTED) is None


def test_npm_runs_on_the_linked_node_whatever_path_says(tmp_path: Path) -> None:
    real = Project.here().environment / "bin"
    folder = tmp_path / "a folder's bin"
    folder.mkdir()
    link_node(Node(real / "node", (real / "npm",), (real / "npx",)), folder)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    put_command(elsewhere, "node", "exit 1")
    path = f"{elsewhere}:/usr/bin:/bin"
    finished = subprocess.run(
        [folder / "npm", "--version"],
        env={"PATH": path, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert version_of(finished.stdout)
