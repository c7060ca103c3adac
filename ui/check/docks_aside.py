"""Puts what is about our own page out of the way while somebody else's is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QToolBar, QWidget


class DocksAside(QObject):
    """While ``tab`` is current the docks and the tool bar are hidden; then they are as before."""

    def __init__(
        self,
        window: QMainWindow,
        tabs: QTabWidget,
        tab: QWidget,
        parts: Sequence[QDockWidget | QToolBar],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tabs = tabs
        self._tab = tab
        self._parts = tuple(parts)
        self._before: QByteArray | None = None
        tabs.currentChanged.connect(self._on_tab)

    @property
    def layout(self) -> QByteArray:
        """The layout of the window as it is without this tab: what is to be remembered of it."""
        return self._window.saveState() if self._before is None else self._before

    def _on_tab(self) -> None:
        is_current = self._tabs.currentWidget() is self._tab
        if is_current and self._before is None:
            self._before = self._window.saveState()
            for part in self._parts:
                part.hide()
        elif not is_current and self._before is not None:
            before, self._before = self._before, None
            self._window.restoreState(before)
