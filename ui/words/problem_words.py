"""What goes wrong, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from memory.problem import Problem


def problem_words(problem: Problem) -> str:
    """The problem's sentence; what it quotes of others stays in their words."""
    template = QCoreApplication.translate("Problems", problem.english)
    return template.format(
        **{
            name: problem_words(value) if isinstance(value, Problem) else value
            for name, value in problem.fields().items()
        }
    )
