"""What goes wrong with the files and folders that get a check into a page."""

from __future__ import annotations

from memory.problem import Problem
from memory.translatable import translatable


class FileNotRead(Problem, frozen=True):
    """A file that an option names cannot be read."""

    english = translatable("Problems", "{option} {file} cannot be read: {reason}")
    option: str
    file: str
    reason: str


class CodeFailed(Problem, frozen=True):
    """Python code that an option names has raised."""

    english = translatable("Problems", "{option} {file}, line {line}: {reason}")
    option: str
    file: str
    line: int
    reason: str


class CodeLacks(Problem, frozen=True):
    """Python code that an option names does not define what it is to."""

    english = translatable("Problems", "{option} {file} must define {what}")
    option: str
    file: str
    what: str


class OddVersion(Problem, frozen=True):
    """A Tauri version that cannot be played."""

    english = translatable("Problems", "--runtime {runtime} cannot be played: {reason}")
    runtime: str
    reason: str


class OddStorage(Problem, frozen=True):
    """A file is no storage state."""

    english = translatable(
        "Problems",
        "--storage {file} is no storage state as Playwright saves it (cookies and origins): "
        "{reason}",
    )
    file: str
    reason: str


class CookieRefused(Problem, frozen=True):
    """The engine does not take a stored cookie."""

    english = translatable("Problems", "--storage {file}: the cookies were refused: {reason}")
    file: str
    reason: str


class ProfileNotUsable(Problem, frozen=True):
    """A folder cannot be a profile."""

    english = translatable("Problems", "--profile {folder} cannot be used: {reason}")
    folder: str
    reason: str


class ProfileInUse(Problem, frozen=True):
    """Another check has the profile."""

    english = translatable(
        "Problems",
        "--profile {folder} is in use by another check; wait until that has ended, or give "
        "another folder",
    )
    folder: str


class LoginNowhere(Problem, frozen=True):
    """A log-in waited in vain."""

    english = translatable(
        "Problems", "nothing matches {wanted} within {limit_s:g} s; the page is {address}"
    )
    wanted: str
    limit_s: float
    address: str


class LoginNotLoaded(Problem, frozen=True):
    """A page of a log-in did not load."""

    english = translatable("Problems", "{address} did not load: {reason}")
    address: str
    reason: str


class LoginOddAddress(Problem, frozen=True):
    """An address that a log-in may not go to."""

    english = translatable(
        "Problems", "goto({address}) is no page; give an http or https URL, or a path of the target"
    )
    address: str


class LoginNothingToFill(Problem, frozen=True):
    """An element that takes no text."""

    english = translatable("Problems", "{selector} takes no text")
    selector: str


class LoginOddSelector(Problem, frozen=True):
    """A selector that CSS does not know."""

    english = translatable("Problems", "{selector} is no CSS selector")
    selector: str


class CommandsUnanswered(Problem, frozen=True):
    """What kept a Tauri front end from being measured, and what it may have wanted."""

    english = translatable(
        "Problems",
        "{problem}; nobody answers these commands of the page: {commands}; give them by "
        "--commands FILE.py",
    )
    problem: Problem
    commands: str
