"""What a format of a report of ``check`` is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from report.check_report import CheckReport


class CheckFormat(msgspec.Struct, frozen=True):
    """One way to write a report.

    The command line reads this before it knows whether anything is to be checked: what takes time
    to import is imported by ``render``.
    """

    name: str
    """The option without its dashes, and the ending of a file."""
    purpose: str
    """What ``--help`` says of it."""
    render: Callable[[CheckReport], str | None]
    """The text of the file, or None where nothing is to be written."""
