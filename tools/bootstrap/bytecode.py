"""Python's bytecode of the program: a start need not compile it, also where Python writes none.

Python writes it by itself as it imports, but for who has set `PYTHONDONTWRITEBYTECODE`, as images
of containers often do; there each process would compile all that it imports, anew each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.bootstrap.processes import output_of
from tools.bootstrap.stamps import Stamp, key_of

if TYPE_CHECKING:
    from pathlib import Path

    from tools.bootstrap.project import Project

# What a user's command imports none of.
_NOT_STARTED = ("benchmarks", "tests", "tools")


def ensure_bytecode(project: Project) -> None:
    """Compile what has changed of the program's own packages.

    What cannot be compiled or written is left: the program then says so itself, or starts slower.
    """
    packages = _packages(project)
    files = [file for package in packages for file in package.rglob("*.py")]
    # As Python itself tells whether bytecode is of this source.
    facts = [(str(file), file.stat().st_mtime_ns) for file in sorted(files)]
    python = project.environment / "bin" / "python"
    key = key_of([], python.resolve(), facts)
    stamp = Stamp(project.stamps / "bytecode")
    if stamp.holds(key):
        return
    output_of([python, "-m", "compileall", "-q", "-q", *packages])
    stamp.write(key)


def _packages(project: Project) -> list[Path]:
    found = sorted(each.parent for each in project.root.glob("*/__init__.py"))
    return [each for each in found if each.name not in _NOT_STARTED]
