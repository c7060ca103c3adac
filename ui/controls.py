"""The tool bar: what to run, and the buttons that run it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QSpinBox,
    QToolBar,
    QWidget,
)

from lab.experiment import DEFAULT_CYCLES
from ui.actions import Actions

MAX_CYCLES = 100_000


class Controls(QToolBar):
    """Pick a Tauri version; mount, unmount, run, cancel."""

    runtime_chosen = Signal(str)
    mount_clicked = Signal()
    unmount_clicked = Signal()
    run_clicked = Signal()
    cancel_clicked = Signal()
    reload_clicked = Signal()

    def __init__(
        self, runtimes: Sequence[str], actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("controls")
        self.setWindowTitle(self.tr("Controls"))
        self.setMovable(False)

        self.runtime = QComboBox(self)
        self.runtime.setObjectName("runtime")
        for runtime in runtimes:
            name = self.tr("Tauri {version}").format(version=runtime)
            self.runtime.addItem(self.tr("QWebChannel") if runtime == "qt" else name, runtime)
        self.runtime.setAccessibleName(self.tr("Runs on"))
        self.runtime.setToolTip(self.tr("The Tauri version whose npm packages the page runs"))
        self.runtime.activated.connect(
            lambda _index: self.runtime_chosen.emit(self.current_runtime())
        )
        self.mount = self._button("mount", self.tr("Mount"), actions.mount)
        self.mount.clicked.connect(self.mount_clicked)
        self.unmount = self._button("unmount", self.tr("Unmount"), actions.unmount)
        self.unmount.clicked.connect(self.unmount_clicked)
        self.run = self._button("run", self.tr("Mount / unmount ×"), actions.run)
        self.run.setDefault(True)
        self.run.clicked.connect(self.run_clicked)
        self.cycles = QSpinBox(self)
        self.cycles.setObjectName("cycles")
        self.cycles.setRange(1, MAX_CYCLES)
        self.cycles.setValue(DEFAULT_CYCLES)
        self.cycles.setAccessibleName(self.tr("Number of cycles"))
        self.cycles.setToolTip(self.tr("How many times to mount and unmount"))
        self.cancel = self._button("cancel", self.tr("Cancel"), actions.cancel)
        self.cancel.clicked.connect(self.cancel_clicked)
        self.reload = self._button("reload", self.tr("Reload page"), actions.reload)
        self.reload.clicked.connect(self.reload_clicked)

        self.addWidget(self._label(self.tr("Runs on"), self.runtime))
        self.addWidget(self.runtime)
        self.addSeparator()
        self.addWidget(self.mount)
        self.addWidget(self.unmount)
        self.addSeparator()
        self.addWidget(self.run)
        self.addWidget(self.cycles)
        self.addWidget(self.cancel)
        self.addSeparator()
        self.addWidget(self.reload)
        self.setIconSize(QSize(16, 16))
        self.show_state(busy=True, loaded=False)

    def current_runtime(self) -> str:
        """The Tauri version that is picked."""
        return str(self.runtime.currentData())

    def show_state(self, *, busy: bool, loaded: bool) -> None:
        """Enable what can be done now."""
        for button in (self.mount, self.unmount, self.run):
            button.setEnabled(loaded and not busy)
        choices: tuple[QWidget, ...] = (self.runtime, self.cycles, self.reload)
        for choice in choices:
            choice.setEnabled(not busy)
        self.cancel.setEnabled(busy and loaded)

    def _button(self, name: str, text: str, action: QAction) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{action.text().replace('&', '')} ({keys})")
        # By key and by menu the same happens as by the button.
        action.triggered.connect(button.animateClick)
        return button

    def _label(self, text: str, buddy: QWidget) -> QLabel:
        label = QLabel(text, self)
        label.setBuddy(buddy)
        label.setContentsMargins(6, 0, 2, 0)
        return label
