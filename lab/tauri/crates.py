"""The versions of Tauri that can be run, and whether they are installed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lab.problems import TauriNotInstalled, TauriNotWhole
from report.pair import Pair
from report.place import Where
from system.choices import unknown
from system.errors import CannotMeasureError
from system.problems import UnknownRuntime

_ROOT: Final = Path(__file__).resolve().parents[2]
_ENVIRONMENTS: Final = _ROOT / ".tauri"


@dataclass(frozen=True)
class Crate:
    """One version of Tauri's Rust crate, in the Python wheel that holds it."""

    version: str
    api: str
    """The version of ``@tauri-apps/api`` in the page; in :data:`CRATES` that of its time."""
    plugins: tuple[str, ...] = ()
    """Tauri's own plugins that the wheel holds, and the page uses."""

    @property
    def python(self) -> Path:
        """The Python of its environment, which `make tauri` makes."""
        return _ENVIRONMENTS / self.version / "bin" / "python"

    @property
    def is_installed(self) -> bool:
        """Whether there is an environment for it."""
        return self.python.is_file() and self._is_whole

    @property
    def _is_whole(self) -> bool:
        # The set-up leaves this name there while pip is at work.
        return not (_ENVIRONMENTS / self.version / "stamps" / "unfinished").exists()

    def require(self) -> None:
        """Make sure that it can be run.

        Raises:
            CannotMeasureError: it is not installed, or not wholly.
        """
        if not self.python.is_file():
            raise CannotMeasureError(TauriNotInstalled(self.version, str(_ROOT)))
        if not self._is_whole:
            raise CannotMeasureError(TauriNotWhole(self.version, str(_ROOT)))


CRATES: Final = (
    Crate("2.3.1", "2.4.1"),
    Crate("2.5.1", "2.5.0"),
    Crate("2.8.5", "2.12.5", plugins=("upload",)),
)
"""Oldest first. ``requirements/tauri-*.in`` say which wheel holds which."""


def place_of(runtime: str) -> Where:
    """Where a runtime, or a pair, is run: no version of the crate is one of the stand-in's."""
    return "tauri" if Pair.named(runtime).runtime in own_apis() else "stand-in"


def page_of(runtime: str) -> str:
    """The version of the npm package that the page of a runtime, or of a pair, is built with."""
    pair = Pair.named(runtime)
    return pair.api or own_apis().get(pair.runtime) or pair.runtime


def installed_crates() -> tuple[Crate, ...]:
    """Those that can be run here; all where none can, so that the first says why not."""
    return tuple(each for each in CRATES if each.is_installed) or CRATES


def wanted_crates(versions: Sequence[str]) -> tuple[Crate, ...]:
    """Those of the versions, each once; all where none is named.

    Raises:
        CannotMeasureError: there is no such version, or it is not installed.
    """
    wanted = tuple(crate(version) for version in dict.fromkeys(versions)) or CRATES
    for each in wanted:
        each.require()
    return wanted


def own_apis() -> dict[str, str | None]:
    """The versions of the crate, each with the npm package of its time."""
    return {each.version: each.api for each in CRATES}


def crate(version: str) -> Crate:
    """The crate of that version.

    Raises:
        CannotMeasureError: there is none.
    """
    for each in CRATES:
        if each.version == version:
            return each
    raise CannotMeasureError(unknown(UnknownRuntime, version, [each.version for each in CRATES]))


def crate_of(pair: Pair) -> Crate:
    """The crate of a pair, with the pair's npm package.

    Raises:
        CannotMeasureError: there is no such crate.
    """
    found = crate(pair.runtime)
    return found if pair.api is None else replace(found, api=pair.api)
