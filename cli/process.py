"""Runs the command line as a process of its own."""

from __future__ import annotations

import gc
import signal
import sys
from typing import Final

from system.ending import SIGNAL_STATUS_BASE, ignore_signals
from system.streams import OutputLostError, drop_output, prepare_streams

_STATUS_NO_OUTPUT: Final = 2
# Python's own number is 700: at a start, whose objects stay, it looks for garbage 75 times.
_OBJECTS_BEFORE_GC: Final = 20_000


def run_process() -> int:
    """Run the command line that the process was started with.

    Gives its exit status, whatever happens to standard output; from then on signals are ignored.
    """
    gc.set_threshold(_OBJECTS_BEFORE_GC)
    prepare_streams()
    status = _status()
    ignore_signals()
    return status


def _status() -> int:
    from cli.command_line import main

    try:
        try:
            status = main()
        except SystemExit as ended:
            # Of --help and of usage errors.
            status = ended.code if isinstance(ended.code, int) else 0
        sys.stdout.flush()
    except OutputLostError as lost:
        drop_output()
        if lost.reader_is_gone:
            return SIGNAL_STATUS_BASE + signal.SIGPIPE
        sys.stderr.write(f"leak-lab: {lost}\n")
        return _STATUS_NO_OUTPUT
    return status
