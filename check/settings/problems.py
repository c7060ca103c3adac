"""What is wrong with a project's settings, or with a baseline."""

from __future__ import annotations

from memory.problem import Problem
from memory.translatable import translatable


class SettingsNotRead(Problem, frozen=True):
    """The file cannot be read, or is no TOML."""

    english = translatable("Problems", "the settings in {file} cannot be read: {reason}")
    file: str
    reason: str


class UnknownSetting(Problem, frozen=True):
    """A key that nobody knows."""

    english = translatable("Problems", "{file}: unknown key {key}; choose one of: {known}")
    file: str
    key: str
    known: str


class OddSetting(Problem, frozen=True):
    """A value that a key cannot have."""

    english = translatable("Problems", "{file}: {reason}")
    file: str
    reason: str


class SettingOutside(Problem, frozen=True):
    """A file that is not in the project."""

    english = translatable(
        "Problems",
        "{file}: {key} names {path}, which is outside the folder of these settings; give it on the "
        "command line",
    )
    file: str
    key: str
    path: str


class VagueKnownLeak(Problem, frozen=True):
    """A known leak that would hide every finding."""

    english = translatable(
        "Problems", "{file}: a known leak needs a name or a place, beside its reason and until"
    )
    file: str


class SeveralSettings(Problem, frozen=True):
    """Targets of two projects."""

    english = translatable(
        "Problems",
        "the targets have different settings, {first} and {second}; check them one after the other",
    )
    first: str
    second: str


class BaselineNotRead(Problem, frozen=True):
    """The file is not there, or not what an earlier check wrote."""

    english = translatable(
        "Problems",
        "the baseline {file} cannot be read ({reason}); write one with check --json {file}",
    )
    file: str
    reason: str
