"""The steps in their order."""

from __future__ import annotations

import argparse
import fcntl
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tools.bootstrap.bytecode import ensure_bytecode
from tools.bootstrap.corpus import ensure_corpus
from tools.bootstrap.failure import SetupError
from tools.bootstrap.interpreter import ensure_environment, ensure_packages
from tools.bootstrap.machine import ensure_browser, ensure_machine
from tools.bootstrap.node import ensure_node
from tools.bootstrap.processes import announce
from tools.bootstrap.project import Project
from tools.bootstrap.tauri import ensure_tauri
from tools.bootstrap.translations import ensure_translations
from tools.bootstrap.web import ensure_npm_packages, ensure_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@contextmanager
def alone(project: Project) -> Iterator[None]:
    """Let one set-up at a time work on this folder; the others wait.

    What one has started inherits its lock, so they also wait for what a killed one left to end.
    """
    with (project.root / ".setup.lock").open("w") as lock:
        os.set_inheritable(lock.fileno(), True)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            announce("another set-up is at work in this folder; waiting for it to end")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def set_up(project: Project, purpose: str) -> None:
    """Do every step that is not done yet, to "run" the application or to work on it ("dev").

    "lock" installs nothing but what writes the locks, so that it works when one is broken; "tauri"
    nothing but what the runs in real Tauri need besides.
    """
    if purpose == "tauri":
        ensure_tauri(project)
        return
    ensure_environment(project)
    ensure_packages(project, purpose)
    if purpose == "lock":
        return
    ensure_machine(project, for_tests=purpose == "dev")
    if purpose == "dev":
        ensure_browser(project)
    ensure_bytecode(project)
    ensure_translations(project)
    ensure_node(project)
    ensure_npm_packages(project, project.web, "the page's")
    ensure_page(project)
    if purpose == "dev":
        ensure_corpus(project)


def main(arguments: Sequence[str], project: Project | None = None) -> int:
    """Give the exit status: 0 when everything is in place, in this working copy by default."""
    parser = argparse.ArgumentParser(prog="python3 -m tools.bootstrap", description=__doc__)
    parser.add_argument("purpose", choices=["run", "dev", "lock", "tauri"], help="what it is for")
    purpose = parser.parse_args(arguments).purpose
    project = project or Project.here()
    try:
        with alone(project):
            set_up(project, purpose)
    except SetupError as error:
        print(f"set-up: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"set-up: {error}. Is the disk full, or the folder not yours?", file=sys.stderr)
        return 1
    return 0
