"""What the settings of a target's project say, as whoever checks it needs it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from check.cycles.options import CycleOptions
from check.notice_kinds import InconclusiveAllowed, Notice
from check.settings.accepted import Accepted, accept
from check.settings.baseline import read_baseline
from check.settings.file import SettingsFile, settings_for
from report.check_report import outcome_of
from report.check_result import CheckDocument


@dataclass(frozen=True)
class ProjectSettings:
    """What they say; nothing where there are none."""

    source: str = ""
    """The file that has them."""
    cycle: CycleOptions = field(default_factory=CycleOptions)
    cycles: int | None = None
    limit_s: float | None = None
    """When a test is given up."""
    allows_inconclusive: bool = False
    """Whether a page about which nothing was decided is as good as a clean one."""
    accepted: Accepted = field(default_factory=Accepted)

    @property
    def has_cycle(self) -> bool:
        """Whether they say what mounts and unmounts."""
        return self.cycle != CycleOptions()

    def accept(self, document: CheckDocument) -> tuple[CheckDocument, tuple[Notice, ...]]:
        """``document`` with what is accepted marked as known, and what is to be said of it."""
        found, notices = accept(document, self.accepted)
        if self.allows_inconclusive and outcome_of(found) == "undecided":
            notices = (*notices, InconclusiveAllowed(self.source))
        return found, notices


def project_settings(target: str) -> ProjectSettings:
    """The settings of the project that ``target`` belongs to.

    Raises:
        CannotMeasureError: they or their baseline cannot be read, or say something odd.
    """
    found = settings_for([target])
    if found is None:
        return ProjectSettings()
    settings = found.settings
    baseline = settings.baseline
    return ProjectSettings(
        found.path,
        CycleOptions(
            mount=settings.mount,
            unmount=settings.unmount,
            click=settings.click,
            then=settings.then,
            scenario=(
                None if settings.scenario is None else found.file_of("scenario", settings.scenario)
            ),
        ),
        settings.cycles,
        settings.timeout,
        settings.allow_inconclusive,
        accepted_of(found, None if baseline is None else found.file_of("baseline", baseline)),
    )


def accepted_of(found: SettingsFile | None, baseline: Path | None) -> Accepted:
    """What fails nothing, today, by settings and a baseline.

    Raises:
        CannotMeasureError: the baseline cannot be read.
    """
    return Accepted(
        known=() if found is None else found.settings.known,
        source="" if found is None else found.path,
        baseline=None if baseline is None else read_baseline(baseline),
        today=datetime.datetime.now().astimezone().date(),
    )
