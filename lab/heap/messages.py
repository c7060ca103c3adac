"""What the process that analyses heap snapshots is asked (:mod:`lab.heap.worker`).

It is sent snapshots and a question, as :mod:`engine.heap_messages` says.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from engine.heap_messages import ScriptFile
from memory.heap.growth.finding import Finding


class Holders(msgspec.Struct, frozen=True):
    """What heap snapshots tell of what a scenario leaves behind."""

    findings: tuple[Finding, ...] = ()
    retained_bytes: Mapping[int, int] = msgspec.field(default_factory=dict)
    """By the number of its mount, what each surviving component keeps alive."""


class HoldersQuestion(msgspec.Struct, frozen=True, tag="holders"):
    """What ``cycles`` cycles between the two snapshots that were sent left, and what holds it.

    The answer is :class:`Holders`.
    """

    cycles: int
    component: str
    scripts: dict[int, ScriptFile]


class SurvivorsQuestion(msgspec.Struct, frozen=True, tag="survivors"):
    """What holds the unmounted components in the one snapshot that was sent.

    The answer is :class:`Holders`, with all of them as findings of kind ``component``.
    """

    component: str
    mounts: tuple[int, ...]
    """The numbers of their mounts."""
    scripts: dict[int, ScriptFile]


Question = HoldersQuestion | SurvivorsQuestion
