"""What goes wrong with the processes that read heap snapshots."""

from __future__ import annotations

from memory.problem import Problem
from memory.translatable import translatable


class AnalysisCrashed(Problem, frozen=True):
    """The heap's worker was killed, or crashed."""

    english = translatable(
        "Problems",
        "the process that analyses heap snapshots ended early (signal {signal}); close other "
        "programs, so that memory is free, and try again",
    )
    signal: int


class AnalysisFailed(Problem, frozen=True):
    """The heap's worker gave up."""

    english = translatable(
        "Problems",
        "the process that analyses heap snapshots ended early (exit status {status}); close "
        "other programs, so that memory is free, and try again",
    )
    status: int


class AnalysisNotStarted(Problem, frozen=True):
    """The heap's worker could not be started."""

    english = translatable(
        "Problems",
        "the process that analyses heap snapshots did not start ({reason}); install Leak Lab anew",
    )
    reason: str
