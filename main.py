"""Leak Lab: see what a web page leaves behind when its components are unmounted, and why."""

from lab.ending import end_at_once_on_signals, ignore_signals

# Before anything else is imported, which takes long enough for a Ctrl-C.
end_at_once_on_signals()

import sys  # noqa: E402

from cli.command_line import main  # noqa: E402

if __name__ == "__main__":
    status = main()
    ignore_signals()
    sys.exit(status)
