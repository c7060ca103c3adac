"""Leak Lab: see what a web page leaves behind when its components are unmounted, and why."""

from __future__ import annotations

from lab.ending import SIGNAL_STATUS_BASE, end_at_once_on_signals, ignore_signals

if __name__ == "__main__":
    # Before the other imports, so that hardly a moment is left in which a signal finds nobody.
    end_at_once_on_signals()

import argparse
import logging
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from bridge.scope import AllowedHost

from lab.errors import CannotMeasureError
from lab.output import check_targets
from lab.stderr import LogFormatter, error_line, print_error
from memory.printable import printable

from lab.streams import OutputLostError, drop_output, prepare_streams

STATUS_NO_OUTPUT = 2
STATUS_USAGE = 2
MAX_CYCLES = 1_000_000
_MAX_NODE_ID = 2**53
# Of what a sentence quotes.
_QUOTED_CHARACTERS = 60
_MESSAGE_CHARACTERS = 400


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line on standard error, and status 2."""
        # Cut, for it may quote megabytes; but where to look goes on the end.
        short = printable(message, _MESSAGE_CHARACTERS)
        self.exit(STATUS_USAGE, f"{error_line(short)}; see `{self.prog} --help`\n")


def _quoted(text: str) -> str:
    return f"'{printable(text, _QUOTED_CHARACTERS)}'"


def _whole_number(text: str, most: int) -> int:
    """The number that ``text`` is, from 0; -1 if it is none, ``most + 1`` if it is larger."""
    if not (text.isascii() and text.isdigit()):
        return -1
    # Python refuses to read a number of thousands of digits.
    digits = text.lstrip("0") or "0"
    return min(int(digits), most + 1) if len(digits) <= len(str(most)) else most + 1


def _cycles(text: str) -> int:
    number = _whole_number(text, MAX_CYCLES)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{_quoted(text)} is not a whole number of at least 1")
    if number > MAX_CYCLES:
        raise argparse.ArgumentTypeError(f"{_quoted(text)} are too many; give {MAX_CYCLES} at most")
    return number


def _node_id(text: str) -> int:
    number = _whole_number(text.removeprefix("@"), _MAX_NODE_ID)
    if not 0 <= number <= _MAX_NODE_ID:
        raise argparse.ArgumentTypeError(
            f"{_quoted(text)} is no node's id; give a number that the lists show, such as 7 or @7"
        )
    return number


def _name(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty")
    return text


def _file(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("the name of the file is empty")
    return text


def _path(text: str) -> Path:
    return Path(_file(text))


def _host(text: str) -> AllowedHost:
    # Imported where needed: most command lines name no host.
    from bridge.scope import parse_host

    try:
        return parse_host(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="main.py",
        description=__doc__,
        epilog="With no command: opens the window, or does `run` where there is no display.",
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="log what happens to standard error"
    )
    _add_allow_host(parser, "hosts_of_all")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _add_run(
        commands.add_parser(
            "run",
            help="run scenarios without a window",
            description="Run scenarios without a window and print what each leaves behind.",
            epilog="Exit status: 0 every verdict is the expected one, 1 one is not, "
            "2 it could not be measured.",
        )
    )
    _add_heap(
        commands.add_parser(
            "heap",
            help="say what a heap snapshot holds",
            description="Say what a heap snapshot holds, what holds it, and what grew.",
            epilog="Takes files saved by Chrome, Edge, Node, Electron, Qt WebEngine, Safari or "
            "Bun, also packed with gzip. Exit status: 0, or 2 when a question cannot be answered.",
        )
    )
    return parser


def _add_run(run: argparse.ArgumentParser) -> None:
    run.add_argument(
        "scenarios",
        nargs="*",
        type=_name,
        metavar="SCENARIO",
        help="by name (default: no-cleanup)",
    )
    run.set_defaults(refuse=run.error)
    run.add_argument("--all", action="store_true", help="every scenario")
    run.add_argument(
        "--runtime",
        action="append",
        type=_name,
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
        type=_cycles,
        metavar="N",
        help="mount/unmount cycles to measure (default: 20; with --all: 7)",
    )
    _add_allow_host(run, "hosts_of_run")
    run.add_argument(
        "--json", type=_file, metavar="FILE", help="write the results as JSON; - is stdout"
    )
    run.add_argument(
        "--html",
        type=_file,
        metavar="FILE",
        help="write a report to read in a browser; - is stdout",
    )


def _add_allow_host(parser: argparse.ArgumentParser, dest: str) -> None:
    # Each parser has a `dest` of its own: a command's would replace what stood before it.
    parser.add_argument(
        "--allow-host",
        action="append",
        type=_host,
        default=[],
        metavar="HOST[:PORT]",
        dest=dest,
        help="a host that the page may upload to and download from, besides the embedded server; "
        "without PORT every port of it; may be repeated",
    )


def _add_heap(heap: argparse.ArgumentParser) -> None:
    heap.add_argument(
        "snapshot", type=_path, metavar="SNAPSHOT", help="a .heapsnapshot file, or Safari's .json"
    )
    heap.add_argument(
        "--after", type=_path, metavar="SNAPSHOT2", help="a later one of the same page: what grew"
    )
    heap.add_argument(
        "--cycles",
        type=_cycles,
        default=1,
        metavar="N",
        help="mount/unmount cycles between the two (default: 1)",
    )
    heap.add_argument(
        "--class",
        dest="class_name",
        type=_name,
        metavar="NAME",
        help="what holds objects of this class",
    )
    heap.add_argument("--node", type=_node_id, metavar="ID", help="what holds the node of this id")
    heap.add_argument(
        "--json", type=_file, metavar="FILE", help="write the answers as JSON; - is stdout"
    )


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line's options; ends the program where they contradict each other."""
    options = _parser().parse_args(arguments)
    if options.command == "run" and options.all and options.scenarios:
        options.refuse("--all runs every scenario; leave out either --all or the names")
    return options


