"""The Tauri versions that the page has been built for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import msgspec

from lab.engine.scheme import WEB_ROOT
from lab.problems import BrokenBuild, NoRuntimes, NotBuilt, OddRuntime
from memory.problem import OwnWords, Problem
from system.errors import CannotMeasureError

QT: Final = "qt"
"""The page without Tauri, which talks to plain Qt objects."""
_NAME: Final = re.compile(r"\w[\w.+-]*", re.ASCII)


def built_runtimes(root: Path = WEB_ROOT) -> tuple[str, ...]:
    """The versions, oldest first.

    Raises:
        CannotMeasureError: the page has not been built, or the build is broken.
    """
    listed = root / "runtimes.json"
    try:
        found = msgspec.json.decode(listed.read_bytes(), type=tuple[str, ...])
    except OSError as error:
        raise CannotMeasureError(NotBuilt(str(error), str(root.parent.parent))) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise broken_build(OwnWords(f"{listed.name}: {error}"), root) from None
    if not found:
        raise broken_build(NoRuntimes(listed.name), root)
    for runtime in found:
        # They become parts of paths and addresses.
        if not _NAME.fullmatch(runtime):
            raise broken_build(OddRuntime(listed.name, runtime), root)
    return found


def broken_build(reason: Problem, root: Path = WEB_ROOT) -> CannotMeasureError:
    """The error of a page that is built, but does not work as built."""
    return CannotMeasureError(BrokenBuild(reason, str(root), str(root.parent.parent)))
