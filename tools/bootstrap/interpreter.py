"""The virtual environment and the Python packages in it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools.bootstrap.failure import SetupError
from tools.bootstrap.processes import announce, complaint_of, run
from tools.bootstrap.stamps import Stamp, key_of

if TYPE_CHECKING:
    from tools.bootstrap.project import Project

# pip that is stopped half-way can leave a package that it takes for a whole one later.
UNFINISHED = "unfinished"


class MisfitError(SetupError):
    """What is installed does not fit together."""


def require_venv_module() -> None:
    """Raise SetupError if this Python cannot make virtual environments with pip in them."""
    absent = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if absent:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        raise SetupError(
            f"{sys.executable} lacks the module {absent[0]}, which makes virtual environments. "
            f"On Debian and Ubuntu: sudo apt-get install {package}"
        )


def ensure_environment(project: Project) -> None:
    """Make it, anew if another Python or another folder made it, or pip was stopped in it."""
    base = Path(sys.executable).resolve()
    stamp = Stamp(project.stamps / "environment")
    unfinished = project.stamps / UNFINISHED
    key = key_of([], base, sys.version, project.root)
    if stamp.holds(key) and not unfinished.exists():
        return
    require_venv_module()
    announce(f"making {project.environment_name} with Python {sys.version.split()[0]}")
    run(
        [base, "-m", "venv", "--clear", project.environment],
        failure=(
            f"The virtual environment {project.environment_name} could not be made; "
            "see the message above."
        ),
    )
    stamp.write(key, [project.environment / "bin" / "python"])


def ensure_packages(project: Project, name: str) -> None:
    """Install the packages of `requirements/<name>.txt`, exactly those with those hashes.

    What an older lock has left in the environment, or the user has put there, may not fit to them:
    then it is made anew.
    """
    requirements = project.root / "requirements" / f"{name}.txt"
    stamp = Stamp(project.stamps / f"packages-{name}")
    key = key_of([requirements])
    if stamp.holds(key):
        return
    is_fresh = not any(project.stamps.glob("packages-*"))
    announce(f"installing the packages of requirements/{name}.txt")
    stamp.clear()
    try:
        install_locked(project, requirements)
    except MisfitError:
        if is_fresh:
            raise
        announce(f"they do not fit to what else is in {project.environment_name}; starting over")
        ensure_environment(project)
        install_locked(project, requirements)
    stamp.write(key)
    if name == "dev":
        # dev.txt contains all of run.txt.
        run_requirements = project.root / "requirements" / "run.txt"
        Stamp(project.stamps / "packages-run").write(key_of([run_requirements]))


def install_locked(project: Project, requirements: Path) -> None:
    """Have pip install `requirements`, which is whole.

    pip resolves nothing: pip 23.2 takes an extra such as coverage[toml] for a requirement without
    a hash of its own, and stops as soon as a newer release of it is out.

    Raises SetupError if it cannot, and MisfitError if a package then lacks another.
    """
    unfinished = project.stamps / UNFINISHED
    unfinished.touch()
    pip = (project.environment / "bin" / "python", "-m", "pip")
    run(
        [
            *pip,
            *("install", "--no-deps", "--require-hashes", "--only-binary", ":all:"),
            *("--no-input", "--disable-pip-version-check", "--quiet", "--requirement"),
            requirements,
        ],
        failure=(
            f"pip could not install requirements/{requirements.name}; its message is above. "
            "It needs the network and a Python that all the packages support (3.11 to 3.13 do). "
            "The same command, given again, starts over."
        ),
    )
    complaint = complaint_of([*pip, "check", "--disable-pip-version-check"])
    if complaint is not None:
        raise MisfitError(
            f"The packages of requirements/{requirements.name} do not fit together: "
            f"{complaint}\nA lock must be whole; `make lock` writes all of them anew."
        )
    unfinished.unlink()
