"""Everything that can be done in the window, with its shortcut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeySequence


class Actions(QObject):
    """The actions of the menus; whoever does the work connects to them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.mount = self._action("mount", "Ctrl+M")
        self.unmount = self._action("unmount", "Ctrl+U")
        self.run = self._action("run", "Ctrl+R")
        self.cancel = self._action("cancel", "Esc")
        self.collect = self._action("collect", "Ctrl+G")
        self.reload = self._action("reload", "F5")
        self.break_renderer = self._action("break-renderer", "Ctrl+Shift+B")
        self.save_run = self._action("save-run", "Ctrl+S")
        self.save_report = self._action("save-report", "Ctrl+Shift+S")
        self.save_chart = self._action("save-chart", "Ctrl+E")
        self.save_heap = self._action("save-heap", "Ctrl+Shift+H")
        self.quit = self._action("quit", "Ctrl+Q")
        self.find = self._action("find", "Ctrl+F")
        self.show_page = self._action("show-page", "Ctrl+1")
        self.show_source = self._action("show-source", "Ctrl+2")
        self.show_chart = self._action("show-chart", "Ctrl+3")
        self.show_holder = self._action("show-holder", "Ctrl+4")
        self.reset_layout = self._action("reset-layout", "Ctrl+0")
        self.shortcuts = self._action("shortcuts", "F1")
        self._retranslate()
        self.show_state(busy=True, loaded=False, measured=False)

    def show_state(self, *, busy: bool, loaded: bool, measured: bool) -> None:
        """Enable what can be done now; ``measured`` is whether there is a result to save."""
        for action in (self.mount, self.unmount, self.run, self.collect, self.save_heap):
            action.setEnabled(loaded and not busy)
        for action in (self.save_run, self.save_report, self.save_chart):
            action.setEnabled(measured and not busy)
        self.reload.setEnabled(not busy)
        self.cancel.setEnabled(loaded and busy)
        self.break_renderer.setEnabled(loaded)

    def event(self, event: QEvent) -> bool:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().event(event)

    def _retranslate(self) -> None:
        self.mount.setText(self.tr("&Mount"))
        self.unmount.setText(self.tr("&Unmount"))
        self.run.setText(self.tr("Mount and unmount &repeatedly"))
        self.cancel.setText(self.tr("&Cancel"))
        self.collect.setText(self.tr("Collect &garbage"))
        self.reload.setText(self.tr("Re&load the page"))
        self.break_renderer.setText(self.tr("&Break the renderer"))
        self.save_run.setText(self.tr("&Save the run …"))
        self.save_report.setText(self.tr("Save a &report …"))
        self.save_chart.setText(self.tr("Save the &chart …"))
        self.save_heap.setText(self.tr("Save a &heap snapshot …"))
        self.quit.setText(self.tr("&Quit"))
        self.find.setText(self.tr("&Find a scenario"))
        self.show_page.setText(self.tr("The &page"))
        self.show_source.setText(self.tr("&About this scenario"))
        self.show_chart.setText(self.tr("The &chart"))
        self.show_holder.setText(self.tr("&Who holds it"))
        self.reset_layout.setText(self.tr("&Reset the layout"))
        self.shortcuts.setText(self.tr("&Shortcuts"))

    def _action(self, name: str, shortcut: str) -> QAction:
        action = QAction(self)
        action.setObjectName(f"action-{name}")
        action.setShortcut(QKeySequence(shortcut))
        return action
