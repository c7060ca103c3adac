"""What is raised when something goes wrong between the instrument and a page's engine."""

from __future__ import annotations

from memory.problem import Problem


class SessionError(Exception):
    """The protocol answered with an error, or the page threw: then in its own words."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class SessionLostError(SessionError):
    """The session has ended: the page's process is gone, or the session was closed."""


class SessionTimeoutError(SessionError):
    """The page did not answer within the time limit."""
