"""The verdict in words and colour."""

from __future__ import annotations

import itertools

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QAction, QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from memory.reasons import TooFewCycles
from memory.verdict import VERDICT_MARKS, VerdictWord
from report.result import Finding, Result
from report.tokens import COLORS
from tests.ui.catalog import result
from ui.looks.colors import (
    contrast,
    is_dark,
    link_color,
    verdict_color,
    verdict_ground,
)
from ui.memory.verdict_banner import EDGE_WIDTH, VerdictBanner

LIGHT, DARK = (QPalette(QColor(ground)) for ground in ("#f4f5f7", "#24272c"))


@pytest.fixture
def banner(qtbot: QtBot) -> VerdictBanner:
    banner = VerdictBanner()
    qtbot.addWidget(banner)
    return banner


def judged(word: VerdictWord, evidence: str, expected: VerdictWord | None = None) -> Result:
    """A result of a file that has its evidence in words alone."""
    return replace(result(verdict=word), evidence=evidence, expected=expected or word)


def text(banner: VerdictBanner, name: str) -> str:
    label = banner.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("clean", "✓ Clean"),
        ("leak", "✗ Leak"),
        ("held", "◷ Held, then freed"),
        ("inconclusive", "? Inconclusive"),
    ],
)
def test_a_verdict_has_a_mark_a_word_and_its_evidence(
    banner: VerdictBanner, word: VerdictWord, title: str
) -> None:
    banner.show_verdict(judged(word, "20 of something"), "No cleanup on 2.4.1")
    assert text(banner, "verdict") == title
    assert text(banner, "evidence") == "20 of something"
    assert text(banner, "subject") == "No cleanup on 2.4.1"


