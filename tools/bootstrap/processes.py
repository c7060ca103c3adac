"""Runs other programs for the set-up."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tools.bootstrap.failure import SetupError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def announce(sentence: str) -> None:
    """Tell the user what happens next, before it does."""
    print(f"set-up: {sentence}", flush=True)


def run(
    command: Sequence[str | Path],
    *,
    failure: str,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    quiet: bool = False,
) -> None:
    """Run `command` to its end; what it prints goes where ours goes.

    With `quiet` only its error output does. Raises SetupError(failure) if it cannot be started
    or exits with another status than 0.
    """
    try:
        status = subprocess.run(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if quiet else None,
            check=False,
        ).returncode
    except OSError as error:
        raise SetupError(f"{failure} ({error})") from error
    if status != 0:
        raise SetupError(f"{failure} ({command[0]} exited with status {status}.)")


def output_of(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> str:
    """Give what `command` prints, or "" if it is not there or fails."""
    try:
        finished = subprocess.run(
            command,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return finished.stdout if finished.returncode == 0 else ""
