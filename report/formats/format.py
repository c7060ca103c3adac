"""What a format of a report is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from report.run_report import RunReport


class ReportFormat(msgspec.Struct, frozen=True):
    """One way to write a report.

    The command line reads this before it knows whether anything is to be run: what takes time to
    import is imported by ``render``.
    """

    name: str
    """The option without its dashes, and the ending of a file."""
    purpose: str
    """What ``--help`` says of it."""
    render: Callable[[RunReport], str]
    """The text of the file."""
