"""What takes more memory in place, in snapshots of a Node.js, whose slots are of 8 bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from memory.heap.growth.storage import GrownStorage, grown_storage
from memory.heap.parsing.parse import read_snapshot
from tests.memory.node_heap import run_node

CYCLES = 10
# What a variable holds at first, what a cycle does with it, and what is to be found.
GROWS = {
    "numbers": ("[]", "for (let k = 0; k < 5; k += 1) mine.push(k);", "Array"),
    "fractions": ("[]", "for (let k = 0; k < 5; k += 1) mine.push(k + 0.5);", "Array"),
    "one number in a Map": ("new Map()", "mine.set(i, i);", "Map"),
    "one number in a Set": ("new Set()", "mine.add(i);", "Set"),
    "a list made anew": ("[]", "mine = [...mine, 1, 2, 3, 4, 5, 6, 7, 8, 9];", "Array"),
    "a buffer made anew": (
        "new Uint8Array(0)",
        "const more = new Uint8Array(mine.length + 2000); more.set(mine); mine = more;",
        "Uint8Array",
    ),
    "a text": ("''", "mine += 'one line of a log that grows';", "text"),
}
DOES_NOT_GROW = {
    "a ring": (
        "[]",
        "for (let k = 0; k < 333; k += 1) { mine.push(k); if (mine.length > 200) mine.shift(); }",
    ),
    "a Set of the latest": (
        "new Set()",
        "for (let k = 77 * i; k < 77 * (i + 1); k += 1) { mine.add(k); mine.delete(k - 66); }",
    ),
    "a list that was one longer": (
        "new Array(100).fill(1)",
        "if (i === 6) { mine.push(1); mine.pop(); }",
    ),
    "a Set that was one larger": (
        "new Set([1, 2, 3, 4])",
        "if (i === 6) { mine.add(5); mine.delete(5); }",
    ),
    "a table built in cycle 6": (
        "[]",
        "if (i === 6) for (let k = 0; k < 5000; k += 1) mine.push(k);",
    ),
    "a table built in a short list": (
        "[1, 2, 3]",
        "if (i === 6) for (let k = 0; k < 5000; k += 1) mine.push(k);",
    ),
    "a Map built in cycle 6": (
        "new Map()",
        "if (i === 6) for (let k = 0; k < 5000; k += 1) mine.set(k, k);",
    ),
    "a text made in cycle 6": ("''", "if (i === 6) mine = 'a text that is made once'.repeat(9);"),
    "a text made anew": ("''", "mine = 'x'.repeat(3000) + Math.random();"),
    "a status": ("''", "mine = `saved ${i} times`;"),
    "a list replaced": ("[]", "mine = new Array(500).fill(i);"),
}


def grown_in(
    cases: Sequence[tuple[str, str]], cycles: int, folder: Path
) -> dict[int, GrownStorage]:
    """By the number of the case, what grew in ``cycles`` cycles after two of warm-up."""
    program = ["globalThis.held = {};", "const cycles = [];"]
    for number, (start, cycle) in enumerate(cases):
        name = f"held.case{number}"
        program.append(f"{name} = {start};")
        program.append(f"cycles.push((i) => {{ {cycle.replace('mine', name)} }});")
    program += [
        "for (let i = 0; i < 2; i += 1) cycles.forEach((cycle) => cycle(i));",
        "takeSnapshot('before');",
        f"for (let i = 2; i < {2 + cycles}; i += 1) cycles.forEach((cycle) => cycle(i));",
        "takeSnapshot('after');",
    ]
    run_node("\n".join(program), folder)
    before, after = read_snapshot(folder / "before"), read_snapshot(folder / "after")
    found = {grown.ordinal: grown for grown in grown_storage(before, after, cycles)}
    holders = {
        number: int(after.edge_to[edge])
        for number in range(len(cases))
        for edge in after.edges_named(f"case{number}").tolist()
        if after.edge_kind(edge) == "property"
    }
    return {number: found[node] for number, node in holders.items() if node in found}


def test_what_grows_steadily_is_found(tmp_path: Path) -> None:
    found = grown_in([(start, cycle) for start, cycle, _ in GROWS.values()], CYCLES, tmp_path)
    names = {name: found[number].name for number, name in enumerate(GROWS) if number in found}
    assert names == {name: class_name for name, (_, _, class_name) in GROWS.items()}
    # A store has room to spare; a text has none.
    assert [grown.is_estimate for grown in found.values()] == [True] * 6 + [False]
    assert found[0].bytes_more >= 50 * 8


def test_what_varies_or_is_made_once_is_not_found(tmp_path: Path) -> None:
    found = grown_in(list(DOES_NOT_GROW.values()), CYCLES, tmp_path)
    assert [list(DOES_NOT_GROW)[number] for number in found] == []


@pytest.mark.parametrize("entries", [10, 1_000, 100_000])
def test_less_than_a_step_of_a_store_is_not_found(entries: int, tmp_path: Path) -> None:
    assert grown_in([(f"new Array({entries}).fill(1)", "mine.push(i);")], CYCLES, tmp_path) == {}


def test_after_one_cycle_a_table_and_a_leak_look_the_same(tmp_path: Path) -> None:
    built = ("[]", "if (i === 2) for (let k = 0; k < 5000; k += 1) mine.push(k);")
    assert grown_in([built], 1, tmp_path)[0].name == "Array"
