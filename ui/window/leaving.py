"""Asks, before the window closes, what is to become of runs that could not be kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.runs.keeper import Keeper
from ui.runs.operations import Operations
from ui.runs.runs import Runs
from ui.window.saving import Saving


class Leaving(QObject):
    """Whoever owns the window closes it when ``close`` is called.

    A signal that ends the program does not come this way: nobody is asked then.
    """

    def __init__(
        self,
        window: QWidget,
        operations: Operations,
        runs: Runs,
        saving: Saving,
        keeper: Keeper,
        close: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._operations = operations
        self._runs = runs
        self._saving = saving
        self._keeper = keeper
        self._close = close
        self._waiting: asyncio.Task[None] | None = None
        self._box: QMessageBox | None = None
        self._saves = False
        operations.busy_changed.connect(self._on_busy)

    def ask(self) -> None:
        """Close, if nothing would be lost or the user says so."""
        if not self._keeper.is_writing:
            self._ask_now()
        elif self._waiting is None:
            self._waiting = asyncio.ensure_future(self._ask_when_written())

    async def _ask_when_written(self) -> None:
        await self._keeper.written()
        self._waiting = None
        self._ask_now()

    def _ask_now(self) -> None:
        unsaved = self._runs.unsaved
        if not unsaved:
            self._close()
        elif self._box is not None:
            self._box.raise_()
        else:
            self._ask(len(unsaved))

    def _ask(self, count: int) -> None:
        box = self._box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Close Leak Lab"))
        box.setText(self.tr("Unsaved runs: {count}").format(count=QLocale().toString(count)))
        box.setInformativeText(self.tr("They are lost unless you save them."))
        save = box.addButton(self.tr("&Save all …"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)
        save.clicked.connect(self._save)
        discard.clicked.connect(self._close)
        box.destroyed.connect(self._forget_box)
        box.open()

    def _forget_box(self) -> None:
        self._box = None

    def _save(self) -> None:
        self._saves = True
        if self._operations.is_busy:
            # A run is stopped and judged, and then saved with the others.
            self._operations.cancel()
        else:
            self._save_now()

    def _on_busy(self, busy: bool) -> None:
        # What ends may begin something else, such as loading a page.
        if self._saves and not busy and not self._operations.is_busy:
            self._save_now()

    def _save_now(self) -> None:
        self._saves = False
        self._saving.save_runs(self._runs.unsaved, "leak-lab-runs", then=self._close)
