"""What goes wrong, or is to be noticed, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from memory.sentence import Sentence


def problem_words(sentence: Sentence) -> str:
    """The sentence of a problem or a notice; what it quotes of others stays in their words."""
    template = QCoreApplication.translate(sentence.context, sentence.english)
    return template.format(
        **{
            name: problem_words(value) if isinstance(value, Sentence) else value
            for name, value in sentence.fields().items()
        }
    )
