"""What a heap snapshot holds by class, what holds that, and how two snapshots differ."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lab.heap.explore.kept import KeptSnapshot
from lab.heap.explore.questions import HeldThrough, PathsQuestion
from memory.heap.classes.totals import Instance
from memory.heap.paths.words import path_words
from memory.heap.sizes.largest import SizedNode
from memory.problem import Problem
from report.result import Finding
from ui.heap.asking import Ask, Asking
from ui.heap.classes_view import ClassesView
from ui.heap.nodes_table import NodesTable
from ui.heap.snapshot_choice import SnapshotChoice
from ui.holders.holder_view import HolderView
from ui.looks.action_button import ActionButton
from ui.looks.copying import CopyChoice, Copying
from ui.looks.placeholder import PlaceholderStack
from ui.words.problem_words import problem_words
from ui.words.units import data_size

PATHS_LISTED = 10
_PATHS = "paths"
# Larger than any window: what counts is that both parts have the same.
_EVENLY = 10_000


class HeapView(QWidget):
    """Classes, detached nodes and the largest; of the current one the paths that keep it alive."""

    def __init__(
        self, take: QAction, cancel: QAction, ask: Ask, parent: QWidget | None = None
    ) -> None:
        """``take`` takes a snapshot, ``cancel`` ends that; ``ask`` is how snapshots are asked."""
        super().__init__(parent)
        self._asking = Asking(ask)
        self._node_id: int | None = None
        self._held: HeldThrough | None = None
        self._problem: Problem | None = None
        self.take = ActionButton(take, self)
        self.cancel = ActionButton(cancel, self)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setMaximumWidth(120)
        self._progress.setTextVisible(False)
        self.choice = SnapshotChoice(self)
        self.choice.chosen.connect(self._show_chosen)
        self._summary = QLabel(self)
        self._summary.setObjectName("heap-summary")
        self._summary.setWordWrap(True)
        self.classes = ClassesView(self._asking, self)
        self.detached, self.largest = NodesTable(self), NodesTable(self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        for tab in (self.classes, self.detached, self.largest):
            self.tabs.addTab(tab, "")
        for table in (self.detached, self.largest):
            table.node_picked.connect(self._on_node)
        self.classes.instance_picked.connect(self._on_instance)
        self.tabs.currentChanged.connect(self._on_tab)
        self.holder = HolderView(self)
        self._let_copy()
        self._lay_out()
        self.setFocusProxy(self.take)
        self._retranslate()

    def show_snapshots(self, kept: Sequence[KeptSnapshot], shown: KeptSnapshot) -> None:
        """Offer these snapshots, and show one of them."""
        self.choice.offer(kept, shown)
        self._stack.show_view(True)
        self._show_chosen()

    def show_reason(self, reason: str) -> None:
        """Why no snapshot can be taken now; empty where one can be."""
        self.take.show_reason(reason)

    def show_taking(self, is_taking: bool) -> None:
        """Whether a snapshot is being taken or read; that can be cancelled here."""
        for part in (self._progress, self.cancel):
            part.setVisible(is_taking)

    async def close_asking(self) -> None:
        """Ask for nothing any more; before the process is ended that answers."""
        await self._asking.close()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.tabs)
        splitter.addWidget(self.holder)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_EVENLY, _EVENLY])
        splitter.setChildrenCollapsible(False)
        shown = QWidget(self)
        layout = QVBoxLayout(shown)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)
        layout.addWidget(splitter, 1)
        self._stack = PlaceholderStack(shown, "heap-empty", self)
        above = QHBoxLayout()
        above.addWidget(self.take)
        above.addWidget(self._progress)
        above.addWidget(self.cancel)
        above.addWidget(self._summary, 1)
        outer = QVBoxLayout(self)
        outer.addLayout(above)
        outer.addWidget(self._stack, 1)
        self.show_taking(False)

    def _let_copy(self) -> None:
        # The view of the paths copies its own.
        path = CopyChoice(lambda: self.tr("Copy &path"), self._path_of_current, "copy-path")

        def id_by(view: ClassesView | NodesTable) -> CopyChoice:
            return CopyChoice(lambda: self.tr("Copy object &id"), view.id_text, "copy-id")

        Copying(self.classes.tree, (path, id_by(self.classes)))
        for table in (self.detached, self.largest):
            Copying(table, (path, id_by(table)))

    def _path_of_current(self, _index: QModelIndex) -> str:
        """The best path of the object that is current, if it is known by now."""
        return "" if self._held is None else self.holder.model.path_text(self._first_path)

    @property
    def _first_path(self) -> QModelIndex:
        return self.holder.model.index(0, 0)

    def _show_chosen(self) -> None:
        snapshot = self.choice.snapshot
        if snapshot is None:
            return
        self._asking.forget()
        self.classes.show_snapshot(snapshot, self.choice.compared_with)
        self.largest.show_nodes(snapshot.overview.largest)
        self.detached.show_nodes(snapshot.overview.detached)
        self._tell_overview()
        self._on_tab()

    def _on_tab(self) -> None:
        current = self.tabs.currentWidget()
        if isinstance(current, NodesTable):
            if not current.pick_current():
                self._show_none(self.tr("Nothing is listed here."))
        else:
            self.classes.pick_current()

    def _on_instance(self, instance: Instance | None) -> None:
        if self.tabs.currentWidget() is not self.classes:
            # Its list has come while something else is looked at.
            return
        if instance is not None:
            self._ask_paths(instance.id)
        else:
            self._show_none(self._nothing_is_selected())

    def _on_node(self, node: SizedNode) -> None:
        self._ask_paths(node.id)

    def _nothing_is_selected(self) -> str:
        return self.tr("Open a class and select an object to see what holds it.")

    def _show_none(self, note: str) -> None:
        self._node_id = self._held = self._problem = None
        self._asking.forget(_PATHS)
        self.holder.clear()
        self.holder.show_note(note)

    def _ask_paths(self, node_id: int) -> None:
        snapshot = self.choice.snapshot
        if snapshot is None:
            return
        self._node_id, self._held, self._problem = node_id, None, None
        question = PathsQuestion(snapshot.file, node_id, PATHS_LISTED)
        self._asking.ask(_PATHS, question, HeldThrough, self._show_paths, self._show_problem)

    def _show_paths(self, held: HeldThrough) -> None:
        self._held = held
        self._tell_paths()

    def _show_problem(self, problem: Problem) -> None:
        self._problem = problem
        self._tell_paths()

    def _tell_paths(self) -> None:
        """Show the paths, or why there are none, in the language of now."""
        held = self._held
        if held is None or not held.paths:
            self.holder.clear()
            if self._problem is not None:
                self.holder.show_note(problem_words(self._problem))
            elif held is not None:
                note = self.tr("Only weak references lead there; nothing holds it.")
                self.holder.show_note(note)
            elif self._node_id is None:
                self.holder.show_note(self._nothing_is_selected())
            return
        number = QLocale().toString
        names = [f"{held.name} @{self._node_id}"]
        for at in range(2, len(held.paths) + 1):
            text = self.tr("Also held: path {number} of {count}")
            names.append(text.format(number=number(at), count=number(len(held.paths))))
        # No cycles were counted, and nobody knows what should be gone: no remedies.
        self.holder.show_findings(
            tuple(
                Finding(
                    "object",
                    name,
                    per_cycle=0,
                    count=1,
                    retained_bytes=held.retained_bytes if at == 0 else None,
                    path=path_words(path),
                    steps=path,
                )
                for at, (name, path) in enumerate(zip(names, held.paths, strict=True))
            )
        )

    def _retranslate(self) -> None:
        self._stack.say(
            self.tr(
                "Take a heap snapshot of the page, to see what is in its memory and what holds "
                "that. Or open one (Ctrl+O) that Chrome, Edge, Node, Electron or Leak Lab has "
                "saved."
            )
        )
        self._progress.setAccessibleName(self.tr("Progress of the snapshot"))
        self.tabs.setTabText(0, self.tr("All classes"))
        self.tabs.setTabText(2, self.tr("Largest"))
        self.largest.retranslate(self.tr("The largest by retained size"))
        self.detached.retranslate(self.tr("Nodes that are no longer in a document"))
        self._tell_overview()
        if self.choice.snapshot is not None:
            self._tell_paths()

    def _tell_overview(self) -> None:
        snapshot, number = self.choice.snapshot, QLocale().toString
        detached = 0 if snapshot is None else snapshot.overview.detached_count
        self.tabs.setTabText(1, self.tr("Detached ({count})").format(count=number(detached)))
        if snapshot is not None:
            self._summary.setText(
                self.tr("{size}, {nodes} objects, {edges} references").format(
                    size=data_size(snapshot.overview.total_bytes),
                    nodes=number(snapshot.overview.nodes),
                    edges=number(snapshot.overview.edges),
                )
            )
