"""Real Tauri, for `run --on tauri`: an environment for each version, and WebKitGTK."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from tools.bootstrap.failure import SetupError
from tools.bootstrap.interpreter import ensure_environment, ensure_packages
from tools.bootstrap.machine import Lack, lack_of_libraries, supply

if TYPE_CHECKING:
    from pathlib import Path

    from tools.bootstrap.project import Project

FOLDER = ".tauri"
"""`lab/tauri/crates.py` looks for the environments there."""
PREFIX = "tauri-"


def versions(project: Project) -> list[str]:
    """Give the versions of Tauri that there are requirements for."""
    locks = (project.root / "requirements").glob(f"{PREFIX}*.txt")
    return sorted(lock.stem.removeprefix(PREFIX) for lock in locks)


def ensure_tauri(project: Project) -> None:
    """Put all versions in place; each needs an environment of its own.

    Raises SetupError if this machine cannot have it, or with the command for what we may not.
    """
    if not sys.platform.startswith("linux"):
        raise SetupError("Real Tauri is driven through WebKitGTK, which only Linux has.")
    tauris = [replace(project, environment_name=f"{FOLDER}/{each}") for each in versions(project)]
    for version, tauri in zip(versions(project), tauris, strict=True):
        ensure_environment(tauri)
        ensure_packages(tauri, f"{PREFIX}{version}")
    ensure_webkit([binary for tauri in tauris for binary in binaries_of(tauri)])


def binaries_of(tauri: Project) -> list[Path]:
    """Give the libraries of Tauri in one of the environments."""
    return sorted(tauri.environment.glob("lib/python3*/site-packages/pytauri_wheel/ext_mod*.so"))


def ensure_webkit(binaries: list[Path]) -> None:
    """Install what the libraries of Tauri miss, and Xvfb; raises SetupError if we may not."""
    libraries = lack_of_libraries(binaries)
    has_xvfb = shutil.which("Xvfb") is not None
    xvfb = Lack((), ()) if has_xvfb else Lack(("Xvfb",), ("xvfb",))
    needed = Lack(libraries.what + xvfb.what, libraries.packages + xvfb.packages)
    if needed:
        supply(needed, Lack((), ()))
    left = lack_of_libraries(binaries)
    if left:
        raise SetupError(
            f"Tauri still lacks {', '.join(left.what)}, though apt installed "
            f"{', '.join(needed.packages)}. Find the right package with `apt-file search`, "
            "install it, and give the same command again."
        )
