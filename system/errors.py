"""The error of an experiment that cannot be carried out."""

from __future__ import annotations

from memory.problem import Problem


class CannotMeasureError(Exception):
    """No verdict can be had; the problem says why and what to do, in one sentence."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return str(self.problem)
