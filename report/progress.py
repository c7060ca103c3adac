"""How far a run has come, shown on standard error where that is a terminal, or is asked for."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from typing import Final

# By these rich takes a file or a pipe for a terminal.
_FORCE = ("FORCE_COLOR", "TTY_COMPATIBLE")

LINES: Final = "LEAK_LAB_PROGRESS_LINES"
"""In the environment: where there is no terminal, write a line as each experiment begins."""

Show = Callable[[str, int], None]
"""Takes a phase, and how many cycles are done."""
ShowNext = Callable[[str], Show]
"""Takes the name of what comes next."""


@contextlib.contextmanager
def run_progress(total_cycles: int) -> Iterator[ShowNext]:
    """A progress bar over all cycles of a run, as :class:`report.console.RunProgress` says."""
    if not (sys.stderr.isatty() or any(name in os.environ for name in _FORCE)):
        yield _show_line if os.environ.get(LINES) else lambda _name: _show_nothing
        return
    # Imported where needed: a run whose output is a program's must not wait for rich.
    from report.console import RunProgress

    with RunProgress(total_cycles) as progress:
        yield progress.watch


def _show_line(name: str) -> Show:
    print(name, file=sys.stderr, flush=True)
    return _show_nothing


def _show_nothing(_phase: str, _cycle: int) -> None:
    """Nobody would see it."""
