"""The ``heap`` command: what a saved heap snapshot holds, for people and as JSON."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from lab.errors import CannotMeasureError
from lab.heap_document import HeapDocument, HeapQuery, NothingFoundError, heap_document
from lab.output import write_text
from memory.advice import advice_for
from memory.finding import Finding
from memory.heap_analysis import HeapAnalysis
from memory.largest import SizedNode
from memory.plural import plural
from memory.snapshot_error import SnapshotError
from memory.snapshot_parse import read_snapshot

_SHOWN_PATHS = 10


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
    on stderr when a question cannot be answered.
    """
    try:
        first = read_snapshot(path)
        analysis = HeapAnalysis(first if after is None else read_snapshot(after))
        before = first if after is not None else None
        document = heap_document(analysis, before, HeapQuery(class_name, node_id, cycles))
        if json_target is not None:
            write_text(json_target, msgspec.json.encode(document).decode() + "\n")
    except (SnapshotError, NothingFoundError, CannotMeasureError) as error:
        print(error, file=sys.stderr)
        return 2
    if json_target != "-":
        show_document(document, Console())
    return 0


def show_document(document: HeapDocument, console: Console) -> None:
    """Print the document as tables; what was asked for comes last, next to the prompt."""
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
            (row.text.replace("\n", " "), f"{row.count:,}", _size(row.wasted_bytes))
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
        console.print(f"{entry.target.name} @{entry.target.id}{times}", style="bold", markup=False)
        console.print("  " + " → ".join(entry.steps), markup=False, highlight=False)
    if document.grown is not msgspec.UNSET:
        show_findings(document.grown, console)


def show_findings(findings: tuple[Finding, ...], console: Console) -> None:
    """Print what grew: each finding with its path and, where there is one, the advice."""
    if not findings:
        console.print("Nothing grew from the first snapshot to the second.")
    for finding in findings:
        console.print(
            f"{finding.kind} {finding.name}: {finding.per_cycle:g} per cycle, "
            f"{finding.count:,} in all, {_size(finding.retained_bytes)}",
            style="bold",
            markup=False,
        )
        console.print("  " + " → ".join(finding.path), markup=False, highlight=False)
        if (advice := advice_for(finding)) is not None:
            console.print(f"  {advice.text} (see {advice.scenario})", markup=False)


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
        1 + max([len(head), *(len(row[position]) for row in rows)])
        for position, head in enumerate(heads)
        if position
    )
    room = max(console.width - others - 1, 10)
    for first, *rest in rows:
        # Names come from the page and may look like markup.
        table.add_row(Text(first if len(first) <= room else first[: room - 1] + "…"), *rest)
    console.print(table)


def _size(size_bytes: int) -> str:
    for unit, factor in (("MB", 1_000_000), ("kB", 1_000)):
        if abs(size_bytes) >= factor:
            return f"{size_bytes / factor:,.1f} {unit}"
    return f"{size_bytes} B"
