"""A small Qt application: a web page that shows the time that an object of Python's tells it."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTime, QTimer, QUrl, Signal
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication


class Clock(QObject):
    """Tells the page the time."""

    ticked = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=200)
        self._timer.timeout.connect(self._tell)
        self._timer.start()

    def _tell(self) -> None:
        self.ticked.emit(QTime.currentTime().toString())


def main() -> int:
    """Show the page until its window is closed."""
    app = QApplication(sys.argv)
    view = QWebEngineView()
    channel = QWebChannel(view)
    channel.registerObject("clock", Clock(view))
    view.page().setWebChannel(channel)
    view.load(QUrl.fromLocalFile(Path(__file__).with_name("page.html")))
    view.setWindowTitle("A clock in Qt")
    view.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
