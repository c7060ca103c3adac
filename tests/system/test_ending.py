"""How the process of a command ends."""

from __future__ import annotations

import subprocess
import sys

import pytest

# What is registered is done when Python ends by itself, as Qt's and Chromium's own end is.
_PROGRAM = """
import atexit, sys
from system import ending
atexit.register(print, "taken down", flush=True)
print("a log", file=sys.stderr, end="")
{before}
ending.end_process(3)
"""


@pytest.mark.parametrize(
    ("before", "printed"),
    [("", ""), ("ending.let_library_end('Qt')", "taken down\n")],
    ids=["usually", "with something to write"],
)
def test_libraries_are_taken_down_only_for_what_they_have_to_write(
    before: str, printed: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM.format(before=before)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, printed, "a log")
