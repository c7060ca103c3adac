"""The libraries that pages of the corpus use: npm's packages, each bundled for a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.bootstrap.processes import announce, run
from tools.bootstrap.stamps import Stamp, key_of
from tools.bootstrap.web import PACKAGE_FILES, ensure_npm_packages

if TYPE_CHECKING:
    from tools.bootstrap.project import Project

SOURCES = ("*.js", "*.svelte", "*.html")
BUILDS = ("development", "production")


def ensure_corpus(project: Project) -> None:
    """Install and bundle them; the page's own packages, which bundle, must be there."""
    folder = project.corpus
    # What some of them would run when they are installed is for their own developers.
    ensure_npm_packages(project, folder, "the corpus's", "--ignore-scripts")
    built = folder / "built"
    stamp = Stamp(built / ".stamp")
    # The pages say which builds of which libraries they want.
    sources = [file for kind in SOURCES for file in folder.glob(kind)]
    key = key_of([*sources, *(folder / name for name in PACKAGE_FILES)])
    if stamp.holds(key):
        return
    announce("bundling the libraries of the corpus")
    stamp.clear()
    run(
        [project.environment / "bin" / "node", "build.js"],
        cwd=folder,
        failure="The libraries in tests/corpus could not be bundled; the message is above.",
    )
    stamp.write(key, [built / name for name in BUILDS])
