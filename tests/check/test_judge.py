"""What the readings of a checked page prove."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from check.judge import (
    Counted,
    Grew,
    course,
    course_of_findings,
    grew,
    has_stayed,
    least,
    may_undo,
    unexplained,
)
from check.tracker import NOTHING_HIDDEN, Left, Row, RowKind, TrackerReading
from memory.heap.growth.finding import Finding
from memory.heap.paths.step import PathStep, StepKind


def row(kind: str, name: str, count: int, site: str = "at f (a.js:1:1)") -> Row:
    return Row(cast("RowKind", kind), name, site, count)


def reading(*rows: Row, elements: int = 0) -> TrackerReading:
    left = (Left("<li>", elements),) if elements else ()
    return TrackerReading(
        rows,
        left,
        (),
        activity=0,
        errors=0,
        first_error="",
        bare_entries=0,
        hidden=NOTHING_HIDDEN,
    )


EMPTY = reading()


def some(more: int, cycles: int) -> tuple[Grew, ...]:
    return (Grew(Counted("element", "dom", "<li>"), more, cycles),)


def finding(per_cycle: float, name: str = "Row") -> Finding:
    return Finding("object", name, per_cycle, round(8 * per_cycle), 100, ())


def test_one_more_is_a_frameworks_last_tree() -> None:
    assert grew(reading(elements=1), reading(elements=2), 8) == ()
    (found,) = grew(reading(elements=1), reading(elements=3), 8)
    assert found.more == 2


def test_of_many_cycles_more_is_wanted_but_every_eighth_is_enough() -> None:
    assert least(8) == 2
    assert least(80) == 10
    assert grew(EMPTY, reading(elements=9), 80) == ()
    assert len(grew(EMPTY, reading(elements=10), 80)) == 1


def test_a_listener_a_cycle_is_a_proof_and_fewer_are_not() -> None:
    (each,) = grew(EMPTY, reading(row("listener", "resize on Window", 8)), 8)
    assert each.is_proof
    (some_only,) = grew(EMPTY, reading(row("listener", "resize on Window", 7)), 8)
    assert not some_only.is_proof


def test_what_may_end_by_itself_or_fill_a_cache_is_no_proof() -> None:
    rows = (row("timer", "setTimeout", 8), row("url", "object URL", 8))
    found = grew(EMPTY, reading(*rows, elements=8), 8)
    assert len(found) == 3
    assert not any(each.is_proof for each in found)


def test_what_a_list_of_the_page_has_got_is_no_proof_for_it_may_be_a_cache() -> None:
    (found,) = grew(EMPTY, reading(row("collection", "rules of style sheets", 8, "")), 8)
    assert not found.is_proof


def test_registrations_of_two_places_are_two_things() -> None:
    one = row("listener", "resize on Window", 1, "at f (a.js:1:1)")
    other = row("listener", "resize on Window", 1, "at g (b.js:1:1)")
    assert grew(EMPTY, reading(one, other), 8) == ()


def test_what_grows_as_before_is_steady() -> None:
    found = course(some(8, 8), some(60, 60))
    assert found.steady == found.growing == some(60, 60)


def test_every_third_cycle_is_steady_though_eight_cycles_had_three() -> None:
    assert course(some(3, 8), some(8, 24)).steady


def test_a_cache_that_became_full_meanwhile_is_not_steady() -> None:
    found = course(some(8, 8), some(50, 60))
    assert found.growing
    assert not found.steady


def test_what_has_stopped_or_was_not_there_before_grows_no_more() -> None:
    assert course(some(8, 8), some(20, 60)).growing == ()
    assert course((), some(60, 60)).growing == ()


def test_findings_of_snapshots_are_compared_by_kind_and_name() -> None:
    first = (finding(1.0),)
    assert course_of_findings(first, (finding(1.0),), 60).steady
    assert course_of_findings(first, (finding(0.8),), 60).steady == ()
    assert course_of_findings(first, (finding(0.8),), 60).growing
    assert course_of_findings(first, (finding(0.3),), 60).growing == ()
    assert course_of_findings(first, (finding(1.0, "Card"),), 60).growing == ()
    assert course_of_findings(first, (replace(finding(1.0), unit="bytes"),), 60).growing == ()


def test_entries_are_those_of_the_same_collection_however_they_are_told() -> None:
    entries = replace(finding(1.0, "entries of Array"), node_id=7)
    cards = replace(finding(1.0, "Card"), through=(1, 7, 9))
    by_another_path = replace(entries, path=(PathStep("variable", "seen"),))
    for first, later in (
        (entries, by_another_path),
        (entries, cards),
        (cards, entries),
    ):
        assert course_of_findings((first,), (later,), 60).steady == (later,)
    for first, later in (
        (entries, replace(entries, node_id=8)),
        (entries, replace(cards, through=(1, 8, 9))),
        (entries, finding(1.0, "entries of Array")),
    ):
        assert course_of_findings((first,), (later,), 60).growing == ()
    assert course_of_findings((entries,), (replace(cards, per_cycle=0.4),), 60).growing == ()


def test_what_a_proven_registration_holds_needs_no_more_cycles() -> None:
    proof = Grew(Counted("row", "listener", "resize on Window"), 8, 8)
    held_by: dict[str, tuple[StepKind, str]] = {
        "by it": ("object", "EventListener"),
        "by what the engine does not tell": ("gap", ""),
        "by a cache": ("property", "cache"),
    }
    found = {
        name: replace(finding(1.0), path=(PathStep("object", "Window"), PathStep(kind, step)))
        for name, (kind, step) in held_by.items()
    }
    assert unexplained(tuple(found.values()), (proof,)) == (found["by a cache"],)
    assert unexplained((replace(found["by a cache"], kind="listener"),), (proof,)) == ()
    # Of WebKit, which does not tell what holds a function that listens.
    by_function = replace(finding(1.0), path=(PathStep("function", "onResize"),))
    assert unexplained((by_function,), (proof,)) == ()


def test_what_is_in_a_collection_is_told_once() -> None:
    entries = replace(finding(1.0, "entries of Array"), node_id=7)
    cards = replace(finding(1.0, "Card"), through=(1, 7, 9))
    assert course_of_findings((cards,), (entries, cards), 60).steady == (cards,)
    assert course_of_findings((entries,), (entries, cards), 60).steady == (entries,)


def test_a_plain_object_is_known_by_its_shape_though_other_properties_are_named() -> None:
    first = replace(finding(1.0, "Object {shown}"), shape=7)
    later = replace(finding(1.0, "Object {onFulfilled, shown}"), shape=7)
    assert course_of_findings((first,), (later,), 60).steady == (later,)
    assert course_of_findings((first,), (replace(later, shape=8),), 60).growing == ()


def test_an_interval_of_the_page_or_a_worker_may_undo_what_cycles_did() -> None:
    sweeps = row("timer", "setInterval", 1)
    assert may_undo(reading(sweeps), reading(sweeps))
    assert may_undo(reading(row("worker", "Worker", 1)), reading(row("worker", "Worker", 1)))


def test_what_the_cycles_themselves_left_undoes_nothing() -> None:
    assert not may_undo(
        reading(row("timer", "setInterval", 2)), reading(row("timer", "setInterval", 10))
    )
    port = row("connection", "MessagePort", 1)
    assert not may_undo(reading(port), reading(port))


def test_all_that_cycles_brought_has_stayed_or_one_of_them_has_not() -> None:
    first, before = reading(row("url", "object URL", 2)), reading(row("url", "object URL", 10))
    for left, stayed in ((130, True), (129, False), (122, False), (131, False)):
        later = reading(row("url", "object URL", 2 + left))
        # As course tells it: of the last 122 of 130 cycles.
        growing = (Grew(grew(first, before, 8)[0].counted, 122, 122),)
        assert has_stayed(first, later, growing, 130) is stayed, left


def test_what_does_not_come_as_often_in_each_cycle_cannot_be_followed() -> None:
    first, later = reading(elements=0), reading(elements=65)
    growing = grew(reading(elements=4), later, 122)
    assert not has_stayed(first, later, growing, 130)
    assert not has_stayed(first, later, (), 130)


@pytest.mark.parametrize(("targets", "own"), [(9, True), (1, False), (0, False)])
def test_who_keeps_the_targets_of_listeners_is_the_cause(targets: int, own: bool) -> None:
    first = reading(Row("listener", "abort on AbortSignal", "at a", 1, min(targets, 1)))
    second = reading(Row("listener", "abort on AbortSignal", "at a", 9, targets))
    (found,) = grew(first, second, 8)
    assert (found.is_proof, found.is_on_its_own) == (True, own)
