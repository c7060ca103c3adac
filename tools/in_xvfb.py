"""Runs a program on a screen of its own, which Xvfb provides: `python -m tools.in_xvfb COMMAND`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

INSIDE = "LEAK_LAB_INSIDE_XVFB"
"""Set in the environment of what runs on such a screen."""
_SCREEN = "1600x1000x24"


def is_inside_xvfb() -> bool:
    """Whether this process has a screen of its own."""
    return INSIDE in os.environ


def run_in_xvfb(command: Sequence[str], screen: str = _SCREEN, scale: int = 1) -> int:
    """Run a program with a screen and files of its own; its exit status, 2 without Xvfb.

    ``screen`` is its width, height and depth; Qt draws ``scale`` times as large.
    """
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
            "QT_SCALE_FACTOR": str(scale),
            INSIDE: "1",
        }
        # Where xvfb-run cannot tidy up its own status is 5, which is not the program's.
        status = Path(settings, "status")
        program = ["sh", "-c", '"$@"; echo $? > "$0"', str(status), *command]
        ended = subprocess.run(
            [xvfb_run, "-a", "-s", f"-screen 0 {screen}", *program], env=environment, check=False
        )
        return int(status.read_text()) if status.exists() else ended.returncode


def main() -> int:
    """Run the program that the command line names; its exit status."""
    if len(sys.argv) < 2:
        print("usage: python -m tools.in_xvfb COMMAND [ARGUMENT ...]", file=sys.stderr)
        return 2
    return run_in_xvfb(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
