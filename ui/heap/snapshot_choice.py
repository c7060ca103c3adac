"""Which snapshot is shown, and with which other one it is compared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QTime, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from lab.heap.explore.kept import KeptSnapshot
from memory.heap.naming.printable import printable
from ui.runs.runs import short_runtime
from ui.scenarios.title import scenario_title

_LONGEST_NAME = 60
_LEAST_LETTERS = 8


class SnapshotChoice(QWidget):
    """Two boxes; the second offers nothing at first, and what may be of the same page."""

    chosen = Signal()
    """Another snapshot, or another one to compare with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[KeptSnapshot, ...] = ()
        self.shown, self.before = QComboBox(self), QComboBox(self)
        self.shown.setObjectName("heap-snapshot")
        self.before.setObjectName("heap-before")
        self._label = QLabel(self)
        self._label.setBuddy(self.before)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.shown, 1)
        layout.addWidget(self._label)
        layout.addWidget(self.before, 1)
        for box in (self.shown, self.before):
            # A file's name may be long.
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(_LEAST_LETTERS)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.shown.activated.connect(self._on_shown)
        self.before.activated.connect(self.chosen)
        self._retranslate()

    @property
    def snapshot(self) -> KeptSnapshot | None:
        """The one that is shown."""
        at = self.shown.currentIndex()
        return self._kept[at] if 0 <= at < len(self._kept) else None

    @property
    def compared_with(self) -> KeptSnapshot | None:
        """The other one, if any."""
        others = self._others()
        at = self.before.currentIndex() - 1
        return others[at] if 0 <= at < len(others) else None

    def offer(self, kept: Sequence[KeptSnapshot], shown: KeptSnapshot) -> None:
        """Offer these, and show one of them, compared with nothing."""
        self._kept = tuple(kept)
        self._fill(self.shown, [snapshot_name(each) for each in self._kept])
        self.shown.setCurrentIndex(self._kept.index(shown))
        self._offer_others(None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on_shown(self) -> None:
        self._offer_others(None)
        self.chosen.emit()

    def _others(self) -> list[KeptSnapshot]:
        shown = self.snapshot
        return [
            each
            for each in self._kept
            if shown is not None and each is not shown and each.may_be_compared(shown)
        ]

    def _offer_others(self, chosen: KeptSnapshot | None) -> None:
        others = self._others()
        names = [snapshot_name(each) for each in others]
        self._fill(self.before, [self.tr("nothing"), *names])
        self.before.setCurrentIndex(0 if chosen is None else 1 + others.index(chosen))
        self.before.setEnabled(bool(others))
        self.before.setToolTip(
            self.tr("An earlier snapshot of the same page")
            if others
            else self.tr("Take another snapshot of the same page, or open one, to compare with")
        )

    @staticmethod
    def _fill(box: QComboBox, names: Sequence[str]) -> None:
        box.clear()
        box.addItems(list(names))

    def _retranslate(self) -> None:
        self.shown.setAccessibleName(self.tr("Snapshot"))
        self.before.setAccessibleName(self.tr("Compared with"))
        self._label.setText(self.tr("compared &with"))
        at, compared = self.shown.currentIndex(), self.compared_with
        self._fill(self.shown, [snapshot_name(each) for each in self._kept])
        self.shown.setCurrentIndex(at)
        self._offer_others(compared)


def snapshot_name(kept: KeptSnapshot) -> str:
    """``2 · No cleanup · 2.4.1 · 14:05:31``, or the name of the file."""
    if kept.at is None:
        return printable(kept.name, _LONGEST_NAME)
    at = kept.at
    clock = QLocale().toString(QTime(at.tm_hour, at.tm_min, min(at.tm_sec, 59)), "HH:mm:ss")
    of = kept.of
    words = [QLocale().toString(kept.number)]
    if of is not None and of.scenario is not None:
        words.append(scenario_title(of.scenario))
    if of is not None:
        words.append(short_runtime(of.runtime))
    return " · ".join((*words, clock))
