"""``main.py check``: whether a page leaks when it mounts and unmounts."""

from __future__ import annotations

import argparse
import math
from typing import TYPE_CHECKING

from check.cycles.problems import NoWindow
from cli import check_access, options, report_files, running
from cli.check_settings import add_settings
from engine.chromium import has_display
from report.check_formats.known import FORMATS
from report.output import check_targets, make_folder
from system.errors import CannotMeasureError

if TYPE_CHECKING:
    from check.cycles.options import CycleOptions

_MOST_S = 86_400.0
# A person is slower.
_LIMIT_BY_HAND_S = 3600.0
_CYCLES_BY_HAND = 7


def add_to(commands: argparse._SubParsersAction[options.Parser]) -> None:
    """Add the command to the command line."""
    check = commands.add_parser(
        "check",
        help="say whether a page leaks",
        description="Mount and unmount what a page shows, a few times, and say whether it leaks, "
        "what, who holds it, and where it was made. The page needs no change. With no option its "
        "window.mount() and window.unmount() are called; where it has none, each of its links to "
        "other places of its own is clicked and then Back pressed, one test for each. What is in "
        "doubt is confirmed by more cycles and by waiting.",
        epilog="Exit status: 0 clean, 1 a leak, 2 it could not be measured or nothing was decided; "
        "a line on standard error then says why. Of several pages the worst counts: 1 when any "
        "leaks, else 2 when any has no verdict. Ended by a signal: 128 and its number. Options and "
        "known leaks may stand in leak-lab.toml, or in [tool.leak-lab] of pyproject.toml, in a "
        "folder above the page.",
    )
    check.set_defaults(check=_check, execute=_execute, refuse=check.error)
    check.add_argument(
        "targets",
        nargs="*",
        type=options.name,
        metavar="PAGE",
        help="a URL, an HTML file, or the folder of a built front end (served with its routes); of "
        "several each has its verdict, and one that cannot be measured does not stop the others",
    )
    running.add_to(check)
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
    cycle.add_argument(
        "--by-hand",
        action="store_true",
        help="you mount and unmount, in a window that shows the page, and press Enter",
    )
    check_access.add_to(check)
    check.add_argument(
        "--cycles",
        type=options.cycles,
        metavar="N",
        help="mount/unmount cycles to measure (default: 8; by hand 7)",
    )
    check.add_argument(
        "--timeout",
        type=_seconds,
        metavar="S",
        help="give up a test after so many seconds (default: 30; by hand an hour); an application "
        "that is launched has as long to show a page",
    )
    check.add_argument(
        "--jobs",
        type=options.jobs,
        metavar="N",
        help="how many targets or links are tested at a time (default: one for each core and one "
        "more, 4 at most); what shares a login, a profile, an application or code behind the page "
        "is tested alone",
    )
    reports = check.add_argument_group("reports")
    report_files.add_to(reports, FORMATS)
    reports.add_argument(
        "--baseline",
        type=options.path,
        metavar="FILE",
        help="fail only on what is not in this file, the JSON of an earlier check",
    )
    reports.add_argument(
        "--heapsnapshot",
        type=options.path,
        metavar="DIR",
        help="keep the heap snapshots that a finding rests on in this folder; `heap` reads them",
    )
    reports.add_argument(
        "--allow-inconclusive",
        action=argparse.BooleanOptionalAction,
        help="a page about which nothing was decided is as good as a clean one",
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
    check_access.refuse_odd(given)
    running.refuse_odd(given, (*given.hosts_of_all, *getattr(given, check_access.HOSTS)))
    given.accepted = add_settings(given)
    ways = [bool(given.mount), bool(given.click), bool(given.scenario), given.by_hand]
    if sum(ways) > 1:
        given.refuse("give one of --mount, --click, --scenario and --by-hand")
    if given.unmount and not given.mount:
        given.refuse("--unmount needs --mount")
    if bool(given.click) != bool(given.then):
        given.refuse("--click and --then need each other")
    if _is_shown(given) and not has_display():
        raise CannotMeasureError(NoWindow())
    inputs = [each for each in (given.scenario, given.baseline) if each is not None]
    inputs += check_access.inputs_of(given)
    check_targets(
        {f"--{name}": file for name, file in report_files.files_of(given, FORMATS).items()}, inputs
    )
    if given.heapsnapshot is not None:
        make_folder(given.heapsnapshot)


def _is_shown(given: argparse.Namespace) -> bool:
    """Whether the page needs a window of ours; an application that runs has its own."""
    return given.by_hand and bool(given.targets)


def _execute(given: argparse.Namespace) -> int:
    # Imported where needed: --help and usage errors must not wait for Qt.
    import engine.plain_imports  # noqa: F401  (before anything of Qt)

    # isort: split
    from check.examine import DEFAULT_CYCLES, DEFAULT_LIMIT_S, CheckOptions
    from check.run import RunOptions, run_check
    from engine.application import run_application

    asked = running.running_options(given)
    usual_cycles = _CYCLES_BY_HAND if given.by_hand else DEFAULT_CYCLES
    usual_limit_s = _LIMIT_BY_HAND_S if given.by_hand else DEFAULT_LIMIT_S
    plans = [
        CheckOptions(
            target=target,
            cycle=_cycle(given),
            cycles=given.cycles or usual_cycles,
            limit_s=given.timeout or usual_limit_s,
            running=asked,
            access=check_access.access_of(given),
        )
        for target in given.targets or [""]
    ]
    how = RunOptions(
        report_files.files_of(given, FORMATS),
        bool(given.allow_inconclusive),
        given.heapsnapshot,
        given.accepted,
        given.jobs,
    )
    return run_application(
        lambda _interruption: run_check(plans, how),
        headless=not _is_shown(given),
        verbose=given.verbose,
    )


def _cycle(given: argparse.Namespace) -> CycleOptions:
    from check.cycles.options import CycleOptions

    return CycleOptions(
        mount=given.mount,
        unmount=given.unmount,
        click=given.click,
        then=given.then,
        scenario=given.scenario,
        by_hand=given.by_hand,
    )
