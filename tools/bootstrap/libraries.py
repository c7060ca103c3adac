"""Finds the shared libraries that Qt WebEngine needs and this machine lacks."""

from __future__ import annotations

import os
import re
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tools.bootstrap.failure import SetupError
from tools.bootstrap.processes import output_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tools.bootstrap.project import Project

# What a window with a page in it loads; Qt loads the plugins by name, so no binary names them.
QT_BINARIES = (
    "lib/libQt6WebEngineCore.so.6",
    "lib/libQt6WebEngineWidgets.so.6",
    "libexec/QtWebEngineProcess",
    "plugins/platforms/libqoffscreen.so",
    "plugins/platforms/libqxcb.so",
    "plugins/xcbglintegrations/libqxcb-egl-integration.so",
    "plugins/xcbglintegrations/libqxcb-glx-integration.so",
)

# Debian names a library's package after its soname (Debian Policy, 8.1), but for these.
PACKAGE_OF = {
    "libGLdispatch.so.0": "libglvnd0",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgmodule-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libm.so.6": "libc6",
    "libnssutil3.so": "libnss3",
    "libplc4.so": "libnspr4",
    "libplds4.so": "libnspr4",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "libsmime3.so": "libnss3",
    "libz.so.1": "zlib1g",
}


@dataclass(frozen=True)
class Libraries:
    """What the loader found for some binaries: paths, and the sonames that it did not find."""

    found: frozenset[Path]
    missing: frozenset[str]


def qt_binaries(project: Project) -> list[Path]:
    """Give the binaries of Qt in `.venv` whose libraries must be there."""
    platlib = sysconfig.get_path("platlib", "venv", {"platbase": str(project.environment)})
    qt = Path(platlib) / "PySide6" / "Qt"
    return [qt / name for name in QT_BINARIES]


def libraries_of(binaries: Iterable[Path]) -> Libraries:
    """Ask the loader, through ldd, which shared libraries `binaries` get, directly or not.

    Raises SetupError if ldd is not there or cannot read one of them.
    """
    listing = output_of(["ldd", *binaries], env={**os.environ, "LC_ALL": "C"})
    if not listing:
        raise SetupError(
            "ldd could not list the libraries of Qt in .venv. It is in Debian's package libc-bin; "
            "if it is there, delete .venv and give the same command again."
        )
    return parse_ldd(listing)


def parse_ldd(listing: str) -> Libraries:
    """Read what ldd prints."""
    pairs = re.findall(r"^\s+(\S+) => (not found|/\S+)", listing, re.MULTILINE)
    return Libraries(
        found=frozenset(Path(where) for _, where in pairs if where != "not found"),
        missing=frozenset(soname for soname, where in pairs if where == "not found"),
    )


def package_of(soname: str) -> str:
    """Give the Debian package that contains `soname`, by the table or else by Debian's rule."""
    if soname in PACKAGE_OF:
        return PACKAGE_OF[soname]
    name, _, version = soname.lower().replace("_", "-").partition(".so")
    version = version.removeprefix(".")
    return f"{name}-{version}" if version and name[-1].isdigit() else f"{name}{version}"
