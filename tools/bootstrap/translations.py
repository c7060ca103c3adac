"""The translations of the window, compiled for Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.bootstrap.processes import announce, run
from tools.bootstrap.stamps import Stamp, key_of

if TYPE_CHECKING:
    from tools.bootstrap.project import Project


def ensure_translations(project: Project) -> None:
    """Compile each `ui/translations/*.ts` into a .qm in `ui/translations/compiled`."""
    folder = project.root / "ui" / "translations"
    sources = sorted(folder.glob("*.ts"))
    compiled = folder / "compiled"
    stamp = Stamp(compiled / ".stamp")
    key = key_of(sources)
    if stamp.holds(key):
        return
    announce("compiling the translations")
    stamp.clear()
    compiled.mkdir(exist_ok=True)
    made = [compiled / f"{source.stem}.qm" for source in sources]
    for source, target in zip(sources, made, strict=True):
        run(
            [project.environment / "bin" / "pyside6-lrelease", source, "-qm", target],
            failure=f"{source} could not be compiled; the message is above.",
            quiet=True,
        )
    stamp.write(key, made)
