"""``main.py heap``: what a heap snapshot holds."""

from __future__ import annotations

import argparse

from cli import options, running
from report.output import check_targets
from system.stderr import print_error


def add_to(commands: argparse._SubParsersAction[options.Parser]) -> None:
    """Add the command to the command line."""
    heap = commands.add_parser(
        "heap",
        help="say what a heap snapshot holds",
        description="Say what a heap snapshot holds, what holds it, and what grew.",
        epilog="Takes files saved by Chrome, Edge, Node, Electron, Qt WebEngine, Safari or "
        "Bun, also packed with gzip. Exit status: 0, or 2 when a question cannot be answered.",
    )
    heap.set_defaults(check=_check, execute=_execute, refuse=heap.error)
    heap.add_argument(
        "snapshot",
        nargs="?",
        type=options.path,
        metavar="SNAPSHOT",
        help="a .heapsnapshot file, or Safari's .json",
    )
    attach = heap.add_argument_group(
        "a page of an application that runs, instead of SNAPSHOT",
        "a snapshot of what it holds now; nothing in it is changed",
    )
    running.add_attach(attach)
    options.add_allow_host(attach, "heap_hosts", options.ATTACH)
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
    if (given.snapshot is None) == (given.attach is None):
        given.refuse("give one of SNAPSHOT and --attach")
    if given.after is not None and given.snapshot is None:
        given.refuse("--after needs SNAPSHOT")
    if given.page is not None and given.attach is None:
        given.refuse("--target is for --attach")
    running.refuse_far(given, (*given.hosts_of_all, *given.heap_hosts))
    inputs = [path for path in (given.snapshot, given.after) if path is not None]
    check_targets({"--json": given.json}, inputs)


def _execute(given: argparse.Namespace) -> int:
    if given.attach is not None:
        return _execute_attached(given)
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


def _execute_attached(given: argparse.Namespace) -> int:
    import asyncio

    from engine.attach.snapshot import snapshot_of
    from memory.heap.snapshot_error import SnapshotError
    from report.heap import answer_heap
    from report.heap_document import HeapQuery
    from system.errors import CannotMeasureError

    try:
        snapshot = asyncio.run(snapshot_of(given.attach, given.page))
    except (CannotMeasureError, SnapshotError) as error:
        print_error(str(error))
        return options.STATUS_USAGE
    query = HeapQuery(given.class_name, given.node, given.cycles)
    return answer_heap(snapshot, None, query, given.json)
