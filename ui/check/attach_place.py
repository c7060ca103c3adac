"""What the Check tab shows of a running application, whose page is in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from report.tokens import FONT_SIZES, SPACING
from ui.check.checks import Checks
from ui.check.pages_model import PagesModel
from ui.looks.tables import prepare_table
from ui.looks.text_look import TextLook, show_look
from ui.words.one_line import one_line

_WIDTH = 620
_LEAST_WIDTH = 160
_LONGEST = 300
_HOW = """\
Qt WebEngine:  QTWEBENGINE_REMOTE_DEBUGGING=127.0.0.1:9222 ./app
Electron, CEF, Chrome, Edge:  app --remote-debugging-port=9222
WebView2:  WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS=--remote-debugging-port=9222
WebKitGTK (Tauri):  WEBKIT_INSPECTOR_HTTP_SERVER=127.0.0.1:9222 ./app"""


class AttachPlace(QWidget):
    """How to open a port; else the pages to pick from; else what it is attached to."""

    picked = Signal(object)
    """The :class:`engine.attach.application.OpenPage` that is to be checked."""

    def __init__(self, checks: Checks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checks = checks
        inside = QWidget(self)
        inside.setMaximumWidth(_WIDTH)
        self._title, self._text, self._how, self._facts, self._cost = (
            QLabel(inside) for _label in range(5)
        )
        self._title.setObjectName("attach-title")
        self._text.setObjectName("attach-text")
        self._how.setObjectName("attach-how")
        self._facts.setObjectName("attach-facts")
        show_look(self._title, TextLook(FONT_SIZES[2], is_bold=True))
        self._how.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._how.setText(_HOW)
        # Its longest word would make the window wider than a small screen.
        self._how.setMinimumWidth(_LEAST_WIDTH)
        self._cost.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.pages = QTableView(inside)
        self.pages.setObjectName("attach-pages")
        self.model = PagesModel(self)
        self.pages.setModel(self.model)
        prepare_table(self.pages)
        self.pages.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.pages.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.pages.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.pages.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.attach, self.another, self.detach = (QPushButton(inside) for _button in range(3))
        self.attach.setObjectName("attach-page")
        self.attach.setProperty("primary", True)
        self.another.setObjectName("attach-another")
        self.detach.setObjectName("attach-detach")
        self.without_reload = QCheckBox(inside)
        self.without_reload.setObjectName("attach-without-reload")
        self._lay_out(inside)
        self.attach.clicked.connect(self._pick)
        self.pages.activated.connect(self._pick)
        self.pages.selectionModel().selectionChanged.connect(self._show_buttons)
        self.another.clicked.connect(checks.pick_another)
        self.detach.clicked.connect(checks.detach)
        self.without_reload.toggled.connect(self._choose_reload)
        checks.changed.connect(self._show_state)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self, inside: QWidget) -> None:
        column = QVBoxLayout(inside)
        column.setSpacing(SPACING[2])
        column.addStretch(1)
        for label in (self._title, self._text, self._how, self._facts):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addWidget(self.pages, 4)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING[1])
        for button in (self.attach, self.another, self.detach):
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addWidget(self.without_reload)
        self._cost.setWordWrap(True)
        column.addWidget(self._cost)
        column.addStretch(2)
        # What is wrapped knows its height by its width: it is not to be aligned, but squeezed.
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(inside, 100)
        layout.addStretch(1)

    def _pick(self) -> None:
        page = self.model.page_at(self.pages.currentIndex().row())
        if page is not None and self.attach.isEnabled():
            self.picked.emit(page)

    def _choose_reload(self, is_without: bool) -> None:
        self._checks.attached.reloads = not is_without
        self._show_words()

    def _show_state(self) -> None:
        checks = self._checks
        attached = checks.attached
        is_choosing = attached.application is not None and attached.page is None
        if is_choosing:
            self.model.show_pages(attached.pages)
        self.pages.setVisible(is_choosing)
        self.attach.setVisible(is_choosing)
        if is_choosing and not self.pages.selectionModel().hasSelection():
            self.pages.selectRow(0)
        self._how.setVisible(attached.application is None)
        self._facts.setVisible(attached.page is not None)
        self.another.setVisible(attached.page is not None and len(attached.pages) > 1)
        self.detach.setVisible(checks.phase == "open")
        self._cost.setVisible(attached.application is not None)
        self.without_reload.setVisible(attached.application is not None)
        self.without_reload.setEnabled(not checks.is_busy)
        self._show_buttons()
        self._show_words()

    def _show_buttons(self) -> None:
        self.attach.setEnabled(
            self._checks.phase == "choosing" and self.pages.selectionModel().hasSelection()
        )
        self.another.setEnabled(not self._checks.is_busy)

    def _show_words(self) -> None:
        application, page = self._checks.attached.application, self._checks.attached.page
        self._title.setText(self._title_words())
        self._text.setText(self._state_words())
        if application is not None and page is not None:
            facts = (page.title, page.url, f"{application.engine}, {application.address}")
            self._facts.setText("\n".join(one_line(each, _LONGEST) for each in facts if each))
        if self.without_reload.isChecked():
            self._cost.setText(
                self.tr(
                    "The page keeps its state. What its own scripts registered before, functions "
                    "that they had taken aside, and components of a framework that was there "
                    "before are not seen by themselves; heap snapshots show them all the same."
                )
            )
        else:
            self._cost.setText(
                self.tr(
                    "The page is loaded anew, so that all of it is seen, and once more at the end, "
                    "so that nothing of Leak Lab stays in it. What is typed in it is lost."
                )
            )

    def _title_words(self) -> str:
        checks = self._checks
        if checks.attached.application is None:
            return self.tr("Attach to a running application")
        if checks.attached.page is None:
            return self.tr("Which page?")
        if checks.phase == "nothing":
            return self.tr("A running application")
        return self.tr("Attached")

    def _state_words(self) -> str:
        checks = self._checks
        if checks.attached.application is None:
            return self.tr(
                "Start it with its debugging port open, on this machine alone, and type the port "
                "above, such as 127.0.0.1:9222."
            )
        if checks.attached.page is None:
            return self.tr("The application shows several pages. Pick the one to check.")
        if checks.phase == "recording":
            return self.tr(
                "In the application's own window mount something and unmount it, once. Then press "
                "Stop recording here."
            )
        if checks.phase == "repeating":
            return self.tr(
                "The cycles run in the application's own window. Leave that alone, and in sight, "
                "until the verdict is here."
            )
        if checks.phase == "opening":
            return self.tr("Reaching the page …")
        if checks.phase == "nothing":
            return self.tr("The page is left to itself. Record and Repeat attach to it again.")
        return self.tr(
            "The page goes on in its own window, and nothing is put into it until you press "
            "Record or Repeat."
        )

    def _retranslate(self) -> None:
        self.attach.setText(self.tr("Attach to this page"))
        self.another.setText(self.tr("Pick another page"))
        self.detach.setText(self.tr("Detach"))
        self.without_reload.setText(self.tr("Without a reload"))
        self.pages.setAccessibleName(self.tr("The application's pages"))
        self.model.retranslate()
        self._show_state()