def _refusal(options: argparse.Namespace) -> str | None:
    """Why a report could not be written in the end, or None."""
    try:
        if options.command == "heap":
            inputs = [path for path in (options.snapshot, options.after) if path is not None]
            check_targets({"--json": options.json}, inputs)
        elif options.command == "run":
            check_targets({"--json": options.json, "--html": options.html})
    except CannotMeasureError as error:
        return str(error)
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit status."""
    options = _parsed(arguments)
    log = logging.StreamHandler()
    log.setFormatter(LogFormatter())
    logging.basicConfig(level=logging.INFO if options.verbose else logging.WARNING, handlers=[log])
    if (refusal := _refusal(options)) is not None:
        print_error(f"cannot measure: {refusal}")
        return STATUS_USAGE
    if options.command == "heap":
        from lab.heap_report import heap_command

        return heap_command(
            options.snapshot,
            options.after,
            options.class_name,
            options.node,
            options.json,
            options.cycles,
        )
    # Imported where needed: --help and usage errors must not wait for Qt.
    from lab.application import run_application
    from lab.chromium import has_display
    from lab.experiment import DEFAULT_CYCLES
    from lab.headless import DEFAULT_SCENARIOS, RunOptions, run_headless
    from lab.plans import MATRIX_CYCLES

    allowed_hosts = tuple(options.hosts_of_all)
    if options.command == "run":
        chosen = RunOptions(
            scenarios=() if options.all else tuple(options.scenarios) or DEFAULT_SCENARIOS,
            runtimes=tuple(options.runtimes or ()),
            framework=options.framework or (None if options.all else "vue"),
            cycles=options.cycles or (MATRIX_CYCLES if options.all else DEFAULT_CYCLES),
            json_target=options.json,
            html_target=options.html,
            allowed_hosts=(*allowed_hosts, *options.hosts_of_run),
        )
        return run_application(lambda: run_headless(chosen), headless=True, verbose=options.verbose)
    if not has_display():
        print_error("no display, so no window: running without one")
        return run_application(
            lambda: run_headless(RunOptions(allowed_hosts=allowed_hosts)),
            headless=True,
            verbose=options.verbose,
        )
    from ui.application import run_window

    return run_application(
        lambda: run_window(allowed_hosts), headless=False, verbose=options.verbose
    )


def _run_process() -> int:
    """Run the command line as a process of its own; its exit status, whatever happens to stdout."""
    prepare_streams()
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
        print(f"leak-lab: {lost}", file=sys.stderr)
        return STATUS_NO_OUTPUT
    return status


if __name__ == "__main__":
    final_status = _run_process()
    ignore_signals()
    sys.exit(final_status)
