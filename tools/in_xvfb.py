"""Runs a program on a screen of its own, which Xvfb provides: `python -m tools.in_xvfb COMMAND`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence

INSIDE = "LEAK_LAB_INSIDE_XVFB"
"""Set in the environment of what runs on such a screen."""
_SCREEN = "1600x1000x24"


def is_inside_xvfb() -> bool:
    """Whether this process has a screen of its own."""
    return INSIDE in os.environ


def run_in_xvfb(command: Sequence[str]) -> int:
    """Run a program with a screen and files of its own; its exit status, 2 without Xvfb."""
    xvfb_run = shutil.which("xvfb-run")
    if xvfb_run is None:
        print("in_xvfb: needs xvfb-run; `make setup-dev` installs it", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as settings:
        environment = {
            **os.environ,
            "XDG_CONFIG_HOME": settings,
            "XDG_DATA_HOME": settings,
            "QT_QPA_PLATFORM": "xcb",
            # Xvfb has no GPU, and to draw as if it had takes four times as long.
            "QT_QUICK_BACKEND": "software",
            "QT_XCB_GL_INTEGRATION": "none",
            INSIDE: "1",
        }
        return subprocess.run(
            [xvfb_run, "-a", "-s", f"-screen 0 {_SCREEN}", *command], env=environment, check=False
        ).returncode


def main() -> int:
    """Run the program that the command line names; its exit status."""
    if len(sys.argv) < 2:
        print("usage: python -m tools.in_xvfb COMMAND [ARGUMENT ...]", file=sys.stderr)
        return 2
    return run_in_xvfb(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
