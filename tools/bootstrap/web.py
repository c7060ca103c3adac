"""The page: npm's packages and the build."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tools.bootstrap.processes import announce, run
from tools.bootstrap.stamps import Stamp, key_of

if TYPE_CHECKING:
    from pathlib import Path

    from tools.bootstrap.project import Project

PACKAGE_FILES = (".npmrc", "package.json", "package-lock.json")
# What no build depends on.
NOT_BUILT = {"coverage", "dist", "node_modules", "tests"}


def sources_of(web: Path) -> list[Path]:
    """Give the files that the built page depends on."""
    found = []
    for entry in web.iterdir():
        if entry.is_dir() and entry.name not in NOT_BUILT:
            found += [file for file in entry.rglob("*") if file.is_file()]
        elif entry.is_file():
            found.append(entry)
    return [file for file in found if not file.stem.endswith(".test")]


def ensure_npm_packages(project: Project, folder: Path, whose: str, *options: str) -> None:
    """Install exactly what the package-lock.json in `folder` names."""
    stamp = Stamp(folder / "node_modules" / ".stamp")
    node = (project.environment / "bin" / "node").resolve()
    key = key_of([folder / name for name in PACKAGE_FILES], node)
    if stamp.holds(key):
        return
    announce(f"installing {whose} packages with npm")
    stamp.clear()
    lock = folder.relative_to(project.root) / "package-lock.json"
    run(
        [project.environment / "bin" / "npm", "ci", "--loglevel", "error", *options],
        cwd=folder,
        failure=(
            f"npm could not install the packages of {lock}; its message is above. "
            "It needs the network. The same command, given again, starts over."
        ),
    )
    stamp.write(key)


def ensure_page(project: Project) -> None:
    """Build the page for every runtime, into web/dist."""
    web = project.web
    dist = web / "dist"
    stamp = Stamp(dist / ".stamp")
    key = key_of(sources_of(web))
    if stamp.holds(key):
        return
    announce("building the page")
    stamp.clear()
    run(
        [project.environment / "bin" / "npm", "run", "--silent", "build"],
        cwd=web,
        failure="The page in web/ could not be built; the message is above.",
    )
    built = dist / "runtimes.json"
    runtimes = json.loads(built.read_text(encoding="utf-8"))
    stamp.write(key, [built, *(dist / runtime / "index.html" for runtime in runtimes)])
