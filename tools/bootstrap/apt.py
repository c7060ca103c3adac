"""Installs Debian packages, or says how the user can."""

from __future__ import annotations

import os
import platform
import re
import shlex
import shutil
from typing import TYPE_CHECKING

from tools.bootstrap.failure import SetupError
from tools.bootstrap.processes import announce, output_of, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")
# Debian 13 and Ubuntu 24.04 renamed the packages whose interface was widened for 64-bit times;
# the older C library tells an older release.
TIME_64 = "t64"
TIME_64_GLIBC = (2, 39)
RENAMED = {"libasound2", "libglib2.0-0"}


def is_root() -> bool:
    """Say whether this process may install packages."""
    return os.geteuid() == 0


def installable(packages: Iterable[str]) -> set[str]:
    """Give those of `packages` that apt's lists offer for installation."""
    listing = output_of(["apt-cache", "policy", *packages], env={**os.environ, "LC_ALL": "C"})
    offered = re.findall(r"^(\S+):\n  Installed: .*\n  Candidate: (\S+)", listing, re.MULTILINE)
    return {name for name, candidate in offered if candidate != "(none)"}


def names_here(packages: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give the names that `packages` have in this release, and those that it does not offer."""
    offered = installable([*packages, *(name + TIME_64 for name in packages)])
    names, unknown = [], []
    for package in packages:
        if package in offered:
            names.append(package)
        elif package + TIME_64 in offered:
            names.append(package + TIME_64)
        else:
            unknown.append(package)
    return names, unknown


def command_for(packages: Sequence[str]) -> str:
    """Give the command by which a user who is not root installs `packages`."""
    names, unknown = names_here(packages)
    guesses = [name + TIME_64 if name in RENAMED and renames() else name for name in unknown]
    command = shlex.join(["sudo", *INSTALL, *names, *guesses])
    # A fresh machine has no lists yet, and apt knows no package at all.
    return f"sudo apt-get update && {command}" if unknown else command


def renames() -> bool:
    """Say whether this release is one of those with the new names."""
    version = platform.libc_ver()[1].split(".")
    return tuple(int(part) for part in version if part.isdigit()) >= TIME_64_GLIBC


def install(packages: Sequence[str]) -> None:
    """Install `packages` as root; raises SetupError if apt has no such package or fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    hint = "Its message is above. The same command, given again, tries again."
    # Finishes what an interrupted run left; does nothing otherwise.
    run(["dpkg", "--configure", "-a"], env=environment, failure=f"dpkg failed. {hint}", quiet=True)
    names, unknown = names_here(packages)
    if unknown:
        update()
        names, unknown = names_here(packages)
    if unknown:
        raise SetupError(
            f"apt offers no package {', '.join(unknown)}. Find the one that your release has "
            "instead with `apt-cache search`, install it, and give the same command again."
        )
    announce(f"installing with apt: {' '.join(names)}")
    command = [*INSTALL, "-qq", *names]
    try:
        run(command, env=environment, failure="apt-get could not install them.", quiet=True)
    except SetupError:
        # The lists may be older than the packages on the server.
        update()
        run(command, env=environment, failure=f"apt-get failed. {hint}", quiet=True)


def update() -> None:
    """Fetch apt's lists; raises SetupError if it cannot."""
    announce("fetching the lists of Debian packages")
    run(
        ["apt-get", "update", "-qq"],
        failure="apt-get update failed; its message is above. It needs the network.",
        quiet=True,
    )


def is_here() -> bool:
    """Say whether this machine installs its packages with apt."""
    return shutil.which("apt-get") is not None
