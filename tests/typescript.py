"""Reads what TypeScript files declare: interfaces, and types that are one of several words."""

from __future__ import annotations

import re
from pathlib import Path

from tools.bootstrap.project import Project

WEB = Project.here().root / "web"

_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_INTERFACE = re.compile(
    r"^(?:export )?interface (\w+)(?:<\w+>)?(?: extends (\w+))? \{\n(.*?)\n\}",
    re.DOTALL | re.MULTILINE,
)
_MEMBER = re.compile(r"^\s*(?:readonly )?(\w+)(\([^)]*\))?(\?)?: (.+?);?$", re.MULTILINE)
_ALIAS = re.compile(r"^(?:export )?type (\w+) = (.+?);?$", re.MULTILINE)
_LIST = re.compile(r"^export const (\w+) = \[(.*?)\] as const", re.DOTALL | re.MULTILINE)
_IMPORTED = re.compile(r"^import type \{ (\w+) as (\w+) \}", re.MULTILINE)
_WORD = re.compile(r"'([^']*)'")


class Declarations:
    """What some files declare together; a name stands for one thing in all of them."""

    def __init__(self, *files: Path) -> None:
        self._interfaces: dict[str, tuple[str, str]] = {}
        self._aliases: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._imported: dict[str, str] = {}
        for file in files:
            text = _COMMENT.sub("", file.read_text(encoding="utf-8"))
            self._interfaces |= {
                name: (base, body) for name, base, body in _INTERFACE.findall(text)
            }
            self._aliases |= dict(_ALIAS.findall(text))
            self._lists |= dict(_LIST.findall(text))
            self._imported |= {new: name for name, new in _IMPORTED.findall(text)}

    def name(self, type_name: str) -> str:
        """What a type is called where it is declared."""
        return self._imported.get(type_name, type_name)

    def members(self, interface: str) -> dict[str, str]:
        """The types of its members, of methods what they give; optional ones end with a ``?``."""
        base, body = self._interfaces[interface]
        inherited = self.members(base) if base else {}
        return inherited | {
            f"{name}{optional}": given
            for name, _parameters, optional, given in _MEMBER.findall(body)
        }

    def parameters(self, interface: str) -> dict[str, int]:
        """How many parameters each method has; of a signal, how many values it carries."""
        _base, body = self._interfaces[interface]
        found = {}
        for name, parameters, _optional, given in _MEMBER.findall(body):
            carried = parameters.strip("()") or given.partition("[")[2].rpartition("]")[0]
            found[name] = len([each for each in carried.split(",") if each.strip()])
        return found

    def words(self, type_name: str) -> frozenset[str] | None:
        """The words that a type is one of; None where it is something else."""
        if type_name in self._interfaces or type_name not in self._aliases:
            return None
        meant = self._aliases[type_name]
        if (listed := re.fullmatch(r"\(typeof (\w+)\)\[number\]", meant)) is not None:
            return frozenset(_WORD.findall(self._lists[listed[1]]))
        if (keys := re.fullmatch(r"keyof (\w+)", meant)) is not None:
            return frozenset(self.members(keys[1]))
        words = _WORD.findall(meant)
        return frozenset(words) if " | ".join(f"'{word}'" for word in words) == meant else None
