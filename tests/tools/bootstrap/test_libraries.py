"""Missing shared libraries, seen by the real loader in the real Qt."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tools.bootstrap.failure import SetupError
from tools.bootstrap.libraries import libraries_of, package_of, parse_ldd, qt_binaries
from tools.bootstrap.project import Project


@pytest.fixture
def process_without_qt(tmp_path: Path) -> Path:
    """Chromium's process where the loader does not find the Qt libraries beside it."""
    process = next(file for file in qt_binaries(Project.here()) if file.parent.name == "libexec")
    return Path(shutil.copy(process, tmp_path))


def test_a_machine_that_is_set_up_lacks_nothing() -> None:
    libraries = libraries_of(qt_binaries(Project.here()))
    assert libraries.missing == frozenset()
    assert {"libnss3.so", "libxcb-cursor.so.0"} <= {path.name for path in libraries.found}
    assert all(path.exists() for path in libraries.found)


def test_a_library_that_the_loader_does_not_find_is_missing(process_without_qt: Path) -> None:
    libraries = libraries_of([process_without_qt])
    assert "libQt6WebEngineCore.so.6" in libraries.missing
    assert "libc.so.6" not in libraries.missing


def test_a_binary_that_is_not_there_fails(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"delete \.venv"):
        libraries_of([tmp_path / "absent"])


def test_ldd_of_several_files_is_read_as_one() -> None:
    listing = (
        "/opt/one.so:\n"
        "\tlinux-vdso.so.1 (0x00007ffd4b5d2000)\n"
        "\tlibnss3.so => not found\n"
        "\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f3c2b000000)\n"
        "\t/lib64/ld-linux-x86-64.so.2 (0x00007f3c2b400000)\n"
        "/opt/two.so:\n"
        "\tlibxcb-cursor.so.0 => not found\n"
        "\tlibnss3.so => not found\n"
    )
    libraries = parse_ldd(listing)
    assert libraries.missing == {"libnss3.so", "libxcb-cursor.so.0"}
    assert libraries.found == {Path("/lib/x86_64-linux-gnu/libc.so.6")}


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libnss3.so", "libnss3"),
        ("libsmime3.so", "libnss3"),
        ("libplds4.so", "libnspr4"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libxcb-dri3.so.0", "libxcb-dri3-0"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libbz2.so.1.0", "libbz2-1.0"),
        ("libnobody_knows.so.7", "libnobody-knows7"),
    ],
)
def test_a_soname_leads_to_its_package(soname: str, package: str) -> None:
    assert package_of(soname) == package


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="only Debian knows Debian's packages")
def test_every_library_that_qt_uses_here_leads_to_the_package_that_owns_it() -> None:
    system = [
        path
        for path in libraries_of(qt_binaries(Project.here())).found
        if path.parts[1] in ("lib", "usr")
    ]
    owners = owners_of(system)
    wrong = {
        path.name: owners.get(path.name)
        for path in system
        if package_of(path.name) not in owners.get(path.name, set())
    }
    assert len(system) > 40
    assert wrong == {}


def owners_of(libraries: list[Path]) -> dict[str, set[str]]:
    """The names of libraries, and the packages that own them."""
    places = [Path("/usr", *path.parts[path.parts.index("lib") :]) for path in libraries]
    # dpkg knows some by their old place, from before /lib became a link.
    places += [Path("/", *path.parts[2:]) for path in places]
    listing = subprocess.run(
        ["dpkg", "--search", *places], capture_output=True, text=True, check=False
    ).stdout
    owners: dict[str, set[str]] = {}
    for line in listing.splitlines():
        package, _, place = line.partition(": ")
        owners.setdefault(Path(place).name, set()).add(package.split(":")[0].removesuffix("t64"))
    return owners
