"""What the machine itself must have: Qt's libraries, fonts for the page, a display for tests."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.bootstrap import apt
from tools.bootstrap.failure import SetupError
from tools.bootstrap.libraries import libraries_of, package_of, qt_binaries
from tools.bootstrap.processes import announce, output_of
from tools.bootstrap.stamps import Stamp, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tools.bootstrap.project import Project

# As Debian calls both the command and the package.
BROWSER = "chromium"
# A fresh machine lacks some forty libraries; nobody reads them all.
NAMED = 4


@dataclass(frozen=True)
class Lack:
    """What the machine lacks, as sonames and commands, and the packages that would bring it."""

    what: tuple[str, ...]
    packages: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.what)


def lack_of_libraries(binaries: list[Path]) -> Lack:
    """Say which libraries `binaries` miss."""
    missing = sorted(libraries_of(binaries).missing)
    packages = sorted({package_of(soname) for soname in missing})
    return Lack(tuple(missing), tuple(packages))


def lack_of_display() -> Lack:
    """Say whether a display for tests is missing: Xvfb, with xvfb-run and what that calls."""
    missing = [command for command in ("Xvfb", "xauth") if shutil.which(command) is None]
    return Lack(tuple(missing), tuple(command.lower() for command in missing))


def lack_of_fonts() -> Lack:
    """Say whether Chinese text would show as boxes."""
    if output_of(["fc-list", ":lang=zh-cn"]).strip():
        return Lack((), ())
    return Lack(("a Chinese font",), ("fontconfig", "fonts-wqy-microhei"))


def ensure_machine(project: Project, *, for_tests: bool) -> None:
    """Install what is missing; raises SetupError with the command for it if we may not."""
    if not sys.platform.startswith("linux"):
        return
    binaries = qt_binaries(project)
    stamp = Stamp(project.stamps / ("machine-dev" if for_tests else "machine-run"))
    key = key_of([project.root / "requirements" / "run.txt"], apt.is_root())
    if stamp.holds(key):
        return
    libraries = lack_of_libraries(binaries)
    display = lack_of_display() if for_tests else Lack((), ())
    fonts = lack_of_fonts()
    needed = Lack(libraries.what + display.what, libraries.packages + display.packages)
    if needed or fonts:
        supply(needed, fonts)
    left = libraries_of(binaries)
    if left.missing:
        raise SetupError(
            f"Qt WebEngine still lacks {', '.join(sorted(left.missing))}, though apt installed "
            f"{', '.join(needed.packages)}. Find the right package with `apt-file search`, "
            "install it, and give the same command again."
        )
    stamp.write(key, sorted(left.found))


def ensure_browser(project: Project) -> None:
    """Install Chromium for the tests that attach to it; they are skipped where it cannot be had."""
    if not sys.platform.startswith("linux") or shutil.which(BROWSER) is not None:
        return
    stamp = Stamp(project.stamps / "browser")
    key = key_of([], apt.is_root())
    if stamp.holds(key):
        # Said once.
        return
    try:
        supply(Lack((), ()), Lack((BROWSER,), (BROWSER,)))
    except SetupError as error:
        announce(f"no {BROWSER} here, so the tests that need it are skipped: {error}")
    stamp.write(key)


def sentence_part(what: Sequence[str]) -> str:
    """Name the first few, and say how many more there are."""
    more = len(what) - NAMED
    named = ", ".join(what[:NAMED])
    return f"{named} and {more} more things" if more > 1 else ", ".join(what)


def supply(needed: Lack, fonts: Lack) -> None:
    """Install both as root; else raise SetupError over what is needed, and only mention fonts."""
    packages = needed.packages + fonts.packages
    what = sentence_part(needed.what + fonts.what)
    if not apt.is_here():
        if needed:
            raise SetupError(
                f"This machine lacks {what}. Install these with its package manager; in Debian "
                f"they are in {', '.join(packages)}."
            )
        announce(f"this machine lacks {what}, which Debian has in {', '.join(packages)}")
    elif apt.is_root():
        apt.install(packages)
    elif needed:
        command = apt.command_for(packages)
        raise SetupError(f"This machine lacks {what}. This installs them:\n{command}")
    else:
        announce(f"no {what} here; for one: {apt.command_for(packages)}")
