"""Which two snapshots can be compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from memory.heap.growth.snapshot_pair import PairError, check_pair, is_same
from memory.heap.parsing.parse import read_snapshot
from memory.heap.snapshot import HeapSnapshot
from report.heap import heap_command
from tests.memory.case_files import CASES
from tests.memory.made_heap import MadeHeap
from tests.memory.node_heap import run_node

PROGRAM = """
class Card { constructor() { this.data = {list: []}; } }
globalThis.cards = Array.from({length: 500}, () => new Card());
takeSnapshot('NAME-a');
cards.splice(0, 300);
for (let i = 0; i < 100; i++) cards.push(new Card());
takeSnapshot('NAME-b');
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pairs")
    run_node(PROGRAM.replace("NAME", "one"), folder)
    run_node(PROGRAM.replace("NAME", "two"), folder)
    run_node("globalThis.other = new Map([[1, {}]]); takeSnapshot('other');", folder)
    return folder


def test_two_of_one_run_can_be_compared(folder: Path) -> None:
    for name in ("one", "two"):
        check_pair(read_snapshot(folder / f"{name}-a"), read_snapshot(folder / f"{name}-b"))
    check_pair(*(read_snapshot(CASES / f"jsc-{name}.json.gz") for name in "ab"))


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("one-a", "two-b", "different pages or runs"),
        ("one-a", "other", "different pages or runs"),
        ("other", "one-b", "different pages or runs"),
        ("one-b", "one-a", "the first snapshot was taken after the second"),
        ("jsc-b.json.gz", "jsc-a.json.gz", "the first snapshot was taken after the second"),
        ("jsc-a.json.gz", "jsc-debugging.json.gz", "next to no object in common"),
        ("jsc-a.json.gz", "one-a", "of JavaScriptCore and the other of V8"),
        ("one-a", "jsc-a.json.gz", "of V8 and the other of JavaScriptCore"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    before: str, after: str, says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = (
        (CASES if name.startswith("jsc") else folder) / name for name in (before, after)
    )
    assert heap_command(first, second, None, None, "-", 10) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert err.count("\n") == 1


def test_one_snapshot_twice_is_said_to_be_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = folder / "one-a"
    assert heap_command(one, one, None, None, None, 10) == 0
    out, err = capsys.readouterr()
    assert "Nothing grew" in out
    assert "both snapshots are the same one" in err
    assert not is_same(read_snapshot(one), read_snapshot(folder / "one-b"))


def heap(count: int, changed: int, name: str = "") -> HeapSnapshot:
    made = MadeHeap()
    for number in range(count):
        renamed = number < changed and name
        kind = "closure" if number < changed and not name else "object"
        made.node(kind, name if renamed else "Card")
    return made.snapshot()


def test_a_few_that_changed_are_no_other_page() -> None:
    check_pair(heap(1000, 0), heap(1001, 4))
    check_pair(heap(1000, 0), heap(1001, 40, "Renamed"))
    with pytest.raises(PairError, match="1% of the objects"):
        check_pair(heap(1000, 0), heap(1001, 10))
    with pytest.raises(PairError, match="10% of the objects"):
        check_pair(heap(1000, 0), heap(1001, 100, "Renamed"))


def test_strings_may_be_flattened() -> None:
    before, after = MadeHeap(), MadeHeap()
    for _ in range(100):
        before.node("concatenated string", "")
        after.node("string", "text")
    check_pair(before.snapshot(), after.snapshot())
