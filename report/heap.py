"""The ``heap`` command: what a saved heap snapshot holds, for people and as JSON."""

from __future__ import annotations

from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from memory.advice.known import advice_for
from memory.heap.analysis import HeapAnalysis
from memory.heap.growth.finding import Finding
from memory.heap.growth.snapshot_pair import is_same
from memory.heap.naming.printable import printable, printable_values
from memory.heap.parsing.parse import read_snapshot
from memory.heap.paths.words import path_words
from memory.heap.sizes.largest import SizedNode
from memory.heap.snapshot import HeapSnapshot
from memory.heap.snapshot_error import SnapshotError
from memory.plural import plural
from report.heap_document import (
    HeapDocument,
    HeapQuery,
    NothingFoundError,
    heap_document,
    heap_json,
)
from report.output import is_standard_output, json_text, write_text
from system.errors import CannotMeasureError
from system.stderr import print_error

_SHOWN_PATHS = 10
_SAME_SNAPSHOT = (
    "both snapshots are the same one, so nothing can have grown; give one from before the cycles "
    "and one from after them"
)
_LONGEST_NAME = 200
_SHORTEST_NAME = 10
# Between two columns of a table: each has a space on either side.
_GAP = 2


def heap_command(
    path: Path,
    after: Path | None,
    class_name: str | None,
    node_id: int | None,
    json_target: str | None,
    cycles: int = 1,
) -> int:
    """Print what the snapshot at ``path`` holds, or, with ``after``, what grew from it to that one.

    ``class_name`` and ``node_id`` ask for the paths to a class or component or to one node;
    ``json_target`` is a file for the JSON document, or ``-`` for it alone on stdout. ``cycles`` is
    the number of cycles between the two snapshots. Gives the exit status: 0, or 2 with one line
    on stderr when a question cannot be answered, or the document not be written.
    """
    try:
        first = read_snapshot(path)
        second = None if after is None else read_snapshot(after)
    except SnapshotError as error:
        print_error(str(error))
        return 2
    return answer_heap(first, second, HeapQuery(class_name, node_id, cycles), json_target)


def answer_heap(
    first: HeapSnapshot, after: HeapSnapshot | None, query: HeapQuery, json_target: str | None
) -> int:
    """Print what a snapshot holds, or what grew; the exit status, as :func:`heap_command` has it.

    ``json_target`` is a file for the JSON document, or ``-`` for it alone on stdout.
    """
    try:
        analysis = HeapAnalysis(first if after is None else after)
        before = first if after is not None else None
        document = heap_document(analysis, before, query)
    except (SnapshotError, NothingFoundError) as error:
        print_error(str(error))
        return 2
    unwritten = None
    if json_target is not None:
        try:
            write_text(json_target, json_text(heap_json(document)))
        except CannotMeasureError as error:
            unwritten = str(error)
    if before is not None and is_same(before, analysis.snapshot):
        print_error(_SAME_SNAPSHOT)
    if not is_standard_output(json_target):
        show_document(document, Console())
    if unwritten is not None:
        print_error(unwritten)
        return 2
    return 0


def show_document(document: HeapDocument, console: Console) -> None:
    """Print the document as tables; what was asked for comes last, next to the prompt."""
    # Every name in it is the page's.
    document = printable_values(document, _LONGEST_NAME)
    console.print(
        f"{plural(document.nodes, 'node', 'nodes')}, "
        f"{plural(document.edges, 'reference', 'references')}, {_size(document.total_bytes)}"
    )
    _show_rows(
        console,
        "By kind",
        ("kind", "nodes", "size"),
        [(row.kind, f"{row.count:,}", _size(row.shallow_bytes)) for row in document.kinds],
    )
    _show_nodes(console, "Largest retained", document.largest)
    if document.detached:
        _show_nodes(console, f"Detached DOM nodes ({document.detached_count:,})", document.detached)
    _show_rows(
        console,
        "Duplicate strings",
        ("text", "copies", "wasted"),
        [
            (row.text, f"{row.count:,}", _size(row.wasted_bytes))
            for row in document.duplicate_strings
        ],
    )
    _show_rows(
        console,
        "Largest collections",
        ("collection", "id", "entries"),
        [(row.name, f"@{row.id}", f"{row.entries:,}") for row in document.largest_collections],
    )
    for entry in document.paths[:_SHOWN_PATHS]:
        times = f" ({entry.count:,} alike)" if entry.count > 1 else ""
        console.print(Text(f"{entry.target.name} @{entry.target.id}{times}", "bold"))
        console.print(_path(entry.steps))
    if document.grown is not msgspec.UNSET:
        show_findings(document.grown, console)


def show_findings(findings: tuple[Finding, ...], console: Console) -> None:
    """Print what grew: each finding with its path and, where there is one, the advice."""
    if not findings:
        console.print("Nothing grew from the first snapshot to the second.")
    for finding in findings:
        console.print(Text(f"{finding.kind} {finding.name}: {_amount(finding)}", "bold"))
        words = (printable(text, _LONGEST_NAME) for text in path_words(finding.path))
        console.print(_path(tuple(words)))
        if (advice := advice_for(finding)) is not None:
            console.print(Text(f"  {advice.text} (see {advice.scenario})"))


def _amount(finding: Finding) -> str:
    if finding.unit == "bytes":
        about = "about " if finding.is_estimate else ""
        return f"+{finding.count:,} bytes, {about}{finding.per_cycle:,.0f} per cycle"
    return (
        f"{finding.per_cycle:g} per cycle, {finding.count} in all, {_size(finding.retained_bytes)}"
    )


def _path(steps: tuple[str, ...]) -> Text:
    # Not a plain string: what looks like markup or an emoji's name in it is the page's.
    return Text("  " + " → ".join(steps))


def _show_nodes(console: Console, title: str, nodes: tuple[SizedNode, ...]) -> None:
    _show_rows(
        console,
        title,
        ("name", "id", "own size", "retained"),
        [
            (node.name, f"@{node.id}", _size(node.shallow_bytes), _size(node.retained_bytes))
            for node in nodes
        ],
    )


def _show_rows(
    console: Console, title: str, heads: tuple[str, ...], rows: list[tuple[str, ...]]
) -> None:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for position, head in enumerate(heads):
        table.add_column(head, justify="right" if position else "left", no_wrap=True)
    # Only names, which come first, may be cut off where the terminal is narrow.
    others = sum(
        _GAP + max([len(head), *(len(row[position]) for row in rows)])
        for position, head in enumerate(heads)
        if position
    )
    room = max(console.width - others, _SHORTEST_NAME)
    for first, *rest in rows:
        # Names come from the page and may look like markup.
        name = Text(first)
        name.truncate(room, overflow="ellipsis")
        table.add_row(name, *rest)
    console.print(table)


def _size(size_bytes: int) -> str:
    for unit, factor in (("MB", 1_000_000), ("kB", 1_000)):
        if abs(size_bytes) >= factor:
            return f"{size_bytes / factor:,.1f} {unit}"
    return f"{size_bytes} B"
