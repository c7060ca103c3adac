"""What the process that analyses heap snapshots says when it has no answer."""

from __future__ import annotations

import msgspec
import pytest

from engine.heap_messages import refusal, refusal_of
from memory.heap.problems import SnapshotProblem
from memory.problem import InFile, Problem, kinds_of

KINDS = kinds_of(SnapshotProblem)
_SAMPLES: dict[object, object] = {str: "an {odd} name 文件", int: 711, float: 0.5}


def made(kind: type[SnapshotProblem]) -> SnapshotProblem:
    fields = msgspec.structs.fields(kind)
    return kind(*(_SAMPLES[getattr(each.type, "__args__", (each.type,))[0]] for each in fields))


@pytest.mark.parametrize("kind", KINDS)
def test_every_problem_comes_back(kind: type[SnapshotProblem]) -> None:
    problem = made(kind)
    in_file: Problem = InFile("/tmp/a.heapsnapshot", problem)
    assert refusal_of(refusal(problem)) == problem
    assert refusal_of(refusal(in_file)) == in_file


def test_a_file_name_that_is_no_utf_8_comes_back_to_read() -> None:
    refused = refusal_of(refusal(InFile("\udcff\n", made(KINDS[0]))))
    assert str(refused).startswith("\\udcff\n: ")


def test_what_is_no_refusal_is_not_taken_for_one() -> None:
    with pytest.raises(msgspec.DecodeError):
        refusal_of(b"Segmentation fault")
