"""The folder in which runs are kept from one start to the next: a file for each run.

Each is what *Save the run* writes, and can be opened like it. One file for all would be written
anew after every run, and two windows that are open at once would have to agree on it.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass
from pathlib import Path

from lab.experiments.recording import Recording, encode_recordings, read_recordings
from lab.problems import NoSavedRun, RunsMissing, RunsNotKept
from system.atomic_file import AtomicFile
from system.errors import CannotMeasureError
from system.problems import CannotWrite

log = logging.getLogger("leaklab.ui")

MAX_FILES = 200
"""The newest stay."""
MAX_BYTES = 64_000_000
"""What all files may have together."""
_ENDING = ".json"
_DAMAGED = ".damaged"


@dataclass(frozen=True)
class KeptFile:
    """A run that is kept, and where."""

    path: Path
    recording: Recording


class RunFolder:
    """Reads and writes the kept runs; all methods may take long, and may be called in a thread.

    The names of the files sort as the runs ended.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """Where the files are; it may not be there yet."""
        return self._folder

    def paths(self) -> tuple[Path, ...]:
        """The files to be read, the oldest first: the newest, as many as may be kept."""
        return self._split()[1]

    def read(self, path: Path) -> KeptFile | None:
        """The run in one of them; None if it is gone, or is of a later version.

        Raises:
            CannotMeasureError: it is damaged. It stands under another name now.
        """
        try:
            # A file of ours has one; whatever else somebody put there is theirs.
            return KeptFile(path, read_recordings(path)[0])
        except CannotMeasureError as error:
            if not isinstance(error.problem, NoSavedRun | RunsMissing):
                log.warning("a kept run is not shown: %s", error)
                return None
            self._set_aside(path)
            raise

    def write(self, recording: Recording, path: Path | None = None) -> Path:
        """Keep a run, in ``path`` if it has one already; where it is.

        What is more than may be kept goes.

        Raises:
            CannotMeasureError: it cannot be written.
        """
        goal = path or self._folder / _name_for(recording)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with AtomicFile(goal) as file:
                file.write(encode_recordings((recording,)))
                file.commit()
            for old in self._split()[0]:
                old.unlink(missing_ok=True)
        except OSError as error:
            raise CannotMeasureError(RunsNotKept(str(error.strerror))) from None
        except CannotMeasureError as error:
            problem = error.problem
            reason = problem.reason if isinstance(problem, CannotWrite) else str(problem)
            raise CannotMeasureError(RunsNotKept(reason)) from None
        return goal

    def remove(self, path: Path) -> None:
        """Keep this one no longer.

        Raises:
            CannotMeasureError: it cannot be removed.
        """
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise CannotMeasureError(RunsNotKept(str(error.strerror))) from None

    def _split(self) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """The files that are too many, and those that may stay; each the oldest first."""
        try:
            found = sorted(
                path for path in self._folder.iterdir() if path.suffix == _ENDING and path.is_file()
            )
        except OSError:
            return (), ()
        stay, size = 0, 0
        for path in reversed(found):
            size += _size_of(path)
            if stay == MAX_FILES or size > MAX_BYTES:
                break
            stay += 1
        first = len(found) - stay
        return tuple(found[:first]), tuple(found[first:])

    def _set_aside(self, path: Path) -> None:
        try:
            path.replace(path.with_name(path.name + _DAMAGED))
        except OSError as error:
            log.warning("cannot set %s aside: %s", path, error)


def _name_for(recording: Recording) -> str:
    ended = recording.finished_at
    # In one time zone, so that the names sort as the times do.
    time = "0" if ended is None else f"{ended.timestamp():017.6f}"
    return f"{time}-{secrets.token_hex(4)}{_ENDING}"


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
