"""The peers' npm packages, installed beside the benchmarks."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parents[1]
PACKAGES: Final = HERE / "node_modules"
# Each would fetch a browser of its own; Debian's is there.
_NO_DOWNLOAD: Final = {"PUPPETEER_SKIP_DOWNLOAD": "1", "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1"}


def install_peers() -> None:
    """Install them, where one is missing. Raises CalledProcessError when npm fails."""
    named = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    if all((PACKAGES / name).exists() for name in named):
        return
    subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=HERE,
        env=os.environ | _NO_DOWNLOAD,
        check=True,
    )


def version_of(name: str) -> str:
    """Of an installed package."""
    package = json.loads((PACKAGES / name / "package.json").read_text("utf-8"))
    version: str = package["version"]
    return version
