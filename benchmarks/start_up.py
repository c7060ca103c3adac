"""How long a run takes from start to exit, against importing Qt WebEngine alone."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.document import write_section

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 7
IMPORT = (sys.executable, "-c", "import PySide6.QtWebEngineWidgets")


def _run(runtime: str) -> tuple[str, ...]:
    run = ("run", "no-cleanup", "--runtime", runtime, "--cycles", "20", "--json", "-")
    return (sys.executable, "main.py", *run)


def _elapsed_s(command: Sequence[str]) -> float:
    """Wall time of one process, from start to exit.

    Raises:
        subprocess.CalledProcessError: it failed; then there is nothing to compare.
    """
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> int:
    """Measure, and write a table of medians and ratios into the document."""
    commands = {
        "import PySide6.QtWebEngineWidgets": IMPORT,
        "run, Tauri 2.4.1 (leak, with the path)": _run("2.4.1"),
        "run, Tauri 2.5.0 (clean)": _run("2.5.0"),
        "run, Tauri 2.12.5 (clean)": _run("2.12.5"),
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    # In turns, so that what else the machine does falls on all alike.
    for _ in range(ROUNDS):
        for name, command in commands.items():
            times[name].append(_elapsed_s(command))
    base = statistics.median(times["import PySide6.QtWebEngineWidgets"])
    lines = [
        "`python -m benchmarks.start_up`. One process from start to exit, 20 measured cycles.",
        "",
        f"| process | median of {ROUNDS} | slowest | x import |",
        "|---|---|---|---|",
    ]
    for name, found in times.items():
        median = statistics.median(found)
        lines.append(f"| {name} | {median:.2f} s | {max(found):.2f} s | {median / base:.1f} |")
    print("\n".join(lines))
    write_section("From start to verdict", "\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
