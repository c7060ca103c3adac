"""rich's console on standard output, for :func:`lab.streams.standard_output`."""

from __future__ import annotations

from rich.console import Console


class OutputConsole(Console):
    """Leaves it to the caller what a reader who has gone means: rich would end the process."""

    def on_broken_pipe(self) -> None:
        """Pass the error on.

        Raises:
            BrokenPipeError: always.
        """
        raise BrokenPipeError
