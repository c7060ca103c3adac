"""What surviving components keep alive, from heap snapshots of a real Node.js."""

from __future__ import annotations

from pathlib import Path

from lab.heap.survivors import survivor_sizes
from memory.heap.analysis import HeapAnalysis
from memory.heap.parsing.parse import read_snapshot
from tests.memory.node_heap import run_node

# As web/src/mounting/mount-record.ts. The first keeps a big array on its instance, the second one
# in its handler's scope, of the third nothing is left, and the fourth is tracked twice over.
_PROGRAM = """
class MountRecord {
  #tracked = [];
  constructor(number) { this.number = number; this.inSnapshot = `mount ${number}`; }
  track(object) { this.#tracked.push(new WeakRef(object)); return object; }
}
globalThis.records = [1, 2, 3, 4].map((number) => new MountRecord(number));
globalThis.kept = [];
(() => {
  kept.push(records[0].track({ rows: new Array(50_000).fill('row') }));
  const mount = () => {
    const rows = new Array(100_000).fill('row');
    const arrived = records[1].track(() => 'arrived');
    return () => [rows.length, arrived()];
  };
  kept.push(mount());
  records[2].track({ rows: new Array(50_000).fill('gone') });
  const part = { rows: new Array(25_000).fill('row') };
  kept.push(records[3].track({ part: records[3].track(part) }));
})();
setTimeout(() => { gc(); setTimeout(() => { gc(); takeSnapshot('heap'); }, 0); }, 0);
"""


def test_a_survivor_has_the_size_of_what_it_keeps_alive(tmp_path: Path) -> None:
    program = "require('node:v8').setFlagsFromString('--expose-gc');\n"
    program += "globalThis.gc = require('node:vm').runInNewContext('gc');\n"
    run_node(program + _PROGRAM, tmp_path)
    sizes = survivor_sizes(HeapAnalysis(read_snapshot(tmp_path / "heap")))

    assert set(sizes) == {1, 2, 4}
    entry = next(width for width in (4, 8) if abs(sizes[1] - 50_000 * width) < 2000)
    assert abs(sizes[2] - 100_000 * entry) < 2000
    # Once, though both the whole and its part are tracked.
    assert abs(sizes[4] - 25_000 * entry) < 2000
