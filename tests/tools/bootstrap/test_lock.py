"""The locks are taken as they are, and they are whole."""

from __future__ import annotations

import hashlib
import re
import sys
import zipfile
from importlib import metadata
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tools.bootstrap import interpreter, tauri
from tools.bootstrap.failure import SetupError
from tools.bootstrap.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

REQUIREMENTS = Project.here().root / "requirements"
PYTHONS = ["3.11", "3.12", "3.13"]


class Index:
    """A folder of wheels, which is all that pip knows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def add(self, name: str, version: str, *headers: str) -> str:
        """Make a wheel with these headers in its metadata, and give its line in a lock."""
        wheel = self.folder / f"{name}-{version}-py3-none-any.whl"
        info = f"{name}-{version}.dist-info"
        head = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *headers]
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr(f"{name}.py", f"version = {version!r}\n")
            archive.writestr(f"{info}/METADATA", "\n".join(head) + "\n")
            archive.writestr(
                f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
            )
            archive.writestr(f"{info}/RECORD", "")
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        return f"{name}=={version} --hash=sha256:{digest}\n"


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    index = Index(tmp_path / "wheels")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index.folder))
    return index


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "requirements").mkdir()
    return Project(tmp_path)


def install(project: Project, *lines: str) -> None:
    """What the set-up does with a lock of these lines."""
    (project.root / "requirements" / "run.txt").write_text("".join(lines))
    interpreter.ensure_environment(project)
    interpreter.ensure_packages(project, "run")


def installed(project: Project) -> dict[str, str]:
    """The versions of what is in `.venv`, but for what every one contains."""
    (packages,) = project.environment.glob("lib/python3*/site-packages")
    found = {
        distribution.name: distribution.version
        for distribution in metadata.distributions(path=[str(packages)])
    }
    return {name: found[name] for name in found if name not in ("pip", "setuptools")}


def test_newer_releases_change_nothing(index: Index, project: Project) -> None:
    """As coverage 7.17.4 did, which pip 23.2 wants for coverage[toml] and finds no hash of."""
    extra = ("Provides-Extra: more", 'Requires-Dist: detail>=1; extra == "more"')
    base = index.add("base", "1.0", *extra)
    detail = index.add("detail", "1.0")
    top = index.add("top", "1.0", "Requires-Dist: base[more]>=1.0")
    newer_base = index.add("base", "1.1", *extra)
    index.add("detail", "2.0")
    index.add("top", "1.1")
    install(project, base, detail, top)
    assert installed(project) == {"base": "1.0", "detail": "1.0", "top": "1.0"}

    mark = project.environment / "mark"
    mark.touch()
    install(project, newer_base, detail, top)
    assert installed(project) == {"base": "1.1", "detail": "1.0", "top": "1.0"}
    assert mark.exists()


def test_a_broken_lock_stops_the_set_up_and_the_next_one_starts_over(
    index: Index, project: Project
) -> None:
    top = index.add("top", "1.0", "Requires-Dist: base")
    base = index.add("base", "1.0")
    other = index.add("other", "1.0")
    with pytest.raises(SetupError) as raised:
        install(project, top, other)
    assert str(raised.value) == (
        "The packages of requirements/run.txt do not fit together: top 1.0 requires base, which "
        "is not installed.\nA lock must be whole; `make lock` writes all of them anew."
    )
    assert installed(project) == {"other": "1.0", "top": "1.0"}
    install(project, top, base)
    assert installed(project) == {"base": "1.0", "top": "1.0"}


def test_what_an_older_lock_left_does_not_stop_the_new_one(index: Index, project: Project) -> None:
    old = index.add("old", "1.0", "Requires-Dist: base<2")
    install(project, old, index.add("base", "1.0"))
    install(project, index.add("base", "2.0"))
    assert installed(project) == {"base": "2.0"}


def locked(text: str) -> list[Requirement]:
    """What a lock pins, with markers, without hashes."""
    return [Requirement(line) for line in re.findall(r"^\S+==[^\\\n]+", text, re.MULTILINE)]


def wanted(name: str) -> list[Requirement]:
    """What `requirements/<name>.in` asks for."""
    lines = (REQUIREMENTS / f"{name}.in").read_text(encoding="utf-8").splitlines()
    asked = [Requirement(line.split("#")[0]) for line in lines if re.match(r"\w", line)]
    for line in lines:
        if line.startswith("-r "):
            asked += wanted(line.removeprefix("-r ").removesuffix(".in"))
    return asked


def gaps(
    lock: Iterable[Requirement],
    asked: Iterable[Requirement],
    python: str,
    path: Sequence[str] = tuple(sys.path),
) -> set[str]:
    """What a lock lacks on a Python: packages, versions, support of that Python.

    By the metadata of the packages that are installed in ``path``: what they require is the same in
    the wheels for each Python, as far as markers do not say otherwise. A package that is locked for
    another Python than this one is judged where the tests run on that.
    """
    found = set()
    for full_version in (f"{python}.0", f"{python}.99"):
        environment = {"python_version": python, "python_full_version": full_version}
        pinned = {
            canonicalize_name(pin.name): str(pin.specifier).removeprefix("==")
            for pin in lock
            if pin.marker is None or pin.marker.evaluate(environment)
        }
        open_questions = [("", requirement) for requirement in asked]
        answered: set[tuple[str, str]] = set()
        while open_questions:
            extra, requirement = open_questions.pop()
            name = canonicalize_name(requirement.name)
            marker = requirement.marker
            if marker is not None and not marker.evaluate({**environment, "extra": extra}):
                continue
            if name not in pinned or not requirement.specifier.contains(pinned[name]):
                found.add(f"{requirement.name}{requirement.specifier}")
                continue
            for own_extra in {"", *requirement.extras} - {e for n, e in answered if n == name}:
                answered.add((name, own_extra))
                distribution = distribution_in(path, name)
                assert distribution.version == pinned[name], "give `make setup-dev`"
                open_questions += [
                    (own_extra, Requirement(line)) for line in distribution.requires or ()
                ]
        found |= {
            f"{name}=={version} for Python {full_version}"
            for name, version in pinned.items()
            if (name, "") in answered and not supports(distribution_in(path, name), full_version)
        }
    return found


def distribution_in(path: Sequence[str], name: str) -> metadata.Distribution:
    found = next(iter(metadata.distributions(name=name, path=list(path))), None)
    if found is None:
        raise metadata.PackageNotFoundError(name)
    return found


def supports(distribution: metadata.Distribution, full_version: str) -> bool:
    return SpecifierSet(distribution.metadata["Requires-Python"] or "").contains(full_version)


def path_of(name: str) -> Sequence[str]:
    """Where the packages of a lock are installed; nowhere where they are not."""
    if not name.startswith(tauri.PREFIX):
        return sys.path
    environment = REQUIREMENTS.parent / tauri.FOLDER / name.removeprefix(tauri.PREFIX)
    return [str(folder) for folder in environment.glob("lib/python3*/site-packages")]


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("name", sorted(path.stem for path in REQUIREMENTS.glob("*.txt")))
def test_a_lock_is_whole(name: str, python: str) -> None:
    asked = wanted(name)
    assert asked
    path = path_of(name)
    if not path:
        pytest.skip("real Tauri is not installed here: `make tauri`")
    if name in ("node", "lock"):
        for requirement in asked:
            try:
                metadata.distribution(requirement.name)
            except metadata.PackageNotFoundError:
                pytest.skip(f"{requirement.name} is not installed here")
    lock = locked((REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8"))
    assert gaps(lock, asked, python, path) == set()


@pytest.mark.parametrize(
    ("pattern", "replacement", "gap"),
    [
        (r"^markupsafe==", "unheard-of==", {"3.11": {"MarkupSafe>=2.0"}}),
        (r"^markupsafe==\S+", "markupsafe==1.9", {"3.13": {"MarkupSafe>=2.0"}}),
        (
            r"(?<=^typing-extensions==4\.16\.0).*'3\.13'",
            "; python_version < '3.12'",
            {"3.11": set(), "3.12": {"typing-extensions>=4.2"}, "3.13": set()},
        ),
    ],
)
def test_a_gap_in_a_lock_is_seen(pattern: str, replacement: str, gap: dict[str, set[str]]) -> None:
    whole = (REQUIREMENTS / "run.txt").read_text(encoding="utf-8")
    broken, count = re.subn(pattern, replacement, whole, flags=re.MULTILINE)
    assert count == 1
    for python, expected in gap.items():
        assert expected <= gaps(locked(broken), wanted("run"), python)
        assert bool(expected) == bool(gaps(locked(broken), wanted("run"), python))
