"""The language of the window, switched while it is open."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
    Signal,
)

from lab.page.catalog import Text
from ui.words.translatable import QT_TRANSLATE_NOOP

log = logging.getLogger("leaklab.ui")

LANGUAGES = {"en": "English", "zh": "简体中文"}
"""What the languages are called, each in itself, by their codes."""
COMPILED = Path(__file__).parents[1] / "translations" / "compiled"
"""What the set-up makes of ``ui/translations/*.ts``."""

_CHINESE = "leak-lab_zh_CN"
# The buttons of dialogs, and the menu of the page.
_OF_QT = ("qtbase_zh_CN", "qtwebengine_zh_CN")
# Its translation is the code of the language that the messages are in.
_CODE = QT_TRANSLATE_NOOP("Languages", "en")


class Languages(QObject):
    """Installs the translators of one language at a time; English needs none.

    Qt then sends ``LanguageChange`` to all widgets, which set their texts anew, in the event
    loop's next turn. One per process; deleted, it leaves the application in English.
    """

    changed = Signal(str)
    """The code of the language that is current from now on."""

    def __init__(self, parent: QObject | None = None, folder: Path = COMPILED) -> None:
        super().__init__(parent)
        self._folder = folder
        self._current = "en"
        self._chinese: list[QTranslator] = []
        # Before a widget writes a number: Qt's own for no language writes them otherwise.
        QLocale.setDefault(_locale(self._current))

    @property
    def current(self) -> str:
        """The code of the language that the window is in."""
        return self._current

    def has(self, code: str) -> bool:
        """Whether the language is here: Chinese must have been compiled by the set-up."""
        return code == "en" or (code in LANGUAGES and self._file.is_file())

    def switch(self, code: str) -> None:
        """Have the window in this language; what is not here leaves it as it is, and is logged."""
        if code == self._current:
            # Numbers may still be written as a system in the other language does.
            QLocale.setDefault(_locale(code))
            return
        if code not in LANGUAGES:
            log.warning("there is no language %r; there are: %s", code, ", ".join(LANGUAGES))
            return
        if code == "zh" and not self._load():
            log.warning(
                "cannot load %s, so the window stays in English; run `make setup`", self._file
            )
            return
        self._current = code
        QLocale.setDefault(_locale(code))
        for translator in self._chinese:
            if code == "zh":
                QCoreApplication.installTranslator(translator)
            else:
                QCoreApplication.removeTranslator(translator)
        self.changed.emit(code)

    @property
    def _file(self) -> Path:
        return self._folder / f"{_CHINESE}.qm"

    def _load(self) -> bool:
        """Load the translators, once; without Qt's own, only its dialogs stay English."""
        if self._chinese:
            return True
        own = QTranslator(self)
        if not own.load(str(self._file)):
            own.deleteLater()
            return False
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name in _OF_QT:
            translator = QTranslator(self)
            if translator.load(name, folder):
                self._chinese.append(translator)
            else:
                log.warning("Qt has no %s.qm in %s", name, folder)
        # The last to be installed is asked first.
        self._chinese.append(own)
        return True


def first_language(remembered: str) -> str:
    """The language to start in: the one that is remembered, or else the system's if we have it."""
    if remembered in LANGUAGES:
        return remembered
    preferred = QLocale.system().uiLanguages()[:1]
    return "zh" if preferred and preferred[0].split("-")[0] == "zh" else "en"


def text_of(text: Text) -> str:
    """A scenario's text in the language of the window."""
    return text.zh if QCoreApplication.translate("Languages", _CODE) == "zh" else text.en


def _locale(code: str) -> QLocale:
    """How numbers are written: as the system does, unless that is in the other language.

    Qt's own for no language at all, C, writes no thousands separators.
    """
    system = QLocale.system()
    if system.language() == QLocale.Language.C:
        system = QLocale(QLocale.Language.English)
    is_chinese = system.language() == QLocale.Language.Chinese
    if is_chinese == (code == "zh"):
        return system
    if code == "zh":
        return QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    return QLocale(QLocale.Language.English)
