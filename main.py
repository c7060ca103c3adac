"""Leak Lab: see what a web page leaves behind when its components are unmounted, and why."""

from __future__ import annotations

from system.ending import end_at_once_on_signals, end_process

if __name__ == "__main__":
    # Before the other imports, so that hardly a moment is left in which a signal finds nobody.
    end_at_once_on_signals()
    from cli.process import run_process

    end_process(run_process())
