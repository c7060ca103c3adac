"""How the answers of programs are counted, and what a program costs."""

from __future__ import annotations

import sys
from pathlib import Path

import psutil

from benchmarks.check_of_ten import Together, tens_of, together_line
from benchmarks.check_vs_peers import OURS, Outcome, answer_of, is_confirmed, ratios
from benchmarks.corpus_pages import CorpusPage, all_pages
from benchmarks.process_cost import Ended, run_measured

LEAK = CorpusPage(Path("a.html"), leaks=True)
CLEAN = CorpusPage(Path("b.html"), leaks=False)


def test_answers_are_counted_by_what_the_page_is() -> None:
    assert answer_of(LEAK, said=True) == answer_of(CLEAN, said=False) == "right"
    assert answer_of(CLEAN, said=True) == "false alarm"
    assert answer_of(LEAK, said=False) == "missed"
    assert answer_of(LEAK, said=None) == "no answer"


def outcome(page: CorpusPage, wall_s: float, output: str = "") -> Outcome:
    return Outcome(page, "right", Ended(0, output, wall_s, 100.0))


def test_what_was_confirmed_is_known_by_its_cycles() -> None:
    assert is_confirmed(outcome(LEAK, 1.0, '{"cycles": 120}'))
    assert not is_confirmed(outcome(CLEAN, 1.0, '{"cycles": 8}'))
    assert not is_confirmed(outcome(CLEAN, 1.0, '{"cycles": null}'))
    assert not is_confirmed(outcome(CLEAN, 1.0, "killed"))


def test_times_are_compared_page_by_page_for_each_kind() -> None:
    cached = CorpusPage(Path("c.html"), leaks=False)
    ours = [
        outcome(LEAK, 1.0, '{"cycles": 8}'),
        outcome(CLEAN, 1.0, '{"cycles": 8}'),
        outcome(cached, 2.0, '{"cycles": 120}'),
    ]
    theirs = [outcome(LEAK, 10.0), outcome(CLEAN, 2.0), outcome(cached, 2.0)]
    kinds, _, fuite = ratios({OURS: ours, "fuite": theirs})
    assert (
        "clean (2) | leaking (1) | nothing to confirm (2) | confirmed by more cycles (1)" in kinds
    )
    assert fuite == "| fuite | 0.75 | 0.10 | 0.30 | 1.00 |"


def test_every_page_of_the_corpus_says_what_it_is() -> None:
    pages = all_pages()
    assert {page.leaks for page in pages} == {True, False}
    assert any(page.file.parent.name == "libraries" for page in pages)


def test_a_program_that_takes_too_long_is_ended_with_what_it_has_started(tmp_path: Path) -> None:
    family = (
        "import subprocess, sys, time; print(subprocess.Popen([sys.executable, '-c', "
        "'import time; time.sleep(60)'], process_group=0).pid, flush=True); time.sleep(60)"
    )
    ended = run_measured([sys.executable, "-c", family], tmp_path, {}, limit_s=3.0)
    assert ended.status is None
    assert not psutil.pid_exists(int(ended.output))


def test_the_memory_of_all_processes_counts(tmp_path: Path) -> None:
    ended = run_measured(
        [sys.executable, "-c", "import time; time.sleep(1); print('done')"], tmp_path, {}, 30.0
    )
    assert (ended.status, ended.output) == (0, "done\n")
    assert ended.peak_mb > 1


def test_of_targets_in_one_process_the_time_is_shared_and_the_verdicts_are_counted() -> None:
    together = Together([LEAK, CLEAN], wall_s=3.0, right=1)
    assert together.share_of({LEAK: 5.0, CLEAN: 10.0}) == 0.2
    # Where the other gave no answer its time is how long it was let, and counts for nobody.
    assert together.share_of({LEAK: 5.0}) == 0.3
    assert together.share_of({}) is None
    line = together_line([together], {LEAK: 5.0, CLEAN: 10.0})
    assert "each takes us 0.20 times" in line
    assert "1 of 2 verdicts are right" in line
    pages = [CorpusPage(Path(f"{number}.html"), leaks=False) for number in range(23)]
    assert [len(each) for each in tens_of(pages)] == [10, 10]
    assert [len(each) for each in tens_of(pages[:7])] == [7]
