"""What a run shows on a terminal: progress while it goes on, a table at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from lab import experiment
from lab.result import Result

_VERDICT_MARKS = {"clean": "✓", "leak": "✗", "held": "◷", "inconclusive": "?"}
_VERDICT_STYLES = {"clean": "green", "leak": "red", "held": "yellow", "inconclusive": "magenta"}

_FILE_WIDTH = 120


class RunProgress:
    """A progress bar over all cycles of a run, on standard error, if that is a terminal."""

    def __init__(self, plans: Sequence[experiment.Plan]) -> None:
        self._console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("cycles"),
            TimeElapsedColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
            transient=True,
        )
        self._task = self._progress.add_task("", total=sum(plan.cycles for plan in plans))

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def watch(self, plan: experiment.Plan) -> Callable[[experiment.Progress], None]:
        """What to call with the progress of ``plan``, the next of the plans."""
        done_before = self._progress.tasks[0].completed

        def update(progress: experiment.Progress) -> None:
            self._progress.update(
                self._task,
                description=f"{plan.scenario} on {plan.runtime}: {progress.phase}",
                completed=done_before + progress.cycle,
            )

        return update


def print_results(results: Sequence[Result]) -> None:
    """Print the table of a run to standard output."""
    table = Table(
        title="What mounting and unmounting leaves behind",
        title_justify="left",
        box=box.SIMPLE_HEAD,
    )
    for heading in ("scenario", "framework", "runtime", "verdict"):
        table.add_column(heading, no_wrap=True)
    for heading in ("survivors", "callbacks", "channels", "ghosts", "slower", "kB/cycle", "time"):
        table.add_column(heading, justify="right", no_wrap=True)
    for result in results:
        table.add_row(
            result.scenario,
            result.framework,
            result.runtime,
            verdict_text(result),
            f"{result.survivors} of {result.created}",
            str(result.callbacks_left),
            str(result.backend_channels_left),
            str(result.ghost_messages),
            "" if result.slower is None else f"{result.slower:.1f} x",
            f"{result.heap_bytes_per_cycle / 1000:.1f}",
            f"{result.elapsed_s:.1f} s",
        )
    console = Console()
    if not console.is_terminal:
        # A file or a pipe has no edge to fit into.
        console = Console(width=_FILE_WIDTH)
    console.print(table)
    for result in results:
        if not result.is_expected:
            console.print(
                f"[bold red]unexpected:[/] {result.scenario} on {result.runtime} is "
                f"{result.verdict}, expected {result.expected}: {result.evidence}"
            )


def verdict_text(result: Result) -> Text:
    """The verdict with a mark, so that it does not rest on colour alone."""
    text = Text(
        f"{_VERDICT_MARKS[result.verdict]} {result.verdict}", style=_VERDICT_STYLES[result.verdict]
    )
    if not result.is_expected:
        text.append(f" (expected {result.expected})", style="bold red")
    return text
