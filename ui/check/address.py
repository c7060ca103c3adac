"""Where a page is named that is to be checked: typed, chosen, or checked before."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from report.tokens import SPACING
from ui.check.attached_target import address_in
from ui.check.recents import recent_pages, remember_page
from ui.window.last_folder import last_folder, remember_folder_of
from ui.words.one_line import one_line

_LONGEST_NAME = 80
_USUAL_PORT = "127.0.0.1:9222"


class Address(QWidget):
    """A field, and buttons for a file, a folder, and the pages that were checked last."""

    opened = Signal()
    """Whoever looks wants to see the page that is named now."""
    attach_asked = Signal()
    """Whoever looks wants to attach to a running application."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setObjectName("check-address")
        self.field.setClearButtonEnabled(True)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.open = QPushButton(self)
        self.open.setObjectName("check-open")
        self.file = QPushButton(self)
        self.file.setObjectName("check-file")
        self.folder = QPushButton(self)
        self.folder.setObjectName("check-folder")
        self.attach = QPushButton(self)
        self.attach.setObjectName("check-attach")
        self.recent = QToolButton(self)
        self.recent.setObjectName("check-recent")
        self.recent.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # An arrow behind the field, as of a list to choose from: a word more would be too wide.
        self.recent.setArrowType(Qt.ArrowType.DownArrow)
        # Qt marks a button with a menu by an arrow of its own, beside that.
        self.recent.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._menu = QMenu(self)
        self.recent.setMenu(self._menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING[1])
        layout.addWidget(self.field, 1)
        for button in (self.recent, self.open, self.file, self.folder, self.attach):
            layout.addWidget(button)
        self.field.returnPressed.connect(self._open)
        self.field.textChanged.connect(self._show_state)
        self.open.clicked.connect(self._open)
        self.file.clicked.connect(self._ask_file)
        self.folder.clicked.connect(self._ask_folder)
        self.attach.clicked.connect(self.attach_asked)
        self.setFocusProxy(self.field)
        self._is_enabled = True
        self._offer_recent()
        self._retranslate()

    @property
    def page(self) -> str:
        """What is named now; empty for nothing."""
        return self.field.text().strip()

    def name(self, page: str) -> None:
        """Name this page, and ask to see it."""
        self.field.setText(page)
        self._open()

    def begin_port(self) -> None:
        """Let the port of a running application be typed; what is named stays if it is one."""
        if address_in(self.page) is None:
            self.field.setText(_USUAL_PORT)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        begin = self.field.text().rfind(":") + 1
        self.field.setSelection(begin, len(self.field.text()) - begin)

    def remember(self) -> None:
        """Offer the page that is named now the next time as well."""
        if self.page:
            remember_page(self.page)
            self._offer_recent()

    def show_whether_enabled(self, enabled: bool) -> None:
        """Whether another page can be named now."""
        self._is_enabled = enabled
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show_state(self) -> None:
        for part in (self.field, self.file, self.folder, self.attach):
            part.setEnabled(self._is_enabled)
        self.open.setEnabled(self._is_enabled and bool(self.page))
        self.recent.setEnabled(self._is_enabled and not self._menu.isEmpty())

    def _open(self) -> None:
        if self.page and self._is_enabled:
            self.opened.emit()

    def _offer_recent(self) -> None:
        pages = recent_pages()
        self._known.setStringList(pages)
        self._menu.clear()
        for page in pages:
            # An ampersand would be taken for the mark of a key.
            shown = one_line(page, _LONGEST_NAME).replace("&", "&&")
            action = self._menu.addAction(shown)
            action.triggered.connect(lambda _checked, page=page: self.name(page))
        self._show_state()

    def _ask_file(self) -> None:
        kinds = self.tr("Pages (*.html *.htm)")
        dialog = QFileDialog(self, self.tr("Choose a page"), str(last_folder()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._show_dialog(dialog)

    def _ask_folder(self) -> None:
        caption = self.tr("Choose the folder of a built front end")
        dialog = QFileDialog(self, caption, str(last_folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._show_dialog(dialog)

    def _show_dialog(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, name: str) -> None:
        remember_folder_of(Path(name))
        self.name(name)

    def _retranslate(self) -> None:
        self.field.setPlaceholderText(
            self.tr("https://…, an HTML file, the folder of a built front end, or HOST:PORT")
        )
        self.field.setAccessibleName(self.tr("The page to check"))
        self.open.setText(self.tr("Open"))
        self.file.setText(self.tr("File …"))
        self.folder.setText(self.tr("Folder …"))
        self.attach.setText(self.tr("Attach …"))
        self.attach.setToolTip(self.tr("Attach to a running application by its debugging port"))
        self.recent.setToolTip(self.tr("Recent"))
        self.recent.setAccessibleName(self.tr("Recent"))
        self._show_state()
