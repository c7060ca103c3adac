"""Colours a component's source, by Pygments."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from pygments.lexers.html import VueLexer
from pygments.lexers.javascript import TypeScriptLexer
from pygments.lexers.jsx import TsxLexer
from pygments.styles.default import DefaultStyle
from pygments.styles.gh_dark import GhDarkStyle
from pygments.token import Token
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

_LEXERS = {".vue": VueLexer, ".tsx": TsxLexer}


class Highlighter(QSyntaxHighlighter):
    """Highlights a document whose whole text is known beforehand."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._dark = False
        self._spans: list[list[tuple[int, int, object]]] = []

    def show_source(self, text: str, ending: str) -> None:
        """Colour ``text``, which the document is given next, by a file name's ``ending``."""
        self._spans = _spans_of_lines(text, ending)

    def set_dark(self, dark: bool) -> None:
        """Colours for a dark ground, or for a light one."""
        if dark != self._dark:
            self._dark = dark
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        """Colour one line; Qt calls it."""
        line = self.currentBlock().blockNumber()
        for start, length, token in self._spans[line] if line < len(self._spans) else ():
            self.setFormat(start, length, self._format(token))

    def _format(self, token: object) -> QTextCharFormat:
        style = (GhDarkStyle if self._dark else DefaultStyle).style_for_token(token)
        form = QTextCharFormat()
        if style["color"]:
            form.setForeground(QColor(f"#{style['color']}"))
        if style["bold"]:
            form.setFontWeight(QFont.Weight.Bold)
        form.setFontItalic(style["italic"])
        return form


def _spans_of_lines(text: str, ending: str) -> list[list[tuple[int, int, object]]]:
    """Per line: start, length and kind of each coloured piece."""
    lines = text.split("\n")
    spans: list[list[tuple[int, int, object]]] = [[] for _ in lines]
    starts = [0, *accumulate(len(line) + 1 for line in lines)][:-1]
    lexer = _LEXERS.get(ending, TypeScriptLexer)()
    for position, token, piece in lexer.get_tokens_unprocessed(text):
        if token in Token.Text or not piece.strip():
            continue
        line = bisect_right(starts, position) - 1
        start = position - starts[line]
        for part in piece.split("\n"):
            spans[line].append((start, len(part), token))
            line, start = line + 1, 0
    return spans
