"""``main.py`` with no command: the window, or `run` where there is no display."""

from __future__ import annotations

import argparse


def execute(given: argparse.Namespace) -> int:
    """Show the window; its exit status."""
    # Imported where needed: --help and usage errors must not wait for Qt.
    from engine.application import run_application
    from engine.chromium import has_display
    from system.ending import let_library_end
    from system.stderr import print_error

    allowed_hosts = tuple(given.hosts_of_all)
    if not has_display():
        from lab.experiments.headless import RunOptions, run_headless

        print_error("no display, so no window: running without one")
        default = RunOptions(allowed_hosts=allowed_hosts)
        return run_application(
            lambda interruption: run_headless(default, interruption),
            headless=True,
            verbose=given.verbose,
        )
    from ui.window.application import run_window

    # It may have settings of the window to write.
    let_library_end("Qt")
    return run_application(
        lambda _interruption: run_window(allowed_hosts), headless=False, verbose=given.verbose
    )
