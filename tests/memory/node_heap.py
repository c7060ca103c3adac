"""Heap snapshots that a real Node.js takes of a program of the test's."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

_TAKE = """
const takeSnapshot = (name) => require('node:v8').writeHeapSnapshot(`${process.argv[2]}/${name}`);
"""


def run_node(program: str, folder: Path) -> None:
    """Run ``program``, whose ``takeSnapshot(name)`` writes into ``folder``."""
    node = shutil.which("node")
    if node is None:
        pytest.fail("these tests need Node.js; `make setup` provides one")
    script = folder / "program.cjs"
    script.write_text(_TAKE + program, "utf-8")
    subprocess.run([node, str(script), str(folder)], check=True, timeout=60, capture_output=True)
