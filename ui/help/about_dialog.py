"""What Leak Lab is, and the versions that a bug report should name."""

from __future__ import annotations

import platform
import tomllib
from pathlib import Path
from typing import cast

import PySide6
from PySide6.QtCore import QEvent, QLibraryInfo, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWebEngineCore import qWebEngineChromiumVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

_PROJECT = Path(__file__).parents[2] / "pyproject.toml"
_WIDTH = 420


def versions() -> str:
    """Leak Lab and what it runs on, a line each; the same in all languages."""
    # A string, whatever PySide's stubs say.
    chromium = cast("str", qWebEngineChromiumVersion())
    return "\n".join(
        (
            f"Leak Lab {_leak_lab_version()}",
            f"Chromium {chromium}",
            f"Qt {QLibraryInfo.version().toString()}",
            f"PySide {PySide6.__version__}",
            f"Python {platform.python_version()}",
            platform.platform(),
        )
    )


class AboutDialog(QDialog):
    """Says what this is; the versions can be copied. Open it with ``open()``; it deletes itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._purpose = QLabel(self)
        self._purpose.setWordWrap(True)
        self._purpose.setMinimumWidth(_WIDTH)
        self._versions = QLabel(versions(), self)
        self._versions.setObjectName("versions")
        flags = Qt.TextInteractionFlag
        self._versions.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        self.copy = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setObjectName("copy-versions")
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self._versions.text())
        )
        layout = QVBoxLayout(self)
        for widget in (self._purpose, self._versions, buttons):
            layout.addWidget(widget)
        layout.setSpacing(12)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("About Leak Lab"))
        self._purpose.setText(
            self.tr(
                "Shows what a web page in a desktop application leaves behind in memory when its "
                "components are unmounted, and why."
            )
        )
        self.copy.setText(self.tr("&Copy the versions"))


def _leak_lab_version() -> str:
    with _PROJECT.open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])
