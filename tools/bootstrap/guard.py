"""Runs one command for the set-up, and ends all of it when the set-up ends, however that ends.

    python3 guard.py each|leader COMMAND [ARGUMENT ...]

The set-up holds the other end of this process's standard input and writes nothing into it. So
standard input ends when the set-up closes it, and also when the set-up is killed: then the command
gets a signal, and so does everything that it started ("each": SIGTERM, and SIGKILL for what is
still there after a while) or it alone ("leader": SIGINT, and all the time that it needs). The
latter is for apt: SIGINT stops its downloads, and does not stop dpkg in the middle of a package.

The set-up starts this file by itself and not as a module, so it imports nothing of ours.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time

GRACE_S = 5.0
_DYING_S = 1.0
_LOOK_AGAIN_S = 0.02
_NOT_STARTED = 127
_SIGNALLED = 128
_STANDARD_INPUT = 0


def main(scope: str, command: list[str]) -> int:
    """Give the command's exit status, or as a shell does 128 and the signal that ended it."""
    child_ended = _pipe_of_signals()
    try:
        # The command leads a process group of its own, which this process is not in.
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, process_group=0)
    except OSError as error:
        print(f"set-up: {error}", file=sys.stderr)
        return _NOT_STARTED
    watched = [_STANDARD_INPUT, child_ended]
    while child.poll() is None:
        ready, _, _ = select.select(watched, [], [])
        if child_ended in ready:
            os.read(child_ended, 4096)
        if _STANDARD_INPUT in ready:
            watched.remove(_STANDARD_INPUT)
            if scope == "leader":
                child.send_signal(signal.SIGINT)
            else:
                _end_group(child)
    if scope == "each":
        kill_group(child)
    return child.returncode if child.returncode >= 0 else _SIGNALLED - child.returncode


def _pipe_of_signals() -> int:
    """Give a file that can be read from after each signal; the signals do nothing else.

    A handler and not SIG_IGN, which the command would inherit; what is ignored stays ignored.
    """
    readable, writable = os.pipe()
    os.set_blocking(writable, False)
    signal.set_wakeup_fd(writable, warn_on_full_buffer=False)
    for number in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if number == signal.SIGCHLD or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, lambda _number, _frame: None)
    return readable


def _end_group(child: subprocess.Popen[bytes]) -> None:
    """End `child` and its group, politely at first."""
    deadline = time.monotonic() + GRACE_S
    present = _signal_group(child.pid, signal.SIGTERM)
    while present and time.monotonic() < deadline:
        # Nothing tells when processes that are not our children end.
        time.sleep(_LOOK_AGAIN_S)
        child.poll()
        present = _signal_group(child.pid, 0)
    if present:
        kill_group(child)
    child.wait()


def kill_group(leader: subprocess.Popen[bytes] | subprocess.Popen[str]) -> None:
    """Kill the group of `leader`, and wait until nobody is in it.

    Not for ever: a machine may have nobody who reaps the dead.
    """
    deadline = time.monotonic() + _DYING_S
    present = _signal_group(leader.pid, signal.SIGKILL)
    while present and time.monotonic() < deadline:
        time.sleep(_LOOK_AGAIN_S)
        leader.poll()
        present = _signal_group(leader.pid, 0)


def _signal_group(group: int, number: int) -> bool:
    """Send a signal to a process group; 0 only asks. Say whether there is anybody in it."""
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return False
    except PermissionError:
        # It is there, and not ours.
        return True
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
