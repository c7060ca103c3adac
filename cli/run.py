"""``main.py run``: scenarios without a window."""

from __future__ import annotations

import argparse

from cli import options, report_files
from report.formats.known import FORMATS
from report.output import check_targets


def add_to(commands: argparse._SubParsersAction[options.Parser]) -> None:
    """Add the command to the command line."""
    run = commands.add_parser(
        "run",
        help="run scenarios without a window",
        description="Run scenarios without a window and print what each leaves behind.",
        epilog="Exit status: 0 every verdict is the expected one, 1 one is not, "
        "2 it could not be measured. Interrupted (Ctrl-C) in the measured cycles, it judges those "
        "that are done and exits with 130; interrupted again, it ends at once, as SIGTERM and "
        "SIGHUP always do: 128 and the signal's number.",
    )
    run.set_defaults(check=_check, execute=_execute, refuse=run.error)
    run.add_argument(
        "scenarios",
        nargs="*",
        type=options.name,
        metavar="SCENARIO",
        help="by name (default: no-cleanup)",
    )
    run.add_argument("--all", action="store_true", help="every scenario")
    run.add_argument(
        "--runtime",
        action="append",
        type=options.name,
        metavar="V",
        dest="runtimes",
        help="a Tauri version such as 2.4.1, or qt; may be repeated (default: all)",
    )
    run.add_argument(
        "--api",
        action="append",
        type=options.name,
        metavar="V",
        dest="apis",
        help="a version of the npm package @tauri-apps/api, with every runtime; may be repeated "
        "(default: the runtime's own)",
    )
    run.add_argument(
        "--on",
        choices=("stand-in", "tauri"),
        default="stand-in",
        help="what the page talks to: a backend that plays Tauri, in Qt WebEngine (default), or "
        "Tauri itself, in WebKitGTK, which `make tauri` installs; its runtimes are 2.3.1, 2.5.1 "
        "and 2.8.5",
    )
    run.add_argument(
        "--framework",
        choices=("vue", "react", "plain"),
        help="which component of a scenario (default: vue; with --all: every one)",
    )
    run.add_argument(
        "--cycles",
        type=options.cycles,
        metavar="N",
        help="mount/unmount cycles to measure (default: 20; with --all: 7)",
    )
    options.add_allow_host(run, "hosts_of_run", options.UPLOADS)
    report_files.add_to(run, FORMATS)


def _check(given: argparse.Namespace) -> None:
    if given.all and given.scenarios:
        given.refuse("--all runs every scenario; leave out either --all or the names")
    check_targets(
        {f"--{name}": target for name, target in report_files.files_of(given, FORMATS).items()}
    )


def _execute(given: argparse.Namespace) -> int:
    # Imported where needed: --help and usage errors must not wait for Qt.
    from engine.application import run_application
    from lab.experiments.headless import DEFAULT_SCENARIOS, RunOptions, run_headless
    from lab.experiments.plan import DEFAULT_CYCLES
    from lab.experiments.plans import MATRIX_CYCLES

    chosen = RunOptions(
        scenarios=() if given.all else tuple(given.scenarios) or DEFAULT_SCENARIOS,
        runtimes=tuple(given.runtimes or ()),
        apis=tuple(given.apis or ()),
        on=given.on,
        framework=given.framework or (None if given.all else "vue"),
        cycles=given.cycles or (MATRIX_CYCLES if given.all else DEFAULT_CYCLES),
        targets=report_files.files_of(given, FORMATS),
        allowed_hosts=(*given.hosts_of_all, *given.hosts_of_run),
    )
    return run_application(
        lambda interruption: run_headless(chosen, interruption),
        headless=True,
        verbose=given.verbose,
    )
