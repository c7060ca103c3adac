"""Keeps the heap snapshots that a finding rests on, as files that DevTools and `heap` open."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from memory.protocol.snapshot_chunk import chunk_text
from system.atomic_file import AtomicFile
from system.errors import CannotMeasureError

_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_NAME: Final = 40


class SnapshotFiles:
    """The files of one target's snapshots. Use as ``with``; what is not kept then is gone.

    They are called after ``number`` and the target as it was given; nothing that a page names
    gets into the name of a file.
    """

    def __init__(self, folder: Path, number: int, target: str) -> None:
        self._folder = folder
        # Of a path or an address what tells one from another stands at the end.
        name = _NOT_IN_NAMES.sub("-", target.removesuffix(".html")).strip("-")[-_LONGEST_NAME:]
        self._name = f"{number:02}-{name.strip('-') or 'page'}"
        self._files: list[tuple[Path, AtomicFile]] = []
        self._wanted: tuple[int, ...] = ()
        self._open = contextlib.ExitStack()
        self._error: CannotMeasureError | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    def next_snapshot(self) -> Callable[[bytes], None]:
        """What to give each piece of the next snapshot, as the protocol sends it."""
        path = self._folder / f"{self._name}-{len(self._files) + 1}.heapsnapshot"
        file = AtomicFile(path)
        self._files.append((path, file))
        try:
            self._open.enter_context(file)
        except CannotMeasureError as error:
            self._error = self._error or error

        def write(chunk: bytes) -> None:
            # Whoever hands on the pieces can do nothing about a disk that is full: `keep` says so.
            if self._error is None:
                try:
                    file.write(chunk_text(chunk))
                except CannotMeasureError as error:
                    self._error = error

        return write

    def rest_on(self, *numbers: int, besides: bool = False) -> None:
        """Say which snapshots, counted from 0, the findings rest on: ``besides`` those before."""
        self._wanted = (*self._wanted, *numbers) if besides else numbers

    def keep(self) -> tuple[str, ...]:
        """Keep those that the findings rest on; their files.

        Raises:
            CannotMeasureError: one could not be written.
        """
        if self._error is not None:
            raise self._error
        kept = [self._files[number] for number in self._wanted]
        for _, file in kept:
            file.commit()
        return tuple(str(path) for path, _ in kept)