class Sizes(QObject):
    """The sizes that a widget is given from now on."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.given: list[QSize] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self.given.append(event.size())
        return super().eventFilter(watched, event)


def test_a_verdict_moves_what_stands_below_once_and_in_a_turn_of_its_own(qtbot: QtBot) -> None:
    window, below, action = QWidget(), QWidget(), QAction("Why")
    qtbot.addWidget(window)
    banner = VerdictBanner(parent=window, why=action)
    layout = QVBoxLayout(window)
    layout.addWidget(banner)
    layout.addWidget(below, 1)
    window.resize(400, 400)
    banner.show_text("Measuring …", "Finding out what holds it.")
    window.show()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    sizes = Sizes(below)
    with_path = replace(
        judged("leak", "20 survive"),
        findings=(Finding("component", "UploadCard", 1, 5, path=("Window", "UploadCard")),),
    )
    banner.show_verdict(with_path, "No cleanup on 2.4.1")
    assert sizes.given == []
    # First the banner is laid out, then what it stands in.
    for _ in range(4):
        QApplication.processEvents()
    assert len(sizes.given) == 1
    assert sizes.given[0].height() < 400 - banner.sizeHint().height()


def test_another_verdict_than_expected_is_said(banner: VerdictBanner) -> None:
    banner.show_verdict(judged("leak", "20 survive", expected="clean"), "")
    assert text(banner, "evidence") == "20 survive. Expected: Clean."


def test_a_run_that_was_stopped_is_said(banner: VerdictBanner) -> None:
    stopped = replace(judged("leak", "7 survive"), cycles=7, cycles_asked=20)
    banner.show_verdict(stopped, "")
    assert text(banner, "evidence") == "7 survive. Stopped early, after 7 of 20."
    banner.show_verdict(replace(stopped, expected="clean"), "")
    assert text(banner, "evidence") == ("7 survive. Stopped early, after 7 of 20. Expected: Clean.")
    few = replace(stopped, verdict="inconclusive", cycles=1, reason=TooFewCycles())
    banner.show_verdict(few, "")
    assert text(banner, "evidence") == "Stopped early: not enough cycles for a verdict."


def test_a_state_says_of_what_it_is_if_it_is_of_something(banner: VerdictBanner) -> None:
    banner.show_text("By hand", "Unmounted, but alive: 1.", "No cleanup on 2.4.1")
    label = banner.findChild(QLabel, "subject")
    assert isinstance(label, QLabel)
    assert label.text() == "No cleanup on 2.4.1"
    assert not label.isHidden()
    banner.show_text("Measuring", "")
    assert label.isHidden()


def test_its_colour_follows_the_palette(banner: VerdictBanner) -> None:
    banner.show_verdict(judged("leak", ""), "")
    label = banner.findChild(QLabel, "verdict")
    assert isinstance(label, QLabel)
    for palette in (DARK, LIGHT, DARK):
        banner.setPalette(palette)
        assert label.palette().color(label.foregroundRole()) == verdict_color("leak", palette)
    banner.show_text("Measuring", "")
    plain = banner.palette().color(label.foregroundRole())
    assert label.palette().color(label.foregroundRole()) == plain


def looks(banner: VerdictBanner) -> tuple[QColor, QColor]:
    """The colours of its edge and of its ground, as they are drawn."""
    picture = banner.grab().toImage()
    middle = picture.height() // 2
    edge = {picture.pixelColor(x, middle).name() for x in range(EDGE_WIDTH)}
    assert len(edge) == 1
    return QColor(edge.pop()), picture.pixelColor(EDGE_WIDTH, middle)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("word", list(VERDICT_MARKS))
def test_a_verdict_tints_it_and_colours_its_edge(
    banner: VerdictBanner, word: VerdictWord, palette: QPalette
) -> None:
    banner.setPalette(palette)
    banner.show_text("Measuring", "")
    plain_edge, plain = looks(banner)
    banner.show_verdict(judged(word, "20 of something"), "")
    edge, ground = looks(banner)
    assert edge == verdict_color(word, palette)
    assert ground == verdict_ground(word, palette)
    assert ground != plain == palette.color(QPalette.ColorRole.Base)
    banner.show_text("Measuring", "")
    assert looks(banner) == (plain_edge, plain)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("word", list(VERDICT_MARKS))
def test_all_of_a_verdict_can_be_read_on_its_tint(word: VerdictWord, palette: QPalette) -> None:
    ground = verdict_ground(word, palette)
    assert contrast(verdict_color(word, palette), ground) >= 4.5
    assert contrast(palette.color(QPalette.ColorRole.WindowText), ground) >= 4.5


def test_the_evidence_stands_out_from_the_run_that_it_is_of(banner: VerdictBanner) -> None:
    banner.show_verdict(judged("leak", "20 survive"), "No cleanup on 2.4.1")
    verdict, evidence, subject = (
        banner.findChild(QLabel, name) for name in ("verdict", "evidence", "subject")
    )
    assert verdict is not None
    assert evidence is not None
    assert subject is not None
    sizes = [label.font().pointSizeF() for label in (verdict, evidence, subject)]
    assert sizes == sorted(set(sizes), reverse=True)
    assert evidence.font().bold()
    assert not subject.font().bold()
    banner.show_text("Measuring", "Mounting and unmounting.")
    assert not evidence.font().bold()


@pytest.mark.parametrize("word", list(VERDICT_MARKS))
def test_verdicts_can_be_read_on_their_ground(word: VerdictWord) -> None:
    assert not is_dark(LIGHT)
    assert is_dark(DARK)
    assert contrast(verdict_color(word, LIGHT), QColor("white")) >= 4.5
    assert contrast(verdict_color(word, DARK), QColor("#24272c")) >= 4.5


def test_links_can_be_read_on_their_ground() -> None:
    assert contrast(link_color(LIGHT), QColor("white")) >= 4.5
    assert contrast(link_color(DARK), QColor("#24272c")) >= 4.5


def test_no_two_verdicts_have_the_same_colour() -> None:
    for one, other in itertools.combinations((COLORS[word] for word in VERDICT_MARKS), 2):
        assert one.light != other.light
        assert one.dark != other.dark
