"""Puts what a project's settings say where the command line says nothing."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from check.settings.accepted import Accepted

_CYCLE: Final = ("mount", "unmount", "click", "then", "scenario")
_WAYS_OF_FLAGS: Final = (*_CYCLE, "by_hand")


def add_settings(given: argparse.Namespace) -> Accepted:
    """Add the settings of the targets' project to ``given``, and give what they accept.

    Flags win; one that says what a cycle is, or a part of it, sets aside all that settings say of
    it.

    Raises:
        CannotMeasureError: the settings or the baseline cannot be read, or say something odd.
    """
    # Imported where needed: --help must not wait for them.
    from check.settings.file import settings_for
    from check.settings.project import accepted_of

    found = settings_for(given.targets or ["."])
    if found is not None:
        settings = found.settings
        if not any(getattr(given, name, None) for name in _WAYS_OF_FLAGS):
            for name in _CYCLE:
                setattr(given, name, getattr(settings, name))
            if settings.scenario is not None:
                given.scenario = found.file_of("scenario", settings.scenario)
        given.cycles = given.cycles or settings.cycles
        given.timeout = given.timeout or settings.timeout
        if given.baseline is None and settings.baseline is not None:
            given.baseline = found.file_of("baseline", settings.baseline)
        if given.allow_inconclusive is None:
            given.allow_inconclusive = settings.allow_inconclusive
    return accepted_of(found, given.baseline)
