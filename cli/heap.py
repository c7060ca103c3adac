"""``main.py heap``: what a heap snapshot holds."""

from __future__ import annotations

import argparse

from cli import options
from report.output import check_targets


def add_to(commands: argparse._SubParsersAction[options.Parser]) -> None:
    """Add the command to the command line."""
    heap = commands.add_parser(
        "heap",
        help="say what a heap snapshot holds",
        description="Say what a heap snapshot holds, what holds it, and what grew.",
        epilog="Takes files saved by Chrome, Edge, Node, Electron, Qt WebEngine, Safari or "
        "Bun, also packed with gzip. Exit status: 0, or 2 when a question cannot be answered.",
    )
    heap.set_defaults(check=_check, execute=_execute)
    heap.add_argument(
        "snapshot",
        type=options.path,
        metavar="SNAPSHOT",
        help="a .heapsnapshot file, or Safari's .json",
    )
    heap.add_argument(
        "--after",
        type=options.path,
        metavar="SNAPSHOT2",
        help="a later one of the same page: what grew",
    )
    heap.add_argument(
        "--cycles",
        type=options.cycles,
        default=1,
        metavar="N",
        help="mount/unmount cycles between the two (default: 1)",
    )
    heap.add_argument(
        "--class",
        dest="class_name",
        type=options.name,
        metavar="NAME",
        help="what holds objects of this class",
    )
    heap.add_argument(
        "--node", type=options.node_id, metavar="ID", help="what holds the node of this id"
    )
    heap.add_argument(
        "--json", type=options.file, metavar="FILE", help="write the answers as JSON; - is stdout"
    )


def _check(given: argparse.Namespace) -> None:
    inputs = [path for path in (given.snapshot, given.after) if path is not None]
    check_targets({"--json": given.json}, inputs)


def _execute(given: argparse.Namespace) -> int:
    # Imported where needed: --help and usage errors must not wait for numpy.
    from report.heap import heap_command

    return heap_command(
        given.snapshot,
        given.after,
        given.class_name,
        given.node,
        given.json,
        given.cycles,
    )
