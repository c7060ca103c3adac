"""The command line: parses it, and runs what it asks for."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence

from cli import check, heap, options, run, window
from system.errors import CannotMeasureError
from system.stderr import LogFormatter, print_error

_DESCRIPTION = (
    "Leak Lab: see what a web page leaves behind when its components are unmounted, and why."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit status."""
    given = _parser().parse_args(arguments)
    log = logging.StreamHandler()
    log.setFormatter(LogFormatter())
    logging.basicConfig(level=logging.INFO if given.verbose else logging.WARNING, handlers=[log])
    try:
        # Why a report could not be written in the end is said before any work is done.
        given.check(given)
    except CannotMeasureError as error:
        print_error(f"cannot measure: {error}")
        return options.STATUS_USAGE
    status: int = given.execute(given)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = options.Parser(
        prog="main.py",
        description=_DESCRIPTION,
        epilog="With no command: opens the window, or does `run` where there is no display. "
        "Ended by a signal: 128 and its number.",
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="log what happens to standard error"
    )
    options.add_allow_host(parser, "hosts_of_all", options.UPLOADS)
    parser.set_defaults(check=lambda _given: None, execute=window.execute)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=options.Parser)
    for command in (run, check, heap):
        command.add_to(commands)
    return parser
