"""What a run shows on a terminal: progress while it goes on, a table at its end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

from rich import box
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Column, Table
from rich.text import Text

from memory.heap.naming.printable import printable, printable_values
from memory.verdict import VERDICT_MARKS
from report.matrix import Matrix, matrix_of
from report.result import Result
from system.ending import add_clean_up, remove_clean_up

_VERDICT_STYLES = {"clean": "green", "leak": "red", "held": "yellow", "inconclusive": "magenta"}

_FILE_WIDTH = 140
_NAME_WIDTH = 32
_CELL_WIDTH = 26
_BAR_WIDTH = 12
_DESCRIPTION_CHARACTERS = 60
# In cells of the terminal. No name of ours is as long; one that is would leave figures no room.
_LONGEST_NAME = 40
_LONGEST_TEXT = 500
_TITLE = "What mounting and unmounting leaves behind"


class RunProgress:
    """A progress bar over all cycles of a run, on standard error, if that is a terminal.

    It also tells how much time has passed and how much is left, at the pace of the last cycles.
    """

    def __init__(self, total_cycles: int) -> None:
        self._console = Console(stderr=True)
        self._progress = Progress(
            # It takes the room that the figures leave.
            TextColumn(
                "{task.description}",
                markup=False,
                table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis"),
            ),
            BarColumn(_BAR_WIDTH),
            MofNCompleteColumn(),
            TextColumn("cycles"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            TextColumn("left"),
            expand=True,
            console=self._console,
            disable=not self._console.is_terminal,
            transient=True,
        )
        self._task = self._progress.add_task("", total=total_cycles)

    def __enter__(self) -> Self:
        if self._console.is_terminal:
            add_clean_up(self, _show_cursor)
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()
        remove_clean_up(self)

    def refresh(self) -> None:
        """Draw now what will be drawn within a tenth of a second."""
        self._progress.refresh()

    def watch(self, name: str) -> Callable[[str, int], None]:
        """What to call with the phase of what comes next and the cycles of it that are done."""
        done_before = self._progress.tasks[0].completed

        def update(phase: str, cycle: int) -> None:
            self._progress.update(
                self._task,
                description=printable(f"{name}: {phase}", _DESCRIPTION_CHARACTERS),
                completed=done_before + cycle,
            )

        return update


def _show_cursor() -> None:
    os.write(sys.stderr.fileno(), b"\r\x1b[K\x1b[?25h")


def print_results(results: Sequence[Result]) -> None:
    """Print the table of a run to standard output, and the evidence for what is unexpected."""
    if not results:
        return
    # What they are called comes from the page.
    results = [printable_values(result, _LONGEST_TEXT) for result in results]
    matrix = matrix_of(results)
    one_scenario = len({row.scenario for row in matrix.rows}) == 1
    console = Console()
    if not console.is_terminal:
        # A file or a pipe has no edge to fit into.
        console = Console(width=_FILE_WIDTH)
    console.print(_list_of(results) if one_scenario else _matrix_table(matrix, console.width))
    if one_scenario:
        _print_holders(results, console)
    for result in results:
        if result.is_stopped_early:
            console.print(
                f"stopped early: {result.scenario} ({result.framework}) on {result.pair.title} "
                f"after {result.cycles} of {result.cycles_asked} cycles"
            )
        if result.is_unexpected:
            console.print(
                Text.assemble(
                    ("unexpected:", "bold red"),
                    f" {result.scenario} ({result.framework}) on {result.pair.title} is "
                    f"{result.verdict}, expected {result.expected}: {result.evidence}",
                )
            )
    unknown = sum(result.expected is None for result in results)
    if unknown:
        of = (
            "this result" if len(results) == 1 else f"{unknown:,} of these {len(results):,} results"
        )
        console.print(f"nothing is expected of {of}: nobody knows what is right on this pair")


def _print_holders(results: Sequence[Result], console: Console) -> None:
    """For each leak what holds the finding that says most, and what to do."""
    for result in results:
        held = next((finding for finding in result.findings if finding.path), None)
        if held is not None:
            console.print(
                Text.assemble(
                    (f"What holds {held.name} on {result.pair.title}:\n", "bold"),
                    " → ".join(held.path),
                )
            )
            if held.advice is not None:
                remedy = "" if held.remedy is None else f" See: main.py run {held.remedy}"
                console.print(Text(f"{held.advice}{remedy}\n"))


def _list_of(results: Sequence[Result]) -> Table:
    """One scenario in full."""
    table = Table(title=_TITLE, title_justify="left", box=box.SIMPLE_HEAD)
    for heading in ("scenario", "runtime", "verdict"):
        table.add_column(heading, no_wrap=True)
    for heading in ("survivors", "callbacks", "channels", "late", "slower", "kB/cycle"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in matrix_of(results).rows:
        for result in row.cells:
            if result is not None:
                table.add_row(
                    _name(row.name),
                    _name(result.pair.title),
                    verdict_text(result),
                    f"{result.survivors:,} of {result.created:,}",
                    f"{result.callbacks_left:,}",
                    f"{result.backend_channels_left:,}",
                    f"{result.ghost_messages:,}",
                    "" if result.slower is None else f"{result.slower:.1f} x",
                    f"{result.heap_bytes_per_cycle / 1000:,.1f}",
                )
    return table


def _matrix_table(matrix: Matrix, width: int) -> Table:
    """Many scenarios, in brief."""
    table = Table(
        title=_TITLE,
        title_justify="left",
        caption="survivors · late messages · kB of heap, each per cycle; the heap also warms up",
        caption_justify="left",
        box=box.SIMPLE_HEAD,
    )
    table.add_column("scenario", no_wrap=True)
    for runtime in matrix.runtimes:
        table.add_column(_name(runtime))
    fits_one_line = width >= _NAME_WIDTH + _CELL_WIDTH * len(matrix.runtimes)
    for row in matrix.rows:
        table.add_row(
            _name(row.name),
            *(_cell(result, " " if fits_one_line else "\n") for result in row.cells),
        )
    return table


def _name(name: str) -> Text:
    """A name as it is, cut where it is too long; it may look like rich's markup."""
    text = Text(name)
    text.truncate(_LONGEST_NAME, overflow="ellipsis")
    return text


def _cell(result: Result | None, separator: str) -> Text:
    if result is None:
        return Text("–", style="dim")
    survivors = result.per_cycle(result.survivors)
    ghosts = result.per_cycle(result.ghost_messages)
    per_cycle = f"{survivors:.1f} · {ghosts:,.0f} · {result.heap_bytes_per_cycle / 1000:,.0f}"
    return verdict_text(result).append(separator).append(per_cycle, style="dim")


def verdict_text(result: Result) -> Text:
    """The verdict with a mark, so that it does not rest on colour alone."""
    text = Text(
        f"{VERDICT_MARKS[result.verdict]} {result.verdict}", style=_VERDICT_STYLES[result.verdict]
    )
    if result.is_unexpected:
        text.append(f" (expected {result.expected})", style="bold red")
    return text
