"""Remembers which steps are done, and for which inputs."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def key_of(files: Iterable[Path], *facts: object) -> str:
    """Give a digest of the names and contents of `files`, in any order, and of `facts`."""
    digest = hashlib.sha256()
    for fact in facts:
        digest.update(f"{fact}\0".encode())
    for file in sorted(files):
        content = file.read_bytes()
        digest.update(f"{file}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


class Stamp:
    """A file that says for which key a step was done, and which files the result consists of."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def holds(self, key: str) -> bool:
        """Say whether the step was done for `key` and its results are still there."""
        try:
            done_for, *results = self.path.read_text(encoding="utf-8").splitlines()
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return False
        parent = self.path.parent
        return done_for == key and all((parent / result).exists() for result in results)

    def write(self, key: str, results: Iterable[Path] = ()) -> None:
        """Record that the step was done for `key` and left `results`."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lines = [key, *map(str, results)]
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def clear(self) -> None:
        """Record that the step is not done; to be called before it begins."""
        self.path.unlink(missing_ok=True)
