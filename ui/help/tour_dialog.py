"""The tour: docs/tour.md with its pictures, beside the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

TOUR = Path(__file__).parents[2] / "docs" / "tour.md"
PICTURE_WIDTH = 640
"""At most, in logical pixels."""
_SIZE = QSize(PICTURE_WIDTH + 80, 640)
_IMAGE = QTextDocument.ResourceType.ImageResource.value


class _Document(QTextBrowser):
    """A Markdown file, with pictures that fit."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture in the width of the text; all else as it is."""
        found = super().loadResource(kind, name)
        if kind != _IMAGE:
            return found
        path = self.source().resolved(QUrl(name)).toLocalFile()
        picture = QImage(path)
        if picture.width() <= PICTURE_WIDTH:
            return picture
        # Scaled by the text itself, its letters could not be read.
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        fitting = picture.scaledToWidth(round(PICTURE_WIDTH * ratio), smooth)
        fitting.setDevicePixelRatio(ratio)
        return fitting


class TourDialog(QDialog):
    """The tour to follow while the window is used. Show it with ``show()``; it deletes itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_SIZE)
        self.document = _Document(self)
        self.document.setObjectName("tour")
        self.document.setOpenExternalLinks(True)
        self.document.setSource(QUrl.fromLocalFile(str(TOUR)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.document)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; the tour itself is in English."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Tour of Leak Lab"))
        self.document.setAccessibleName(self.tr("Tour of Leak Lab"))
