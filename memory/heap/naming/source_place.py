"""A place in the source as its author wrote it; with no numpy, for who only shows it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class SourcePlace:
    """A place in a file as its author wrote it."""

    file: str  # as the map or the page names it
    line: int  # from 1
    path: str = field(default="", compare=False)
    """With its folders, where ``file`` is the last part alone."""
