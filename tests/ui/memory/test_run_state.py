"""What the memory panel says of a run that has no verdict."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lab.experiments.plan import Phase, Progress
from memory.problem import OwnWords
from tests.ui.readings import reading
from ui.memory.panel import MemoryPanel
from ui.memory.run_state import (
    AllEnded,
    ByHand,
    Cancelled,
    Crashed,
    Doing,
    Failed,
    Measuring,
    NotMeasured,
    RunState,
    Stopping,
    state_words,
)
from ui.words.language import Languages

STATES: tuple[RunState, ...] = (
    NotMeasured(),
    ByHand(0, 0),
    ByHand(0, 1),
    ByHand(0, 2),
    ByHand(1, 2),
    ByHand(3, 3),
    ByHand(3, 3, sending=3),
    *(Measuring(doing) for doing in get_args(Doing)),
    Measuring("warm-up", is_paused=True),
    Measuring("cycles", is_paused=True, at=(3, 20)),
    Stopping(),
    Cancelled(),
    Crashed(None),
    Crashed(1),
    Crashed(2),
    AllEnded(is_stopped=False),
    AllEnded(is_stopped=True),
)


def test_each_state_is_told_in_both_languages(languages: Languages) -> None:
    assert {type(state) for state in STATES} == {*get_args(RunState)} - {Failed}
    english = [state_words(state) for state in STATES]
    assert all(title and explanation for title, explanation in english)
    languages.switch("zh")
    for state, words in zip(STATES, english, strict=True):
        chinese = state_words(state)
        assert all(map(str.isascii, " ".join(words).replace("…", "")))
        assert all(any("一" <= sign <= "鿿" for sign in text) for text in chinese)


def test_a_failure_is_told_by_its_problem() -> None:
    assert state_words(Failed(OwnWords("no room"))) == ("Stopped", "no room")


@pytest.mark.parametrize(
    ("phase", "title"),
    [
        ("warm-up", "Paused"),
        ("cycles", "Paused at cycle 3 of 20"),
        ("settle", "Paused at cycle 3 of 20"),
        ("holders", "Paused"),
    ],
)
def test_a_pause_says_where_the_run_stands(phase: Phase, title: str, qtbot: QtBot) -> None:
    panel = MemoryPanel()
    qtbot.addWidget(panel)
    baseline = reading()
    panel.show_progress(Progress("cycles", 0, 20, baseline, baseline))
    panel.show_paused(True)
    panel.show_progress(Progress(phase, 3, 20, baseline, reading(3)))
    word = panel.banner.findChild(QLabel, "verdict")
    assert word is not None
    assert word.text() == title
