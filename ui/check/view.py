"""The Check tab: somebody's own page, what is done in it, and what that leaves behind."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from check.examine import Examined
from check.settings.project import ProjectSettings
from engine.attach.application import OpenPage
from memory.problem import Problem
from report.tokens import SPACING
from ui.check.actions import CheckActions
from ui.check.address import Address
from ui.check.controls import CheckControls
from ui.check.dropping import dropped_page
from ui.check.left_side import LeftSide
from ui.check.scenario_saving import ScenarioSaving, check_command
from ui.check.steps_view import StepsView
from ui.check.verdict import CheckVerdict
from ui.check.words import check_findings, notice_words, progress_words
from ui.looks.action_button import ActionButton

_SIDE_WIDTH = 350


class CheckView(QWidget):
    """Left the page, then what holds what it left behind; right the verdict and the steps."""

    def __init__(self, actions: CheckActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._actions = actions
        self._found: Examined | None = None
        self._problem: Problem | None = None
        self._phrase = ""
        self._was_cancelled = False
        self._saved: Path | None = None
        self.address = Address(self)
        self.left = LeftSide(self)
        self.checks, self.holder = self.left.checks, self.left.holder
        self.controls = controls = CheckControls(actions, self.checks, self)
        self.record, self.repeat = controls.record, controls.repeat
        self.cycles, self.cancel = controls.cycles, controls.cancel
        self.save, self.copy = (
            ActionButton(action, self) for action in (actions.save, actions.copy)
        )
        self.verdict = CheckVerdict(self)
        self.steps = StepsView(self)
        self._notices = QLabel(self)
        self._notices.setObjectName("check-notices")
        self._notices.setWordWrap(True)
        self._notices.setTextFormat(Qt.TextFormat.PlainText)
        self._notices.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._notices.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.saving = ScenarioSaving(self, self._on_failed)
        self._lay_out()
        self.setFocusProxy(self.address.field)
        self._connect()
        self._show_state()
        self._retranslate()

    def begin_address(self) -> None:
        """Let the page be named anew."""
        self.address.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.address.field.selectAll()

    def begin_port(self) -> None:
        """Let the port of a running application be named, and say how one is opened."""
        if self.checks.is_busy:
            return
        self._begin_anew()
        self.left.ask_for_port()
        self.address.begin_port()
        self._show_state()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a page or a folder; other files are for the window."""
        if not self.checks.is_busy and dropped_page(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open it."""
        if (path := dropped_page(event)) is not None:
            event.acceptProposedAction()
            self.address.name(str(path))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        side = QWidget(self)
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(SPACING[1])
        beside.addWidget(self.verdict)
        beside.addWidget(self._notices)
        beside.addWidget(self.steps, 1)
        # One below the other: side by side they would make the window wider than a small screen.
        beside.addWidget(self.save)
        beside.addWidget(self.copy)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.left)
        splitter.addWidget(side)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setSizes([2 * _SIDE_WIDTH, _SIDE_WIDTH])
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING[1], SPACING[1], SPACING[1], SPACING[1])
        layout.setSpacing(SPACING[1])
        layout.addWidget(self.address)
        layout.addWidget(self.controls)
        layout.addWidget(splitter, 1)

    def _connect(self) -> None:
        checks, actions = self.checks, self._actions
        checks.changed.connect(self._show_state)
        checks.said.connect(self._on_said)
        checks.judged.connect(self._on_judged)
        checks.failed.connect(self._on_failed)
        checks.cancelled.connect(self._on_cancelled)
        checks.settings_read.connect(self._on_settings)
        self.address.opened.connect(self._open)
        self.address.attach_asked.connect(self.begin_port)
        self.left.attach.picked.connect(self._pick)
        self.address.field.textChanged.connect(self._show_state)
        self.steps.changed.connect(checks.change_steps)
        actions.record.triggered.connect(self._record_or_stop)
        actions.repeat.triggered.connect(self._repeat)
        actions.save.triggered.connect(self._save)
        actions.copy.triggered.connect(self._copy)

    def _open(self) -> None:
        self._begin()
        self.checks.open(self.address.page)

    def _pick(self, page: OpenPage) -> None:
        self._begin()
        self.checks.pick(page)

    def _record_or_stop(self) -> None:
        if self.checks.phase == "recording":
            self.checks.stop_recording()
        else:
            self._begin()
            self.checks.record(self.address.page)

    def _repeat(self) -> None:
        self._begin()
        self.checks.repeat(self.address.page, self.cycles.value())

    def _begin(self) -> None:
        self._begin_anew()
        self.left.end_asking()
        self.address.remember()

    def _begin_anew(self) -> None:
        """What was found is of before."""
        self._found = self._problem = self._saved = None
        self._phrase = ""
        self._was_cancelled = False

    def _save(self) -> None:
        def saved(file: Path) -> None:
            self._saved = file
            self._show_state()

        self.saving.ask(self.checks.steps, self.checks.command_target, saved)

    def _copy(self) -> None:
        page, steps = self.address.page, self.checks.steps
        # Of one that is named and was not opened nothing is known yet.
        is_opened = page == self.checks.target
        target = self.checks.command_target if is_opened else (page,)
        # Without the file it is a command that cannot give the same verdict.
        if steps and is_opened and self.saving.file_of(steps) is None:
            self.saving.ask(steps, target, lambda _file: self._copy())
            return
        file = self.saving.file_of(steps) if is_opened else None
        command = check_command(target, self.cycles.value(), file)
        QGuiApplication.clipboard().setText(command)
        self.controls.say(self.tr("Copied: {command}").format(command=command))

    def _on_said(self, phrase: str) -> None:
        self._phrase = phrase
        self._show_state()

    def _on_judged(self, examined: Examined) -> None:
        self._found = examined
        self._show_found()
        self._show_state()

    def _on_settings(self, settings: ProjectSettings) -> None:
        if settings.cycles is not None:
            self.cycles.setValue(settings.cycles)

    def _on_failed(self, problem: Problem) -> None:
        self._problem = problem
        self._show_state()

    def _on_cancelled(self) -> None:
        self._was_cancelled = True
        self._show_state()

    def _show_found(self) -> None:
        if self._found is None:
            return
        self.holder.show_findings(check_findings(self._found))

    def _show_state(self) -> None:
        checks = self.checks
        phase = checks.phase
        self._actions.show_state(
            can_begin=bool(self.address.page) and not checks.is_busy,
            is_recording=phase == "recording",
            has_steps=bool(checks.steps) and not checks.is_busy,
        )
        self.address.show_whether_enabled(not checks.is_busy)
        self.controls.show_state(checks)
        self.steps.show_steps(checks.steps, can_edit=not checks.is_busy)
        self.left.show_state(is_judged=self._found is not None)
        self._show_words()

    def _show_words(self) -> None:
        self.controls.say(self._status_words())
        self.verdict.show_checks(self.checks, self._found, self._problem)
        notices = self._found.notices if self._found else self.checks.notices
        self._notices.setText("\n".join(map(notice_words, notices)))
        self._notices.setVisible(bool(notices))

    def _status_words(self) -> str:
        phase = self.checks.phase
        if self.checks.is_cancelling:
            return self.tr("Ending what goes on …")
        if phase == "opening":
            return self.tr("Loading the page …")
        if phase == "recording":
            return self.tr("Recording: mount and unmount something in the page, once.")
        if phase == "repeating":
            return progress_words(self._phrase, self.checks.cycle)
        if self._was_cancelled:
            return self.tr("Cancelled.")
        if self._saved is not None:
            return self.tr("Saved as {file}").format(file=self._saved)
        return ""

    def _retranslate(self) -> None:
        self.steps.say(self.tr("The steps that you record are listed here."))
        self._show_found()
        self._show_words()
