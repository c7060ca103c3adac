"""The rows of the matrix: grouped as the list of scenarios, with Qt in a section of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lab.page.catalog import Scenario
from report.pair import Pair
from ui.matrix.cell import Cell
from ui.scenarios.title import group_title, scenario_title

Shown = Literal["all", "leaks", "unexpected"]
QT = "qt"
"""The runtime of what needs no Tauri."""


@dataclass(frozen=True)
class Subject:
    """What is run on some runtimes: a scenario in a framework."""

    id: str
    framework: str
    on_qt: bool
    scenario: Scenario | None = field(default=None, compare=False)
    """None where a file does not tell. It expects something else on another runtime."""

    @property
    def title(self) -> str:
        """What it is called."""
        if self.scenario is None:
            return f"{self.id} {self.framework}"
        return scenario_title(self.scenario)

    @property
    def group(self) -> str:
        """The group of the list of scenarios; empty where it is not known."""
        return "" if self.scenario is None else self.scenario.group


@dataclass(frozen=True)
class Heading:
    """What stands over the subjects of a group."""

    group: str
    on_qt: bool

    @property
    def title(self) -> str:
        """What it is called."""
        return group_title(self.group)


Row = Heading | Subject


def runtimes_of(runtimes: Iterable[str]) -> tuple[str, ...]:
    """The columns: Tauri's versions from old to new. Qt has one only where there is no Tauri."""
    known = {runtime for runtime in runtimes if runtime != QT}
    return tuple(sorted(known, key=lambda name: Pair.named(name).versions)) or (QT,)


def arranged(subjects: Iterable[Subject], is_shown: Callable[[Subject], bool]) -> Iterator[Row]:
    """The rows of those subjects that are shown, under the headings of their groups."""
    groups: dict[Heading, list[Subject]] = {}
    for subject in subjects:
        groups.setdefault(Heading(subject.group, subject.on_qt), []).append(subject)
    for heading in sorted(groups, key=lambda each: each.on_qt):
        members = [each for each in groups[heading] if is_shown(each)]
        if members and heading.group:
            yield heading
        yield from members


def matches(subject: Subject, cells: Sequence[Cell], shown: Shown, text: str) -> bool:
    """Whether a subject with these cells is to be shown, where ``text`` is looked for."""
    words = f"{subject.id} {subject.title} {group_title(subject.group)}".casefold()
    if text.casefold() not in words:
        return False
    if shown == "leaks":
        return any(cell.is_leak for cell in cells)
    return shown == "all" or any(cell.is_unexpected for cell in cells)


def cells_of(subject: Subject, cells: Mapping[tuple[Subject, str], Cell]) -> list[Cell]:
    """All cells of a subject."""
    return [cell for (of, _runtime), cell in cells.items() if of == subject]
