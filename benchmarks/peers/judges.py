"""How each program is given a page, and how it says whether that leaks."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.peers.packages import HERE, PACKAGES

CHROMIUM: Final = shutil.which("chromium") or "chromium"
# Chromium's sandbox wants another user than root.
_AS_ROOT: Final = ("--no-sandbox",) if os.geteuid() == 0 else ()


@dataclass(frozen=True)
class Task:
    """A command that judges one page."""

    command: Sequence[str]
    folder: Path
    """Where it runs."""
    environment: Mapping[str, str] = field(default_factory=dict)
    output: Path | None = None
    """The file that it writes, if it does."""


@dataclass(frozen=True)
class Judge:
    """A program."""

    name: str
    """Of its npm package; ours is `check`."""
    task: Callable[[Path, str, Path], Task]
    """Of a page's file, its address, and a folder that is empty."""
    verdict: Callable[[int, str, Task], bool | None]
    """Whether it said that the page leaks, by status and standard output; None if nothing."""


def _check(page: Path, _address: str, _folder: Path) -> Task:
    command = (sys.executable, "main.py", "check", str(page), "--json", "-")
    return Task(command, HERE.parent, {"QT_QPA_PLATFORM": "offscreen"})


def _fuite(_page: Path, address: str, folder: Path) -> Task:
    output = folder / "fuite.json"
    cli = str(PACKAGES / "fuite" / "src" / "cli.js")
    arguments = (f"--browser-arg={each}" for each in _AS_ROOT)
    command = ("node", cli, *arguments, "-s", "peers/fuite.js", "-o", str(output), address)
    return Task(command, HERE, {"PUPPETEER_EXECUTABLE_PATH": CHROMIUM}, output)


def _fuite_verdict(status: int, _output: str, task: Task) -> bool | None:
    if status != 0 or task.output is None or not task.output.exists():
        return None
    try:
        results = json.loads(task.output.read_text("utf-8"))
        return any(each["result"]["leaks"]["detected"] for each in results)
    except (ValueError, KeyError):
        # It writes as it goes, and had an error in the middle.
        return None


def _memlab(_page: Path, address: str, folder: Path) -> Task:
    command = ("node", "--expose-gc", str(PACKAGES / "memlab" / "bin" / "memlab"), "run")
    options = ("--scenario", "peers/memlab.cjs", "--work-dir", str(folder))
    browser = ("--chromium-binary", CHROMIUM)
    return Task((*command, *options, *browser), HERE, {"LEAK_LAB_PAGE": address})


def _memlab_verdict(status: int, output: str, _task: Task) -> bool | None:
    if status != 0:
        return None
    found = re.search(r"MemLab found (\d+) leak", output)
    if found is not None:
        return int(found[1]) > 0
    return False if "No leaks found" in output else None


def _soak(_page: Path, address: str, _folder: Path) -> Task:
    return Task(("node", "peers/soak.js", address, CHROMIUM, *_AS_ROOT), HERE)


def _by_status(status: int, _output: str, _task: Task) -> bool | None:
    return {0: False, 1: True}.get(status)


JUDGES: Final = (
    Judge("check", _check, _by_status),
    Judge("fuite", _fuite, _fuite_verdict),
    Judge("playwright-soak-test", _soak, _by_status),
    Judge("memlab", _memlab, _memlab_verdict),
)
