"""The options that name a file for a report, one for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from cli import options

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

# Before a format's name, where its file stands among the options given.
_FILE = "file_of_"


class _Format(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def purpose(self) -> str: ...


def add_to(group: argparse._ActionsContainer, formats: Sequence[_Format]) -> None:
    """Add an option for each format: ``--json FILE``."""
    for each in formats:
        group.add_argument(
            f"--{each.name}",
            type=options.file,
            metavar="FILE",
            dest=_FILE + each.name,
            help=each.purpose,
        )


def files_of(given: argparse.Namespace, formats: Sequence[_Format]) -> dict[str, str]:
    """The files to write, by the format's name."""
    files = {each.name: getattr(given, _FILE + each.name) for each in formats}
    return {name: file for name, file in files.items() if file is not None}
