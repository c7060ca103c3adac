"""The menu bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDockWidget, QMenuBar, QToolBar, QWidget

from ui.check.actions import CheckActions
from ui.looks.theme_menu import ThemeMenu
from ui.looks.themes import Themes
from ui.window.actions import Actions
from ui.words.language import Languages
from ui.words.language_menu import LanguageMenu


class Menus(QMenuBar):
    """All actions; ``parts`` of the window can be hidden and shown again."""

    def __init__(
        self,
        actions: Actions,
        check_actions: CheckActions,
        parts: Sequence[QDockWidget | QToolBar],
        languages: Languages,
        themes: Themes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._file, self._run, self._check, self._view, self._help = (
            self.addMenu("") for _menu in range(5)
        )
        self._file.addAction(actions.open)
        self._file.addSeparator()
        self._file.addActions([actions.save_run, actions.save_report])
        self._file.addActions([actions.save_chart, actions.save_heap])
        self._file.addSeparator()
        self._file.addAction(actions.quit)

        self._run.addActions([actions.mount, actions.unmount])
        self._run.addSeparator()
        self._run.addActions([actions.run, actions.pause, actions.cancel, actions.run_all])
        self._run.addSeparator()
        self._run.addActions([actions.collect, actions.explain, actions.take_heap, actions.reload])
        self._run.addSeparator()
        self._run.addActions([actions.copy_command, actions.copy_test])
        self._run.addSeparator()
        # What ends the page is not for the tool bar, where it would be pressed by mistake.
        self._developer = self._run.addMenu("")
        self._developer.addAction(actions.crash_renderer)

        self._check.addActions(check_actions.all)

        self._view.addAction(actions.find)
        self._view.addSeparator()
        self._view.addActions([actions.show_page, actions.show_why, actions.show_source])
        self._view.addActions([actions.show_comparison, actions.show_matrix, actions.show_heap])
        self._view.addSeparator()
        self._view.addActions([actions.show_chart, actions.show_survivors])
        self._view.addAction(actions.show_history)
        self._view.addAction(actions.show_bridge)
        self._view.addSeparator()
        for part in parts:
            self._view.addAction(part.toggleViewAction())
        self._view.addAction(actions.reset_layout)
        self._view.addSeparator()
        self._view.addMenu(ThemeMenu(themes, self._view))
        self._view.addMenu(LanguageMenu(languages, self._view))

        self._help.addActions([actions.tour, actions.issue])
        self._help.addSeparator()
        self._help.addAction(actions.shortcuts)
        self._help.addSeparator()
        self._help.addAction(actions.about)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._file.setTitle(self.tr("&File"))
        self._run.setTitle(self.tr("&Run"))
        self._developer.setTitle(self.tr("&Developer"))
        self._check.setTitle(self.tr("&Check"))
        self._view.setTitle(self.tr("&View"))
        self._help.setTitle(self.tr("&Help"))
