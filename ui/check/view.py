"""The Check tab: somebody's own page, what is done in it, and what that leaves behind."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QPalette
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from check.examine import Examined
from memory.problem import Problem
from report.tokens import SPACING
from ui.check.actions import DEFAULT_CYCLES, CheckActions
from ui.check.address import Address
from ui.check.checks import Checks
from ui.check.first_steps import CheckFirstSteps
from ui.check.page_place import PagePlace
from ui.check.scenario_saving import ScenarioSaving, check_command
from ui.check.steps_view import StepsView
from ui.check.verdict import CheckVerdict
from ui.check.words import check_findings, doing_words
from ui.holders.holder_view import HolderView
from ui.looks.action_button import ActionButton

_FEWEST, _MOST = 2, 1000
_SIDE_WIDTH = 350
_PAGES = (".html", ".htm", ".xhtml")


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
        self.checks = Checks(self._show_page, self)
        self.address = Address(self)
        self.cycles = QSpinBox(self)
        self.cycles.setObjectName("check-cycles")
        self.cycles.setRange(_FEWEST, _MOST)
        self.cycles.setValue(DEFAULT_CYCLES)
        self.cancel = QPushButton(self)
        self.cancel.setObjectName("check-cancel")
        self.record, self.repeat = (
            ActionButton(action, self) for action in (actions.record, actions.repeat)
        )
        self.save, self.copy = (
            ActionButton(action, self) for action in (actions.save, actions.copy)
        )
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setMaximumWidth(120)
        self._status = QLabel(self)
        self._status.setObjectName("check-status")
        self._status.setWordWrap(True)
        self.verdict = CheckVerdict(self)
        self.steps = StepsView(self)
        self.holder = HolderView(self)
        self._notices = QLabel(self)
        self._notices.setObjectName("check-notices")
        self._notices.setWordWrap(True)
        self._notices.setTextFormat(Qt.TextFormat.PlainText)
        self._notices.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._notices.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._welcome = CheckFirstSteps(self)
        self._page_place = PagePlace(self)
        self._left = QStackedWidget(self)
        for part in (self._welcome, self._page_place, self.holder):
            self._left.addWidget(part)
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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a page or a folder; other files are for the window."""
        if not self._is_taken and _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open it."""
        if (path := _dropped(event)) is not None:
            event.acceptProposedAction()
            self.address.name(str(path))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(SPACING[1])
        self.repeat.setProperty("primary", True)
        for part in (self.record, self.repeat, self.cycles, self.cancel, self._progress):
            above.addWidget(part)
        above.addWidget(self._status, 1)
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
        splitter.addWidget(self._left)
        splitter.addWidget(side)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setSizes([2 * _SIDE_WIDTH, _SIDE_WIDTH])
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING[1], SPACING[1], SPACING[1], SPACING[1])
        layout.setSpacing(SPACING[1])
        layout.addWidget(self.address)
        layout.addLayout(above)
        layout.addWidget(splitter, 1)

    def _connect(self) -> None:
        checks, actions = self.checks, self._actions
        checks.changed.connect(self._show_state)
        checks.said.connect(self._on_said)
        checks.judged.connect(self._on_judged)
        checks.failed.connect(self._on_failed)
        checks.cancelled.connect(self._on_cancelled)
        self.address.opened.connect(self._open)
        self.address.field.textChanged.connect(self._show_state)
        self.cancel.clicked.connect(checks.cancel)
        self.steps.changed.connect(checks.change_steps)
        self.cycles.valueChanged.connect(actions.show_cycles)
        actions.record.triggered.connect(self._record_or_stop)
        actions.repeat.triggered.connect(self._repeat)
        actions.save.triggered.connect(self._save)
        actions.copy.triggered.connect(self._copy)

    @property
    def _is_taken(self) -> bool:
        """Whether no other page can be opened now."""
        return self.checks.is_busy

    def _open(self) -> None:
        self._begin()
        self.checks.open(self.address.page)

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
        """What was found is of before."""
        self._found = self._problem = self._saved = None
        self._phrase = ""
        self._was_cancelled = False
        self.address.remember()

    def _save(self) -> None:
        def saved(file: Path) -> None:
            self._saved = file
            self._show_state()

        self.saving.ask(self.checks.steps, self.checks.target, saved)

    def _copy(self) -> None:
        page, steps = self.address.page, self.checks.steps
        # Without the file it is a command that cannot give the same verdict.
        if steps and page == self.checks.target and self.saving.file_of(steps) is None:
            self.saving.ask(steps, page, lambda _file: self._copy())
            return
        file = self.saving.file_of(steps) if page == self.checks.target else None
        command = check_command(page, self.cycles.value(), file)
        QGuiApplication.clipboard().setText(command)
        self._status.setText(self.tr("Copied: {command}").format(command=command))

    def _show_page(self, view: QWebEngineView) -> None:
        # A page is no browser: its own menu would go back, and what is dropped on it would be
        # loaded in its place.
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        view.setAcceptDrops(False)
        self._left.setCurrentWidget(self._page_place)
        self._page_place.show_view(view)
        view.setFocus()

    def _on_said(self, phrase: str) -> None:
        self._phrase = phrase
        self._show_state()

    def _on_judged(self, examined: Examined) -> None:
        self._found = examined
        self._show_found()
        self._show_state()

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
        self._left.setCurrentWidget(self.holder)

    def _show_state(self) -> None:
        checks = self.checks
        phase = checks.phase
        self._actions.show_state(
            can_begin=bool(self.address.page) and not checks.is_busy,
            is_recording=phase == "recording",
            has_steps=bool(checks.steps) and not checks.is_busy,
        )
        self.address.show_whether_enabled(not checks.is_busy)
        self.cycles.setEnabled(not checks.is_busy)
        for part in (self.cancel, self._progress):
            part.setVisible(checks.is_busy and phase != "recording")
        self.steps.show_steps(checks.steps, can_edit=not checks.is_busy)
        if phase == "nothing" and self._found is None:
            self._left.setCurrentWidget(self._welcome)
        self._show_words()

    def _show_words(self) -> None:
        self._status.setText(self._status_words())
        self.verdict.show_checks(self.checks, self._found, self._problem)
        notices = self._found.document.notices if self._found else self.checks.notices
        self._notices.setText("\n".join(notices))
        self._notices.setVisible(bool(notices))

    def _status_words(self) -> str:
        phase = self.checks.phase
        if phase == "opening":
            return self.tr("Loading the page …")
        if phase == "recording":
            return self.tr("Recording: mount and unmount something in the page, once.")
        if phase == "repeating":
            return doing_words(self._phrase) if self._phrase else ""
        if self._was_cancelled:
            return self.tr("Cancelled.")
        if self._saved is not None:
            return self.tr("Saved as {file}").format(file=self._saved)
        return ""

    def _retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.cycles.setAccessibleName(self.tr("How often the steps are repeated"))
        self.cycles.setToolTip(self.tr("How often the steps are repeated"))
        self._progress.setAccessibleName(self.tr("Progress of the check"))
        self.steps.say(self.tr("The steps that you record are listed here."))
        if self._found is not None and self._left.currentWidget() is self.holder:
            self._show_found()
        self._show_words()


def _dropped(event: QDropEvent) -> Path | None:
    """The one page or folder that is dropped, if it is one."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_dir() or path.suffix.lower() in _PAGES else None
