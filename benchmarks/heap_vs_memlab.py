"""Measures heap queries against memlab on the same snapshots and writes the ratios down.

Usage: ``python -m benchmarks.heap_vs_memlab [--snapshots DIR] [--runs N]``.
Without ``--snapshots`` it makes three with the application's DevTools session. Both programs run
in turn, each a process of its own; the shortest of the wall times counts, and the largest of the
memory peaks.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.document import write_section
from benchmarks.memlab_agreement import Agreement, compare
from benchmarks.peers.packages import install_peers
from memory.heap.analysis import HeapAnalysis
from memory.heap.parsing.parse import read_snapshot

_HERE = Path(__file__).parent
_ROOT = _HERE.parent
_MEMLAB = ("node", "--expose-gc", "--max-old-space-size=16384", "node_modules/memlab/bin/memlab")
# Scales of page.js that make snapshots of about 3, 78 and 300 MB.
_SCALES = {"small": 9, "middle": 466, "large": 1870}
_CLASS_OF_PATH = "Widget"


@dataclass(frozen=True)
class Cost:
    """What one run of a program took."""

    wall_s: float
    peak_mb: float


@dataclass(frozen=True)
class Row:
    """One question on one snapshot, asked of both."""

    snapshot: str
    question: str
    ours: Cost
    memlab: Cost


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a program to its end. Raises CalledProcessError when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    # wait4 alone tells the peak of this one child.
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(time.perf_counter() - started, usage.ru_maxrss / 1024)


def cheapest(costs: Sequence[Cost]) -> Cost:
    """The shortest time, which other programs disturb least, and the highest peak."""
    return Cost(min(cost.wall_s for cost in costs), max(cost.peak_mb for cost in costs))


def make_snapshots(folder: Path) -> None:
    """Make the three snapshots in ``folder``, those that are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {folder / f"{name}.heapsnapshot": scale for name, scale in _SCALES.items()}
    missing = [f"{file}={scale}" for file, scale in files.items() if not file.exists()]
    if missing:
        maker = [sys.executable, "-m", "benchmarks.make_snapshots", *missing]
        subprocess.run(maker, cwd=_ROOT, check=True)


def measure(file: Path, runs: int) -> Iterator[Row]:
    """Ask both programs every question about one snapshot."""
    node = str(_node_for_path(file))
    questions = {
        "detached nodes": (["detached"], ["analyze", "detached-DOM"]),
        "largest retained": (["largest"], ["analyze", "object-size"]),
        "path to a node": (["path", node], ["trace", "--node-id", node]),
    }
    for question, (ours, theirs) in questions.items():
        own = [sys.executable, "-m", "benchmarks.heap_query", ours[0], str(file), *ours[1:]]
        peer = [*_MEMLAB, *theirs, "--snapshot", str(file)]
        pairs = [(run(own, _ROOT), run(peer, _HERE)) for _ in range(runs)]
        yield Row(
            snapshot=file.stem,
            question=question,
            ours=cheapest([pair[0] for pair in pairs]),
            memlab=cheapest([pair[1] for pair in pairs]),
        )


def _node_for_path(file: Path) -> int:
    analysis = HeapAnalysis(read_snapshot(file))
    nodes = analysis.nodes_named(_CLASS_OF_PATH)
    if len(nodes) == 0:
        nodes = analysis.nodes_named("Object")
    return int(analysis.snapshot.node_id[nodes[len(nodes) // 2]])


def report(rows: Sequence[Row], agreements: dict[str, Agreement], sizes: dict[str, str]) -> str:
    """The section of docs/benchmarks.md: ratios, which a slower machine changes little."""
    lines = [
        "`python -m benchmarks.heap_vs_memlab` (part of `make bench`). Each number is ours divided",
        "by memlab's on the same snapshot in the same run: below 1 is better than memlab.",
        "",
        "| snapshot | question | wall time | peak memory |",
        "|---|---|---|---|",
    ]
    for row in rows:
        wall = row.ours.wall_s / row.memlab.wall_s
        peak = row.ours.peak_mb / row.memlab.peak_mb
        lines.append(f"| {sizes[row.snapshot]} | {row.question} | {wall:.2f} | {peak:.2f} |")
    lines += [
        "",
        "Do the answers agree?",
        "",
        "| snapshot | detached by both | by one | of the top 20 the same | within 1 % | by rules |",
        "|---|---|---|---|---|---|",
    ]
    for name, found in agreements.items():
        cells = [
            sizes[name],
            f"{found.detached:,}",
            str(found.detached_by_one),
            str(found.same_largest),
            str(found.within_tolerance),
            str(found.by_rules),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    lines += [
        "",
        "Where sizes differ, memlab departs from DevTools in two rules: it takes for the page's",
        "what hangs on the root's other edges instead of on its global objects, and it counts a",
        "WeakMap's value as held by the map as well as by the key. The last column is the number",
        "of memlab's 20 sizes that our code gives exactly when these two rules replace DevTools'.",
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Run the benchmark; 1 when an answer differs from memlab's without an explanation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--snapshots", type=Path, help="a folder of .heapsnapshot files to use")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    install_peers()
    folder = arguments.snapshots
    if folder is None:
        folder = _HERE / "snapshots"
        make_snapshots(folder)
    files = sorted(folder.glob("*.heapsnapshot"), key=lambda file: file.stat().st_size)
    rows: list[Row] = []
    agreements: dict[str, Agreement] = {}
    sizes: dict[str, str] = {}
    for file in files:
        sizes[file.stem] = f"{file.stem}, {file.stat().st_size / 1e6:.0f} MB"
        for row in measure(file, arguments.runs):
            rows.append(row)
            print(f"{row.snapshot}: {row.question}: ours {row.ours}, memlab {row.memlab}")
        agreements[file.stem] = compare(file)
        print(f"{file.stem}: {agreements[file.stem]}")
    write_section("Heap snapshots, against memlab 2.0.5", report(rows, agreements, sizes))
    return 0 if all(agreement.holds for agreement in agreements.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
