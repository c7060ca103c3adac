"""Where scenarios run, and the versions that there are in that place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from lab.engine.pairs import standin_apis
from lab.tauri.crates import own_apis, page_of, place_of
from report.place import Where
from ui.stage.runtime_choice import RuntimeChoice

_PLACES: Final[tuple[Where, ...]] = ("stand-in", "tauri")


class PlaceChoice(QObject):
    """Two boxes: the place, and its versions. Each place keeps the version that was picked in it.

    Who picks real Tauri for the first time gets the version that meets the same npm package.
    """

    chosen = Signal(str)
    """The user has picked this version, in the same place or in the other."""

    def __init__(self, runtimes: Sequence[str], parent: QWidget) -> None:
        """``runtimes``: those of the stand-in."""
        super().__init__(parent)
        self._own_apis: dict[Where, Mapping[str, str | None]] = {
            "stand-in": standin_apis(runtimes),
            "tauri": own_apis(),
        }
        self._offered: Where | None = None
        self._picked: dict[Where, str] = {}
        self.place = QComboBox(parent)
        self.place.setObjectName("place")
        for where in _PLACES:
            self.place.addItem("", where)
        self.version = RuntimeChoice(parent)
        self.version.setObjectName("runtime")
        self.place.activated.connect(self._on_place)
        self.version.activated.connect(self._on_version)
        self._list_versions()
        self.retranslate()

    @property
    def current_place(self) -> Where:
        """The place that is picked."""
        return _PLACES[self.place.currentIndex()]

    @property
    def current(self) -> str:
        """What is picked, by the name of a :class:`report.pair.Pair`."""
        return str(self.version.currentData())

    def show_runtime(self, runtime: str) -> bool:
        """Pick this one, in its place; False if it is not there."""
        before, where = self.place.currentIndex(), place_of(runtime)
        self.place.setCurrentIndex(_PLACES.index(where))
        self._list_versions()
        if runtime not in self.version.names:
            self.place.setCurrentIndex(before)
            self._list_versions()
            return False
        self._picked[where] = runtime
        self._list_versions()
        return True

    def set_enabled(self, enabled: bool) -> None:
        """Whether another one can be picked now."""
        self.place.setEnabled(enabled)
        self.version.setEnabled(enabled)

    def _on_place(self, _index: int) -> None:
        where = self.current_place
        before = self.current
        if place_of(before) == where:
            return
        if where not in self._picked:
            own = self._own_apis[where]
            alike = (each for each in own if page_of(each) == page_of(before))
            self._picked[where] = next(alike, tuple(own)[-1])
        self._list_versions()
        self.chosen.emit(self.current)

    def _on_version(self, _index: int) -> None:
        self._picked[self.current_place] = self.current
        self.chosen.emit(self.current)

    def _list_versions(self) -> None:
        where = self.current_place
        if self._offered != where:
            self._offered = where
            self.version.offer(self._own_apis[where])
        if where in self._picked:
            self.version.setCurrentIndex(self.version.findData(self._picked[where]))

    def retranslate(self) -> None:
        """Say all of it in the language of now."""
        names = (self.tr("Stand-in"), self.tr("Real Tauri"))
        explained = (
            self.tr("A backend that plays Tauri, in Qt WebEngine (Chromium)"),
            self.tr("Tauri itself, in a window of its own on WebKitGTK"),
        )
        for index, (name, explanation) in enumerate(zip(names, explained, strict=True)):
            self.place.setItemText(index, name)
            self.place.setItemData(index, explanation, Qt.ItemDataRole.ToolTipRole)
        self.place.setAccessibleName(self.tr("Where scenarios run"))
        self.place.setToolTip(
            self.tr("Where scenarios run: on a backend that plays Tauri, or in Tauri itself")
        )
