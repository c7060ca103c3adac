"""Leak Lab: see what a web page leaves behind when its components are unmounted, and why."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from typing import NoReturn

STATUS_USAGE = 2


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line on standard error, and status 2."""
        self.exit(STATUS_USAGE, f"leak-lab: {message}; see `{self.prog} --help`\n")


def _at_least_one(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="main.py",
        description=__doc__,
        epilog="With no command: opens the window, or does `run` where there is no display.",
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="log what happens to standard error"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    run = commands.add_parser(
        "run",
        help="run scenarios without a window",
        description="Run scenarios without a window and print what each leaves behind.",
        epilog="Exit status: 0 every verdict is the expected one, 1 one is not, "
        "2 it could not be measured.",
    )
    run.add_argument(
        "scenarios", nargs="*", metavar="SCENARIO", help="by name (default: no-cleanup)"
    )
    run.add_argument("--all", action="store_true", help="every scenario")
    run.add_argument(
        "--runtime",
        action="append",
        metavar="V",
        dest="runtimes",
        help="a Tauri version such as 2.4.1, or qt; may be repeated (default: all)",
    )
    run.add_argument(
        "--framework",
        choices=("vue", "react", "plain"),
        help="which component of a scenario (default: vue; with --all: every one)",
    )
    run.add_argument(
        "--cycles",
        type=_at_least_one,
        metavar="N",
        help="mount/unmount cycles to measure (default: 20; with --all: 7)",
    )
    run.add_argument("--json", metavar="FILE", help="write the results as JSON; - is stdout")
    run.add_argument("--html", metavar="FILE", help="write a report to read in a browser")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit status."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(
        level=logging.INFO if options.verbose else logging.WARNING,
        format="leak-lab: %(name)s: %(message)s",
    )
    # Imported where needed: --help and usage errors must not wait for Qt.
    from lab.application import run_application
    from lab.chromium import has_display
    from lab.experiment import DEFAULT_CYCLES
    from lab.headless import DEFAULT_SCENARIOS, MATRIX_CYCLES, RunOptions, run_headless

    if options.command == "run":
        chosen = RunOptions(
            scenarios=() if options.all else tuple(options.scenarios) or DEFAULT_SCENARIOS,
            runtimes=tuple(options.runtimes or ()),
            framework=options.framework or (None if options.all else "vue"),
            cycles=options.cycles or (MATRIX_CYCLES if options.all else DEFAULT_CYCLES),
            json_target=options.json,
            html_target=options.html,
        )
        return run_application(lambda: run_headless(chosen), headless=True, verbose=options.verbose)
    if not has_display():
        print("leak-lab: no display, so no window: running without one", file=sys.stderr)
        return run_application(
            lambda: run_headless(RunOptions()), headless=True, verbose=options.verbose
        )
    from ui.application import run_window

    return run_application(run_window, headless=False, verbose=options.verbose)


if __name__ == "__main__":
    sys.exit(main())
