"""What keeps recorded steps from being done again."""

from __future__ import annotations

from memory.problem import Problem
from memory.translatable import translatable


class NoStep(Problem, frozen=True):
    """Nothing was recorded."""

    english = translatable(
        "Problems", "there is no step to repeat; record a click that mounts and one that unmounts"
    )


class NoPassword(Problem, frozen=True):
    """A step fills in what a scenario's file does not keep."""

    english = translatable(
        "Problems",
        "step {number} ({at}) types a password, and a scenario file keeps none; log in before the "
        "cycles, with --login, and leave that step out",
    )
    number: int
    at: str


class NoSuchStep(Problem, frozen=True):
    """What a step is about is not in the page."""

    english = translatable(
        "Problems",
        "step {number}: {at} cannot be seen within {limit_s:g} s; edit the step, or record anew, "
        "so that a cycle ends as it began",
    )
    number: int
    at: str
    limit_s: float


class StepFailed(Problem, frozen=True):
    """A step cannot be done; its locator is none, for one."""

    english = translatable("Problems", "step {number} ({at}) cannot be done: {reason}")
    number: int
    at: str
    reason: Problem
