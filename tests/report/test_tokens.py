"""The design tokens: one set, for window, page and report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from report.html import html_report
from report.run_report import RunReport
from report.tokens import COLORS, Color, ColorName, css
from ui.looks.colors import contrast

STAGE = Path(__file__).parents[2] / "web" / "src" / "stage"
_DECLARATION = re.compile(r"--([\w-]+):\s*([^;]+);")


def test_the_page_has_the_same() -> None:
    here = _DECLARATION.findall(css())
    there = _DECLARATION.findall((STAGE / "tokens.css").read_text())
    assert there == here


def test_the_page_uses_no_other_colours() -> None:
    for name in ("stage.css", "heading.css"):
        text = (STAGE / name).read_text()
        assert not re.search(r"#[0-9a-f]{3,6}\b(?=[^{]*;)", text), name
        used = set(re.findall(r"var\(--([\w-]+)\)", text))
        assert used <= {token for token, _value in _DECLARATION.findall(css())}, name


def test_the_html_report_has_them() -> None:
    page = html_report(RunReport((), {}))
    assert set(_DECLARATION.findall(css())) <= set(_DECLARATION.findall(page))


@pytest.mark.parametrize("name", ["text", "quiet", "accent", "clean", "leak", "held"])
@pytest.mark.parametrize("ground", ["surface", "ground"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_can_be_read(name: ColorName, ground: ColorName, dark: bool) -> None:
    text, below = (QColor(COLORS[each].on(dark=dark)) for each in (name, ground))
    assert contrast(text, below) >= 4.5


@pytest.mark.parametrize("color", COLORS.values(), ids=COLORS.keys())
def test_a_colour_is_written_as_six_digits(color: Color) -> None:
    for value in (color.light, color.dark):
        assert re.fullmatch(r"#[0-9a-f]{6}", value)
