"""A Qt application of somebody else: shows each page that it is given in a window of its own.

Started as ``python qt_application.py PAGE ...``. It knows nothing of Leak Lab; Qt reads the
variable that opens its port.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication


def main() -> int:
    """Show the pages until somebody ends the process."""
    application = QApplication(sys.argv[:1])
    views = []
    for page in sys.argv[1:]:
        view = QWebEngineView()
        view.resize(800, 600)
        view.load(QUrl.fromLocalFile(str(Path(page).resolve())))
        view.show()
        views.append(view)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
