"""Picks what a scenario runs on: a version of Tauri, with its own npm package or another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QComboBox, QWidget

from report.pair import Pair
from ui.runs.runs import version_name


class RuntimeChoice(QComboBox):
    """The runtimes, and below a line each Tauri with each npm package of another's.

    It is as wide as what is picked needs: pairs have long names.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentIndexChanged.connect(self.updateGeometry)

    @property
    def names(self) -> Sequence[str]:
        """The names of all that are offered."""
        data = (self.itemData(place) for place in range(self.count()))
        return tuple(name for name in data if name is not None)

    def offer(self, own_apis: Mapping[str, str | None]) -> None:
        """Offer these runtimes, by the version of the npm package of their own; of ``qt`` None."""
        self.clear()
        for runtime in own_apis:
            self.addItem("", runtime)
        apis = [api for api in own_apis.values() if api is not None]
        pairs = [
            Pair(runtime, api)
            for runtime, own in own_apis.items()
            for api in apis
            if own is not None and api != own
        ]
        if pairs:
            self.insertSeparator(self.count())
        for pair in pairs:
            self.addItem("", pair.name)
        self.setMaxVisibleItems(self.count())
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
                self.setItemText(place, Pair.named(name).title if is_pair else version_name(name))
        self.setAccessibleName(self.tr("Tauri version"))
        self.setToolTip(
            self.tr("The Tauri version; after “api” that of the npm package, where it is another")
        )
        longest = self.view().sizeHintForColumn(0)
        self.view().setMinimumWidth(longest)
