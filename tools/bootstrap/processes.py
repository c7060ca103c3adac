"""Runs other programs for the set-up; none of them outlives it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tools.bootstrap.failure import SetupError
from tools.bootstrap.guard import kill_group
from tools.bootstrap.interruption import Interrupted, last_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

GUARD = Path(__file__).with_name("guard.py")


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
    ends_itself: bool = False,
) -> None:
    """Run `command` to its end; what it prints goes where ours goes.

    With `quiet` only its error output does. When the set-up is interrupted, so is the command, with
    everything that it started; one that `ends_itself` is asked to stop, and waited for. Raises
    SetupError(failure) if it cannot be started or exits with another status than 0.
    """
    stdout = subprocess.DEVNULL if quiet else None
    with guarded(command, cwd=cwd, env=env, stdout=stdout, ends_itself=ends_itself) as guard:
        status = guard.wait()
    if status != 0:
        raise SetupError(f"{failure} ({command[0]} exited with status {status}.)")


def output_of(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> str:
    """Give what `command` prints, or "" if it is not there or fails."""
    try:
        status, printed = _ask(command, env)
    except OSError:
        return ""
    return printed if status == 0 else ""


def complaint_of(command: Sequence[str | Path]) -> str | None:
    """Give what a check prints that fails, and None when it does not; raises OSError."""
    status, printed = _ask(command, None)
    return None if status == 0 else printed.strip()


def _ask(command: Sequence[str | Path], env: Mapping[str, str] | None) -> tuple[int, str]:
    """Give the exit status and the output of a command that changes nothing; raises OSError.

    An interrupted set-up kills it, with what it started.
    """
    process = subprocess.Popen(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        process_group=0,
    )
    with process:
        try:
            printed, _ = process.communicate()
        except Interrupted:
            kill_group(process)
            raise
    return process.returncode, printed


@contextmanager
def guarded(
    command: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdout: int | None = None,
    ends_itself: bool = False,
) -> Iterator[subprocess.Popen[bytes]]:
    """Start `command` by a guard, whose exit status is the command's; end both on exit."""
    # Not the Python of .venv, which a step replaces.
    python = Path(sys.executable).resolve()
    scope = "leader" if ends_itself else "each"
    guard = subprocess.Popen(
        [python, "-I", "-S", GUARD, scope, *command],
        cwd=cwd,
        env=env,
        stdin=subprocess.PIPE,
        stdout=stdout,
        # Out of reach of the terminal's Ctrl-C, which must not stop dpkg either.
        start_new_session=True,
        # It inherits the lock of the folder: until it has ended, the next set-up waits.
        close_fds=False,
    )
    try:
        yield guard
    except Interrupted:
        if ends_itself and guard.poll() is None:
            last_words(f"waiting for {command[0]}, which ends what it has begun")
        raise
    finally:
        assert guard.stdin is not None
        guard.stdin.close()
        guard.wait()
