"""Everything that can be done in the window, with its shortcut."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence


class Actions(QObject):
    """The actions of the menus; whoever does the work connects to them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.mount = self._action("mount", self.tr("&Mount"), "Ctrl+M")
        self.unmount = self._action("unmount", self.tr("&Unmount"), "Ctrl+U")
        self.run = self._action("run", self.tr("Mount and unmount &repeatedly"), "Ctrl+R")
        self.cancel = self._action("cancel", self.tr("&Cancel"), "Esc")
        self.collect = self._action("collect", self.tr("Collect &garbage"), "Ctrl+G")
        self.reload = self._action("reload", self.tr("Re&load the page"), "F5")
        self.break_renderer = self._action(
            "break-renderer", self.tr("&Break the renderer"), "Ctrl+Shift+B"
        )
        self.save_run = self._action("save-run", self.tr("&Save the run …"), "Ctrl+S")
        self.save_report = self._action("save-report", self.tr("Save a &report …"), "Ctrl+Shift+S")
        self.save_chart = self._action("save-chart", self.tr("Save the &chart …"), "Ctrl+E")
        self.save_heap = self._action(
            "save-heap", self.tr("Save a &heap snapshot …"), "Ctrl+Shift+H"
        )
        self.quit = self._action("quit", self.tr("&Quit"), "Ctrl+Q")
        self.find = self._action("find", self.tr("&Find a scenario"), "Ctrl+F")
        self.show_page = self._action("show-page", self.tr("The &page"), "Ctrl+1")
        self.show_source = self._action("show-source", self.tr("&About this scenario"), "Ctrl+2")
        self.show_chart = self._action("show-chart", self.tr("The &chart"), "Ctrl+3")
        self.show_holder = self._action("show-holder", self.tr("&Who holds it"), "Ctrl+4")
        self.reset_layout = self._action("reset-layout", self.tr("&Reset the layout"), "Ctrl+0")
        self.shortcuts = self._action("shortcuts", self.tr("&Shortcuts"), "F1")
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

    def _action(self, name: str, text: str, shortcut: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"action-{name}")
        action.setShortcut(QKeySequence(shortcut))
        return action
