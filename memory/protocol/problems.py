"""What goes wrong between the instrument and a page's engine."""

from __future__ import annotations

from memory.problem import Problem
from memory.translatable import translatable


class SessionProblem(Problem, frozen=True):
    """The engine does not answer, or the session with it has ended."""


class NotOpened(SessionProblem, frozen=True):
    """The engine did not answer the first call."""

    english = translatable("Problems", "the DevTools session did not open within {limit_s:g} s")
    limit_s: float


class NoAnswer(SessionProblem, frozen=True):
    """The page is busy, or stands still in a debugger."""

    english = translatable("Problems", "the page did not answer {method} within {limit_s:g} s")
    method: str
    limit_s: float


class OtherForm(SessionProblem, frozen=True):
    """The answer is not what the instrument knows."""

    english = translatable("Problems", "the page answered in another form than expected: {reason}")
    reason: str


class SessionClosed(SessionProblem, frozen=True):
    """The session was closed while a call waited."""

    english = translatable("Problems", "the DevTools session was closed")


class NotConnected(SessionProblem, frozen=True):
    """Nobody listens at the address, or not one who speaks the protocol."""

    english = translatable("Problems", "cannot connect to the page at {address}: {reason}")
    address: str
    reason: str


class ConnectionEnded(SessionProblem, frozen=True):
    """The engine has closed the connection."""

    english = translatable("Problems", "the page's process closed the connection; it has ended")


class TargetEnded(SessionProblem, frozen=True):
    """The page of a WebKit engine is gone, and the program that shows it is not."""

    english = translatable("Problems", "the page's process ended; load the page again")


class PageLeft(SessionProblem, frozen=True):
    """The transport was closed before it had opened."""

    english = translatable("Problems", "the page was left")


class RendererEnded(SessionProblem, frozen=True):
    """The page's process is gone."""

    english = translatable("Problems", "the page's renderer ended ({how}); load the page again")
    how: Problem


class InspectorEnded(SessionProblem, frozen=True):
    """The process of the instrument's own page is gone."""

    english = translatable(
        "Problems",
        "the inspector's renderer ended ({how}); open a new DevTools session",
    )
    how: Problem


class Exited(SessionProblem, frozen=True):
    """A renderer exited by itself."""

    english = translatable("Problems", "it exited, exit code {exit_code}")
    exit_code: int


class Failed(SessionProblem, frozen=True):
    """A renderer exited with an error."""

    english = translatable("Problems", "it failed, exit code {exit_code}")
    exit_code: int


class Crashed(SessionProblem, frozen=True):
    """A renderer crashed."""

    english = translatable("Problems", "it crashed, exit code {exit_code}")
    exit_code: int


class Killed(SessionProblem, frozen=True):
    """Somebody killed a renderer."""

    english = translatable("Problems", "it was killed, exit code {exit_code}")
    exit_code: int
