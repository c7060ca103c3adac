"""Names of findings in the language of the window.

A file of a run has them as text alone, so they are known again by their templates.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from ui.words.translatable import QT_TRANSLATE_NOOP

TEMPLATES = (
    QT_TRANSLATE_NOOP("Findings", "callback of the backend"),
    QT_TRANSLATE_NOOP("Findings", "channel of the backend"),
    QT_TRANSLATE_NOOP("Findings", "wrote {what} of an unmounted {component}"),
    QT_TRANSLATE_NOOP("Findings", "entries of {collection}"),
    QT_TRANSLATE_NOOP("Findings", "text {name}"),
    QT_TRANSLATE_NOOP("Findings", "elements held through {element}"),
)
"""All that can be translated. A field stands for any text that is not empty."""

_FIELD = re.compile(r"\{(\w+)\}")


def finding_name(name: str) -> str:
    """``name`` in the language of the window; what the page has named stays as it is."""
    for template, pattern in _patterns():
        if (found := pattern.fullmatch(name)) is not None:
            translation = QCoreApplication.translate("Findings", template)
            return translation.format(**found.groupdict())
    return name


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((template, _pattern(template)) for template in TEMPLATES)


def _pattern(template: str) -> re.Pattern[str]:
    parts = _FIELD.split(template)
    # Texts and names of fields by turns, beginning with a text.
    words = [f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)]
    return re.compile("".join(words), re.DOTALL)
