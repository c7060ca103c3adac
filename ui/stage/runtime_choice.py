"""Picks what a scenario runs on: a version of Tauri, with its own npm package or another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QComboBox, QWidget

from report.pair import Pair
from ui.runs.runs import runtime_name, short_runtime


class RuntimeChoice(QComboBox):
    """The runtimes, and below a line each Tauri with each npm package of another's.

    It is as wide as what is picked needs: pairs have long names.
    """

    def __init__(self, runtimes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for runtime in runtimes:
            self.addItem("", runtime)
        versions = [runtime for runtime in runtimes if runtime != "qt"]
        pairs = [Pair(runtime, api) for runtime, api in permutations(versions, 2)]
        if pairs:
            self.insertSeparator(self.count())
        for pair in pairs:
            self.addItem("", pair.name)
        self.setMaxVisibleItems(self.count())
        self.currentIndexChanged.connect(self.updateGeometry)
        self._retranslate()

    def sizeHint(self) -> QSize:
        """As wide as what is picked, and as the runtimes without a pair."""
        measure = self.fontMetrics().horizontalAdvance
        texts = {self.itemData(place): self.itemText(place) for place in range(self.count())}
        shown = [text for name, text in texts.items() if name and Pair.named(name).api is None]
        widest = max(map(measure, texts.values()))
        needed = max(map(measure, (*shown, self.currentText())))
        hint = super().sizeHint()
        return QSize(hint.width() - widest + needed, hint.height())

    def minimumSizeHint(self) -> QSize:
        """No less: a version that is cut is another one."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for place in range(self.count()):
            name = self.itemData(place)
            if name is not None:
                is_pair = Pair.named(name).api is not None
                self.setItemText(place, short_runtime(name) if is_pair else runtime_name(name))
        longest = self.view().sizeHintForColumn(0)
        self.view().setMinimumWidth(longest)
