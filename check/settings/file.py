"""Finds and reads a project's settings: ``leak-lab.toml``, or a table of ``pyproject.toml``."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import unquote, urlsplit

import msgspec

from check.settings.problems import (
    OddSetting,
    SettingOutside,
    SettingsNotRead,
    SeveralSettings,
    UnknownSetting,
    VagueKnownLeak,
)
from system.errors import CannotMeasureError

_OWN: Final = "leak-lab.toml"
_SHARED: Final = "pyproject.toml"
_TABLE: Final = "leak-lab"
_TOP: Final = ".git"
"""What stands above a project's top folder is not the project's."""
_MOST_CYCLES: Final = 1_000_000
_MOST_S: Final = 86_400.0

_Text = Annotated[str, msgspec.Meta(min_length=1)]


class KnownLeak(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A leak that somebody knows of, and that fails nothing until a day."""

    reason: _Text
    until: datetime.date
    """The day on which this lapses."""
    name: _Text | None = None
    """The finding's name, with ``*`` for any characters."""
    kind: _Text | None = None
    place: _Text | None = None
    """Its file, or its file and line."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a project says of its checks. No report is written by these: they came with a page."""

    mount: _Text | None = None
    unmount: _Text | None = None
    click: _Text | None = None
    then: _Text | None = None
    scenario: _Text | None = None
    cycles: Annotated[int, msgspec.Meta(ge=1, le=_MOST_CYCLES)] | None = None
    timeout: Annotated[float, msgspec.Meta(gt=0, le=_MOST_S)] | None = None
    baseline: _Text | None = None
    allow_inconclusive: bool = False
    known: tuple[KnownLeak, ...] = ()


class SettingsFile(msgspec.Struct, frozen=True):
    """Settings, and where they stand."""

    path: str
    settings: Settings

    def file_of(self, key: str, name: str) -> Path:
        """The file that ``key`` names, relative to the settings.

        Raises:
            CannotMeasureError: it is outside their folder; whoever made a page could have any file
                of this machine's read.
        """
        folder = Path(self.path).parent.resolve()
        try:
            found = (folder / name).resolve()
        except (OSError, ValueError) as error:
            raise CannotMeasureError(OddSetting(self.path, f"{key}: {error}")) from None
        if not found.is_relative_to(folder):
            raise CannotMeasureError(SettingOutside(self.path, key, name))
        return found


def settings_for(targets: Iterable[str]) -> SettingsFile | None:
    """The settings of the project that all ``targets`` belong to; None where there are none.

    Raises:
        CannotMeasureError: they cannot be read, or say something odd, or there are two.
    """
    found: dict[Path, SettingsFile] = {}
    for target in targets:
        at = _found_from(_folder_of(target))
        if at is not None and at[0] not in found:
            found[at[0]] = SettingsFile(str(at[0]), _settings(*at))
    if len(found) > 1:
        first, second, *_ = map(str, found)
        raise CannotMeasureError(SeveralSettings(first, second))
    return next(iter(found.values()), None)


def _folder_of(target: str) -> Path:
    """Where to begin: the target's folder, or the one we are in for a page on a server."""
    if target.startswith("file:"):
        target = unquote(urlsplit(target).path)
    elif "://" in target:
        return Path.cwd()
    try:
        path = Path(target).resolve()
        return path if path.is_dir() else path.parent
    except (OSError, ValueError):
        # That there is no such target is said when it is to be opened.
        return Path.cwd()


def _found_from(folder: Path) -> tuple[Path, object] | None:
    for each in (folder, *folder.parents):
        own = _read(each / _OWN)
        if own is not None:
            return each / _OWN, own
        shared = _read(each / _SHARED)
        tools = shared.get("tool") if shared is not None else None
        if isinstance(tools, dict) and _TABLE in tools:
            return each / _SHARED, tools[_TABLE]
        if (each / _TOP).exists():
            break
    return None


def _read(path: Path) -> dict[str, object] | None:
    """The tables of a file; None if there is none."""
    try:
        if not path.is_file():
            return None
        text = path.read_text("utf-8")
        return tomllib.loads(text)
    except (OSError, ValueError) as error:
        raise CannotMeasureError(SettingsNotRead(str(path), str(error))) from None


def _settings(path: Path, given: object) -> Settings:
    if isinstance(given, dict):
        _check_keys(path, given, Settings)
        for each in given.get("known", ()) if isinstance(given.get("known"), list) else ():
            if isinstance(each, dict):
                _check_keys(path, each, KnownLeak)
    try:
        settings = msgspec.convert(given, type=Settings)
    except msgspec.ValidationError as error:
        raise CannotMeasureError(OddSetting(str(path), _plain(str(error)))) from None
    if any(each.name is None and each.place is None for each in settings.known):
        raise CannotMeasureError(VagueKnownLeak(str(path)))
    return settings


def _check_keys(path: Path, given: dict[str, object], kind: type[msgspec.Struct]) -> None:
    known = [each.encode_name for each in msgspec.structs.fields(kind)]
    for key in given:
        if key not in known:
            raise CannotMeasureError(UnknownSetting(str(path), key, ", ".join(known)))


def _plain(reason: str) -> str:
    """What msgspec says of a value, with the key first: ``cycles: expected `int`, got `str```."""
    what, _, where = reason.partition(" - at ")
    key = where.strip("`").removeprefix("$").removeprefix(".")
    words = what[:1].lower() + what[1:]
    return f"{key}: {words}" if key else words
