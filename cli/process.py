"""Runs the command line as a process of its own."""

from __future__ import annotations

import signal
import sys

from system.ending import SIGNAL_STATUS_BASE, ignore_signals
from system.streams import OutputLostError, drop_output, prepare_streams

_STATUS_NO_OUTPUT = 2


def run_process() -> int:
    """Run the command line that the process was started with.

    Gives its exit status, whatever happens to standard output; from then on signals are ignored.
    """
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
