"""What has crossed the bridge, as a table."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QModelIndex, QObject
from PySide6.QtGui import QColor, QGuiApplication

from bridge.traffic import Crossing, Kind
from lab.page.handlers import Handlers
from memory.heap.naming.printable import printable
from ui.bridge.mounts_seen import MountsSeen
from ui.looks.colors import verdict_color
from ui.looks.table_model import Column, TableModel
from ui.words.units import data_size

MAX_ROWS = 2000
"""The newest crossings are listed."""
_LONGEST_TEXT = 200


class LogModel(TableModel[Crossing]):
    """A row per crossing, the newest last."""

    TIME, KIND, COMPONENT, WHAT, UNMOUNTED, SIZE, CALLBACK = range(7)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log: list[Crossing] = []
        self._rows = self._log
        self._mounts = MountsSeen()
        self._began_s = time.time()

    def clear(self) -> None:
        """List nothing."""
        self.beginResetModel()
        self._log.clear()
        self.endResetModel()

    def begin_document(self) -> None:
        """List nothing, and forget the mounts of the document before."""
        self._mounts.clear()
        self._began_s = time.time()
        self.clear()

    def append(self, crossings: Sequence[Crossing]) -> None:
        """List these too; of all the newest stay."""
        new = crossings[-MAX_ROWS:]
        too_many = len(self._log) + len(new) - MAX_ROWS
        if too_many > 0:
            self.beginRemoveRows(QModelIndex(), 0, too_many - 1)
            del self._log[:too_many]
            self.endRemoveRows()
        if new:
            first = len(self._log)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._log.extend(new)
            self.endInsertRows()

    def show_handlers(self, handlers: Handlers) -> None:
        """Tell what the components are, and which of the messages came late."""
        if self._mounts.learn(handlers):
            self._tell_all()

    def crossing(self, row: int) -> Crossing:
        """What a row is about."""
        return self._log[row]

    def is_late(self, row: int) -> bool:
        """Whether it reached a component that was unmounted."""
        return self._mounts.late_s(self._log[row]) is not None

    def words(self, row: int) -> str:
        """All that a row says, to be searched."""
        crossing = self._log[row]
        shown = [self._text(crossing, column) for column in (self.KIND, self.WHAT, self.COMPONENT)]
        callback = "" if crossing.callback is None else str(crossing.callback)
        return " ".join((*shown, callback, crossing.name))

    def _columns(self) -> Sequence[Column]:
        return (
            Column(
                self.tr("Time"), self.tr("In seconds since the page was loaded"), is_number=True
            ),
            Column(self.tr("Direction"), self.tr("→ to the backend, ← to the page")),
            Column(
                self.tr("Component"),
                self.tr("Whose handler it is; # is which mount of the page it was"),
            ),
            Column(self.tr("What"), self.tr("The command, or what was sent")),
            Column(
                self.tr("Unmounted"),
                self.tr("How long its component had been unmounted when the message came"),
                is_number=True,
            ),
            Column(self.tr("Size"), self.tr("Of its JSON"), is_number=True),
            Column(
                self.tr("Callback"),
                self.tr("The id under which the page keeps the handler"),
                is_number=True,
            ),
        )

    def _text(self, row: Crossing, column: int) -> str:
        if column == self.TIME:
            return QLocale().toString(max(0.0, row.at_s - self._began_s), "f", 3)
        if column == self.KIND:
            return self._kind(row.kind)
        if column == self.WHAT:
            is_named = row.kind in (Kind.INVOKE, Kind.ANSWER, Kind.END)
            return printable(row.name if is_named else row.text, _LONGEST_TEXT)
        if column == self.CALLBACK:
            return "" if row.callback is None else str(row.callback)
        if column == self.COMPONENT:
            return self._component(row)
        if column == self.UNMOUNTED:
            return self._unmounted(row)
        return data_size(row.size)

    def _tooltip(self, row: Crossing, column: int) -> str:
        return (
            printable(f"{row.name}  {row.text}", 2 * _LONGEST_TEXT) if column == self.WHAT else ""
        )

    def _color(self, row: Crossing, column: int) -> QColor | None:
        is_red = row.kind is Kind.ERROR or self._mounts.late_s(row) is not None
        return verdict_color("leak", QGuiApplication.palette()) if is_red else None

    def _component(self, row: Crossing) -> str:
        if not row.mount:
            return ""
        mount = self._mounts.get(row.mount)
        return f"#{row.mount}" if mount is None else f"{printable(mount.name, 60)} #{row.mount}"

    def _unmounted(self, row: Crossing) -> str:
        late_s = self._mounts.late_s(row)
        if late_s is None:
            return ""
        return self.tr("{seconds} s ago").format(seconds=QLocale().toString(late_s, "f", 1))

    def _kind(self, kind: Kind) -> str:
        match kind:
            case Kind.INVOKE:
                return self.tr("→ command")
            case Kind.ANSWER:
                return self.tr("← answer")
            case Kind.ERROR:
                return self.tr("← error")
            case Kind.MESSAGE:
                return self.tr("← message")
            case Kind.END:
                return self.tr("← end")
            case Kind.EVENT:
                return self.tr("← event")
            case Kind.SIGNAL:
                return self.tr("← signal")
