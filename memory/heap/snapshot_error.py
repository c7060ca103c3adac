"""The one error that reading a heap snapshot raises."""

from __future__ import annotations

from memory.problem import Problem


class SnapshotError(Exception):
    """The snapshot cannot be read; the problem says in one sentence why, and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem
