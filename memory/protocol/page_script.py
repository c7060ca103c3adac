"""Scripts that run in a page before its own."""

from __future__ import annotations

from PySide6.QtCore import QFile, QIODevice
from PySide6.QtWebEngineCore import QWebEngineScript


def qwebchannel_source() -> str:
    """Qt's own client for QWebChannel; it defines ``QWebChannel``.

    Raises:
        FileNotFoundError: this PySide6 comes without it.
    """
    library = QFile(":/qtwebchannel/qwebchannel.js")
    if not library.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError("Qt's qwebchannel.js is missing from this PySide6")
    try:
        return library.readAll().toStdString()
    finally:
        library.close()


def document_creation_script(name: str, source: str) -> QWebEngineScript:
    """A script for the page's own world, run before any of the page's scripts."""
    script = QWebEngineScript()
    script.setName(name)
    script.setSourceCode(source)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    script.setWorldId(QWebEngineScript.ScriptWorldId.MainWorld)
    return script
