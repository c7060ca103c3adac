"""Leak Lab in a suite of pytest: `check` as a process of its own, so that no Qt gets into yours.

Say where Leak Lab is with the variable LEAK_LAB, and run `pytest examples/test_leaks.py`.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LEAK_LAB = Path(os.environ.get("LEAK_LAB", HERE.parent))


def check(*arguments: str) -> dict[str, Any]:
    """What `check` says of one page; a page that cannot be measured fails the test."""
    python = LEAK_LAB / ".venv" / "bin" / "python"
    ended = subprocess.run(
        [python, LEAK_LAB / "main.py", "check", *arguments, "--json", "-"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.stdout, ended.stderr
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def test_the_card_leaves_nothing() -> None:
    found = check(str(HERE / "plain" / "fixed.html"))
    assert found["verdict"] == "clean", found["evidence"]


def test_the_leak_is_found_with_its_line() -> None:
    found = check(str(HERE / "plain" / "leak.html"))
    assert found["verdict"] == "leak"
    assert found["findings"][0]["place"] == "leak.html:13"
