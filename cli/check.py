"""``main.py check``: whether a page leaks when it mounts and unmounts."""

from __future__ import annotations

import argparse
import math
from typing import TYPE_CHECKING

from cli import check_access, options
from report.output import check_targets

if TYPE_CHECKING:
    from check.cycles.options import CycleOptions

_DEFAULT_LIMIT_S = 30.0
_MOST_S = 86_400.0


def add_to(commands: argparse._SubParsersAction[options.Parser]) -> None:
    """Add the command to the command line."""
    check = commands.add_parser(
        "check",
        help="say whether a page leaks",
        description="Mount and unmount what a page shows, a few times, and say whether it leaks, "
        "what, who holds it, and where it was made. The page needs no change; with no option it "
        "must have window.mount() and window.unmount(). What is in doubt is confirmed by more "
        "cycles and by waiting.",
        epilog="Exit status: 0 clean, 1 a leak, 2 it could not be measured or nothing was decided; "
        "a line on standard error then says why. Ended by a signal: 128 and its number.",
    )
    check.set_defaults(check=_check, execute=_execute, refuse=check.error)
    check.add_argument(
        "target",
        type=options.name,
        metavar="PAGE",
        help="a URL, an HTML file, or the folder of a built front end (served with its routes)",
    )
    cycle = check.add_argument_group("what a cycle is")
    cycle.add_argument(
        "--mount", type=options.name, metavar="JS", help="code that mounts; a promise is awaited"
    )
    cycle.add_argument(
        "--unmount", type=options.name, metavar="JS", help="code that unmounts (default: none)"
    )
    cycle.add_argument(
        "--click", type=options.name, metavar="CSS", help="what to click, as a user would, to mount"
    )
    cycle.add_argument(
        "--then", type=options.name, metavar="CSS", help="what to click then, to unmount"
    )
    cycle.add_argument(
        "--scenario",
        type=options.path,
        metavar="FILE",
        help="an ES module that is run in the page and exports mount() and unmount(), and if it "
        "likes setup(), settled() and teardown(); it imports nothing by a relative path",
    )
    check_access.add_to(check)
    check.add_argument(
        "--cycles",
        type=options.cycles,
        metavar="N",
        help="mount/unmount cycles to measure (default: 8)",
    )
    check.add_argument(
        "--timeout",
        type=_seconds,
        default=_DEFAULT_LIMIT_S,
        metavar="S",
        help="give up after so many seconds (default: 30)",
    )
    check.add_argument(
        "--json", type=options.file, metavar="FILE", help="write the result as JSON; - is stdout"
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= _MOST_S:
        raise argparse.ArgumentTypeError("give a number of seconds above 0, a day at most")
    return seconds


def _check(given: argparse.Namespace) -> None:
    ways = [bool(given.mount), bool(given.click), bool(given.scenario)]
    if sum(ways) > 1:
        given.refuse("give one of --mount, --click and --scenario")
    if given.unmount and not given.mount:
        given.refuse("--unmount needs --mount")
    if bool(given.click) != bool(given.then):
        given.refuse("--click and --then need each other")
    inputs = [] if given.scenario is None else [given.scenario]
    inputs += check_access.inputs_of(given)
    check_targets({"--json": given.json}, inputs)


def _execute(given: argparse.Namespace) -> int:
    # Imported where needed: --help and usage errors must not wait for Qt.
    from check.examine import DEFAULT_CYCLES, CheckOptions
    from check.run import ReportOptions, run_check
    from engine.application import run_application

    chosen = CheckOptions(
        target=given.target,
        cycle=_cycle(given),
        access=check_access.access_of(given),
        cycles=given.cycles or DEFAULT_CYCLES,
        limit_s=given.timeout,
    )
    return run_application(
        lambda _interruption: run_check(chosen, ReportOptions(given.json)),
        headless=True,
        verbose=given.verbose,
    )


def _cycle(given: argparse.Namespace) -> CycleOptions:
    from check.cycles.options import CycleOptions

    return CycleOptions(given.mount, given.unmount, given.click, given.then, given.scenario)
