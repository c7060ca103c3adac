"""What crosses the bridge, and the handlers at the page's end of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bridge.traffic import Crossing
from lab.page.handlers import Handlers
from ui.bridge.handlers_model import HandlersModel
from ui.bridge.log_filter import LogFilter
from ui.bridge.log_model import LogModel
from ui.bridge.sampled_table import SampledTable
from ui.looks.placeholder import PlaceholderStack

_WIDE = 860
_HIGH = 260
_LEAST_HEIGHT = 24
# As Qt has it, QWIDGETSIZE_MAX.
_ANY_HEIGHT = 2**24 - 1
_LEAST_ROWS = 4
"""The log shows its heading and some rows, in however low a window."""
_HANDLERS_SAMPLES = (
    "4294967295",
    "UploadCard #10",
    "still sent to",
    "1,000",
    "Messages",
    "plugin:upload|upload",
)
_LOG_SAMPLES = (
    "100.000",
    "← message",
    "UploadCard #10",
    "plugin:upload|upload",
    "Unmounted",
    "100 bytes",
    "4294967295",
)


class BridgeView(QWidget):
    """The registered handlers, and the log, beside each other where there is room."""

    watching_changed = Signal(bool)
    """Whether it wants to be told what crosses: it is seen, and not paused."""
    mount_chosen = Signal(int)
    """A mount of the document, from 1: the user wants to see what survives of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.handlers = HandlersModel(self)
        self.log = LogModel(self)
        self.filter = LogFilter(self.log, self)
        self._is_shown = False
        self._paused = False
        self._is_in_tauri = False

        self.search = QLineEdit(self)
        self.search.setObjectName("bridge-search")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_filter)
        self.late_only = QCheckBox(self)
        self.late_only.setObjectName("bridge-late-only")
        self.late_only.toggled.connect(self._on_filter)
        self.pause = QToolButton(self)
        self.pause.setObjectName("bridge-pause")
        self.pause.setCheckable(True)
        self.pause.toggled.connect(self._on_pause)
        self.clear_log = QToolButton(self)
        self.clear_log.setObjectName("bridge-clear")
        self.clear_log.clicked.connect(self._on_clear)
        for button in (self.pause, self.clear_log):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        above_log = QHBoxLayout()
        for part in (self.search, self.late_only, self.pause, self.clear_log):
            above_log.addWidget(part, 1 if part is self.search else 0)

        self._summary = QLabel(self)
        self._summary.setObjectName("bridge-summary")
        self.handlers_table = SampledTable(
            "bridge-handlers", self.handlers, _HANDLERS_SAMPLES, HandlersModel.WHAT, self
        )
        self.log_table = SampledTable("bridge-log", self.filter, _LOG_SAMPLES, LogModel.WHAT, self)
        self._no_handlers = PlaceholderStack(self.handlers_table, "bridge-no-handlers", self)
        self._no_log = PlaceholderStack(self.log_table, "bridge-no-log", self)
        self.handlers_table.activated.connect(self._on_handler)
        self.log_table.activated.connect(self._on_crossing)

        self._splitter = QSplitter(self)
        self._splitter.setChildrenCollapsible(False)
        self._no_handlers.setMinimumHeight(_LEAST_HEIGHT)
        self._no_log.setMinimumHeight(_LEAST_ROWS * _LEAST_HEIGHT)
        self._handlers_pane, log_pane = QWidget(self), QWidget(self)
        handlers, log = QVBoxLayout(self._handlers_pane), QVBoxLayout(log_pane)
        handlers.addWidget(self._summary)
        handlers.addWidget(self._no_handlers, 1)
        log.addLayout(above_log)
        log.addWidget(self._no_log, 1)
        for layout in (handlers, log):
            layout.setContentsMargins(0, 0, 0, 0)
        self._splitter.addWidget(self._handlers_pane)
        self._splitter.addWidget(log_pane)
        self._splitter.setStretchFactor(0, 2)
        self._splitter.setStretchFactor(1, 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6, 6, 6, 6)
        outer.addWidget(self._splitter)
        self._retranslate()

    @property
    def is_paused(self) -> bool:
        """Whether the user wants it to stand still."""
        return self._paused

    def show_whether_in_tauri(self, in_tauri: bool) -> None:
        """Whether scenarios run in real Tauri, whose bridge nobody watches."""
        if in_tauri != self._is_in_tauri:
            self._is_in_tauri = in_tauri
            self._retranslate()

    def begin_document(self) -> None:
        """Show nothing: the page has been loaded anew."""
        self.handlers.clear()
        self.log.begin_document()
        self._show_what_there_is()

    def show_crossings(self, crossings: Sequence[Crossing]) -> None:
        """Add these to the log, which follows them unless it was scrolled up."""
        bar = self.log_table.verticalScrollBar()
        follows = bar.value() >= bar.maximum()
        self.log.append(crossings)
        self._show_what_there_is()
        if follows:
            self.log_table.scrollToBottom()

    def show_handlers(self, handlers: Handlers) -> None:
        """Show who is registered now, and which messages came late."""
        chosen = self.handlers_table.currentIndex()
        callback = None
        if chosen.isValid():
            callback = self.handlers.rows[chosen.row()].handler.callback
        self.handlers.show_handlers(handlers.handlers)
        if callback is not None and not self.handlers_table.currentIndex().isValid():
            for number, row in enumerate(self.handlers.rows):
                if row.handler.callback == callback:
                    self.handlers_table.selectRow(number)
        self.log.show_handlers(handlers)
        self._show_what_there_is()

    def show_mount(self, number: int) -> None:
        """List what crossed for one mount."""
        self.late_only.setChecked(False)
        self.search.setText(f"#{number}")

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to watch."""
        super().showEvent(event)
        self._is_shown = True
        self.watching_changed.emit(not self._paused)

    def hideEvent(self, event: QHideEvent) -> None:
        """Watch no longer."""
        super().hideEvent(event)
        self._is_shown = False
        self.watching_changed.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two beside each other where there is room."""
        super().resizeEvent(event)
        is_wide = self.width() >= _WIDE
        # Two tables of one row each would tell nothing: then the line says how many there are.
        has_room = is_wide or self.height() >= _HIGH
        self._no_handlers.setVisible(has_room)
        line = self._handlers_pane.minimumSizeHint().height()
        self._handlers_pane.setMaximumHeight(_ANY_HEIGHT if has_room else line)
        orientation = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        self._splitter.setOrientation(orientation)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on_filter(self) -> None:
        self.filter.set_text(self.search.text())
        self.filter.set_late_only(self.late_only.isChecked())
        self._show_what_there_is()
        self.log_table.scrollToBottom()

    def _on_pause(self, paused: bool) -> None:
        self._paused = paused
        self._retranslate()
        self.watching_changed.emit(self._is_shown and not paused)

    def _on_clear(self) -> None:
        self.log.clear()
        self._show_what_there_is()

    def _on_handler(self, index: QModelIndex) -> None:
        self.late_only.setChecked(False)
        self.search.setText(str(self.handlers.rows[index.row()].handler.callback))

    def _on_crossing(self, index: QModelIndex) -> None:
        mount = self.log.crossing(self.filter.mapToSource(index).row()).mount
        if mount:
            self.mount_chosen.emit(mount)

    def _show_what_there_is(self) -> None:
        self._no_handlers.show_view(bool(self.handlers.rowCount()))
        self._no_log.show_view(bool(self.filter.rowCount()))
        self._say()

    def _say(self) -> None:
        number = QLocale().toString
        listed = self.handlers.rowCount() - self.handlers.count("removed")
        leaked = self.handlers.count("leaked")
        text = self.tr("Handlers: {count}").format(count=number(listed))
        if leaked:
            text = self.tr("Handlers: {count}, of which {leaked} leaked").format(
                count=number(listed), leaked=number(leaked)
            )
        self._summary.setText(text)
        is_filtered = self.filter.is_on and self.log.rowCount()
        self._no_log.say(
            self.tr("Nothing that crossed matches the filter.")
            if is_filtered
            else self.tr(
                "The bridge of real Tauri cannot be watched from here. On the stand-in each "
                "message is listed here."
            )
            if self._is_in_tauri
            else self.tr("Mount a component: each message that crosses the bridge is listed here.")
        )

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Filter: command, callback, component, #mount"))
        self.search.setAccessibleName(self.tr("Filter the log"))
        self.late_only.setText(self.tr("&Late only"))
        self.late_only.setToolTip(self.tr("Only messages to components that were unmounted"))
        self.pause.setText(self.tr("&Resume") if self._paused else self.tr("Pa&use"))
        self._summary.setToolTip(
            self.tr(
                "Of all mounts of this page: those of the warm-up, of the measured cycles, and of "
                "the cycles that find out what holds the components."
            )
        )
        self.pause.setToolTip(self.tr("Let the log and the handlers stand still"))
        self.clear_log.setText(self.tr("Clea&r"))
        self.clear_log.setToolTip(self.tr("Empty the log"))
        self.handlers_table.setAccessibleName(self.tr("Registered handlers"))
        self.handlers_table.setAccessibleDescription(self.tr("Enter lists its messages"))
        self.log_table.setAccessibleName(self.tr("What crossed the bridge"))
        self.log_table.setAccessibleDescription(self.tr("Enter shows the component's survivor"))
        self._no_handlers.say(
            ""
            if self._is_in_tauri
            else self.tr("Handlers that the page has registered with the backend are listed here.")
        )
        self.handlers.retranslate()
        self.log.retranslate()
        self._say()
