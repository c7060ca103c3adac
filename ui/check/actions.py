"""What can be done in the Check tab, with its shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject
from PySide6.QtGui import QAction

from ui.looks.named_action import named_action

DEFAULT_CYCLES = 7


class CheckActions(QObject):
    """The actions of the menu; whoever does the work connects to them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.address = named_action(self, "check-address", "Ctrl+L")
        self.attach = named_action(self, "check-attach", "Ctrl+Shift+L")
        self.record = named_action(self, "check-record", "Ctrl+D")
        self.repeat = named_action(self, "check-repeat", "Ctrl+Return")
        self.save = named_action(self, "check-save")
        self.copy = named_action(self, "check-copy")
        self._cycles = DEFAULT_CYCLES
        self._is_recording = False
        self._retranslate()

    @property
    def all(self) -> tuple[QAction, ...]:
        """In the order of a menu."""
        return self.address, self.attach, self.record, self.repeat, self.save, self.copy

    def show_state(self, *, can_begin: bool, is_recording: bool, has_steps: bool) -> None:
        """Enable what can be done now; ``can_begin``: a page is named, and nothing goes on."""
        self._is_recording = is_recording
        self.record.setEnabled(can_begin or is_recording)
        self.repeat.setEnabled(can_begin)
        self.save.setEnabled(has_steps)
        self.copy.setEnabled(can_begin)
        self._retranslate()

    def show_cycles(self, cycles: int) -> None:
        """How often is repeated."""
        self._cycles = cycles
        self._retranslate()

    def event(self, event: QEvent) -> bool:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().event(event)

    def _retranslate(self) -> None:
        self.address.setText(self.tr("Check a &page"))
        self.attach.setText(self.tr("&Attach to an application …"))
        recording = self.tr("&Stop recording")
        self.record.setText(recording if self._is_recording else self.tr("&Record"))
        count = QLocale().toString(self._cycles)
        self.repeat.setText(self.tr("Re&peat × {count}").format(count=count))
        self.save.setText(self.tr("Save as scenario &file …"))
        self.copy.setText(self.tr("&Copy the command line"))
