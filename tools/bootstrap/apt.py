"""Installs Debian packages, or says how the user can."""

from __future__ import annotations

import fcntl
import os
import platform
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tools.bootstrap.failure import SetupError
from tools.bootstrap.processes import announce, output_of, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends")
# Another program that installs, such as Ubuntu's own updates on a machine's first day.
WAIT_FOR_OTHERS = ("-o", "DPkg::Lock::Timeout=600")
DPKG_LOCK = Path("/var/lib/dpkg/lock-frontend")
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
    hint = "Its message is above. The same command, given again, tries again."
    wait_for_others()
    # Finishes what an interrupted run left; does nothing otherwise.
    run(
        ["dpkg", "--configure", "-a"],
        env=non_interactive(),
        failure=f"dpkg failed. {hint}",
        quiet=True,
        ends_itself=True,
    )
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
    try:
        install_offered(names, "apt-get could not install them.")
    except SetupError:
        # The lists may be older than the packages on the server.
        update()
        install_offered(names, f"apt-get failed. {hint}")


def install_offered(names: Sequence[str], failure: str) -> None:
    """Install packages that apt's lists offer; raises SetupError(failure) if apt fails."""
    run(
        [*INSTALL, *WAIT_FOR_OTHERS, "-qq", *names],
        env=non_interactive(),
        failure=failure,
        quiet=True,
        ends_itself=True,
    )


def non_interactive() -> dict[str, str]:
    """Give the environment in which Debian's packages ask nothing."""
    return {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}


def wait_for_others(lock: Path = DPKG_LOCK) -> None:
    """Wait while another program installs Debian packages: dpkg itself would fail at once."""
    with lock.open("w") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            announce("another program installs Debian packages; waiting for it to end")
            fcntl.lockf(file, fcntl.LOCK_EX)


def update() -> None:
    """Fetch apt's lists; raises SetupError if it cannot."""
    announce("fetching the lists of Debian packages")
    run(
        ["apt-get", "update", *WAIT_FOR_OTHERS, "-qq"],
        failure="apt-get update failed; its message is above. It needs the network.",
        quiet=True,
    )


def is_here() -> bool:
    """Say whether this machine installs its packages with apt."""
    return shutil.which("apt-get") is not None
