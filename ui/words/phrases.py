"""Translates sentences that the parts below the window have composed, in English.

They also go onto the console and into JSON, so they stay English there. Here stands the template
of each, as ``str.format`` would take it; by it a sentence is known again.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale

from ui.words.translatable import QT_TRANSLATE_NOOP

_OF_ADVICE = (
    QT_TRANSLATE_NOOP(
        "Phrases",
        "Tauri keeps the callback on `window` until someone removes it: when the component is "
        "unmounted, delete `window['_' + channel.id]`.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "The callback stays in Tauri's map until its channel ends: let the backend drop the "
        "channel, or call `unregisterCallback(channel.id)` when the component is unmounted.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "The signal of the QWebChannel object still has this handler: call "
        "`signal.disconnect(handler)` with the same function when the component is unmounted.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "`listen` gave a function that ends it: call that `unlisten` when the component is "
        "unmounted, also if `listen` only answers after that.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "A timer still runs: call `clearInterval` or `clearTimeout` when the component is "
        "unmounted, and end a channel on which nothing arrives any more.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "The listener is still registered: remove it when the component is unmounted, or "
        "register it with the signal of an `AbortController` and abort that.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "A collection still holds elements that were taken out of the page: remove them from "
        "it when the component is unmounted, or keep no elements in it.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "A collection of handlers still holds this one: keep the function that subscribing "
        "gave, and call it when the component is unmounted.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "All closures of one scope keep all its variables: a handler made inside the component "
        "replaces nothing, so set one that is made outside of it.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "A function that outlives the component sees it through its scope: give it the values "
        "that it needs, not the component.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "An observer still observes: call `disconnect()` on it when the component is unmounted.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "A frame callback asks for the next frame each time: keep the number that `reques"
        "tAnimationFrame` gave, and call `cancelAnimationFrame` with it when the componen"
        "t is unmounted.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "The worker still runs: call `terminate()` on it when the component is unmounted.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "The connection is still open: call `close()` on it when the component is unmounted.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "A frame is still in the page: remove its `<iframe>` when the component is unmounted.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "A promise that never settles keeps what waits for it: resolve or reject it when "
        "the component is unmounted.",
    ),
    QT_TRANSLATE_NOOP(
        "Phrases",
        "A collection holds a function that sees this: keep what subscribing gave, and un"
        "subscribe with it when the component is unmounted.",
    ),
)
_OF_FINDINGS = (
    QT_TRANSLATE_NOOP("Phrases", "callback of the backend"),
    QT_TRANSLATE_NOOP("Phrases", "channel of the backend"),
    QT_TRANSLATE_NOOP("Phrases", "wrote {what} of an unmounted {component}"),
    QT_TRANSLATE_NOOP("Phrases", "entries of {collection}"),
    QT_TRANSLATE_NOOP("Phrases", "text {name}"),
    QT_TRANSLATE_NOOP("Phrases", "elements held through {element}"),
)
TEMPLATES = _OF_ADVICE + _OF_FINDINGS
"""All that can be translated. A field stands for any text that is not empty."""

_FIELD = re.compile(r"\{(\w+)\}")
# The templates have the form for several; a sentence may have that for one.
_FORMS_FOR_ONE = {
    "components": "component",
    "callbacks": "callback",
    "channels": "channel",
    "cycles": "cycle",
    "uploads": "upload",
    "survive": "survives",
    "are": "is",
    "were": "was",
}
_FORM = re.compile(rf"\b(?:{'|'.join(_FORMS_FOR_ONE)})\b")
# As the sentences write numbers, whatever the window's language.
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")


def translated_phrase(text: str) -> str:
    """``text`` in the language of the window; unchanged where no template has made it.

    Before the sentence may stand the file that it is about, and a colon.
    """
    whole = _translated(text)
    if whole is not None:
        return whole
    file, colon, sentence = text.partition(": ")
    rest = _translated(sentence) if colon else None
    return text if rest is None else f"{file}: {rest}"


def _translated(text: str) -> str | None:
    for template, pattern in _patterns():
        if (found := pattern.fullmatch(text)) is not None:
            return _filled(template, found)
    return None


def _filled(template: str, found: re.Match[str]) -> str:
    translation = QCoreApplication.translate("Phrases", template)
    values = {name: _in_locale(value) for name, value in found.groupdict().items()}
    if translation == template:
        # English: the sentence as it is, with its own form for one.
        return _with_values(found, values)
    # Not str.format: advice contains braces of its own, as may a value.
    return _FIELD.sub(lambda field: values[field[1]], translation)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each template with its pattern, those first that say more: they match less."""
    most_words_first = sorted(TEMPLATES, key=lambda text: len(_FIELD.sub("", text)), reverse=True)
    return tuple((template, _pattern(template)) for template in most_words_first)


def _pattern(template: str) -> re.Pattern[str]:
    parts = _FIELD.split(template)
    # Texts and names of fields by turns, beginning with a text.
    words = [f"(?P<{part}>.+?)" if at % 2 else _words(part) for at, part in enumerate(parts)]
    return re.compile("".join(words), re.DOTALL)


def _words(text: str) -> str:
    """A pattern for these words, in the form for several or for one."""
    return _FORM.sub(lambda many: f"(?:{many[0]}|{_FORMS_FOR_ONE[many[0]]})", re.escape(text))


def _with_values(found: re.Match[str], values: dict[str, str]) -> str:
    """The sentence that was found, with other values for its fields."""
    text, shown, end = found.string, "", 0
    for name in found.re.groupindex:
        shown += text[end : found.start(name)] + values[name]
        end = found.end(name)
    return shown + text[end:]


def _in_locale(value: str) -> str:
    """A number as the window's language writes it; anything else as it is."""
    if not _GROUPED.fullmatch(value):
        return value
    return QLocale().toString(int(value.replace(",", "")))
