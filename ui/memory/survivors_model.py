"""The components that survived, one by one, as a table."""

from __future__ import annotations

import time
from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QLocale, QObject

from memory.heap.naming.printable import printable
from memory.metrics.survivor import Survivor
from ui.looks.table_model import Column, TableModel
from ui.words.units import data_size

_UNKNOWN = "—"
_LONGEST_NAME = 200
_MS_PER_S = 1000
_S_PER_MINUTE = 60


class SurvivorsModel(TableModel[Survivor]):
    """A row per component."""

    CYCLE, NAME, AGE, LATE, RETAINED = range(5)
    IS_SORTED = True

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ages_from: float | None = None

    def show_survivors(self, survivors: Sequence[Survivor], *, live: bool = False) -> None:
        """List these, as they are now; ``live``: they are still there, and grow older."""
        self._ages_from = time.monotonic() if live else None
        self._show_rows(tuple(survivors))

    def update_survivors(self, survivors: Sequence[Survivor]) -> None:
        """Show what is new of those that are listed, no matter what else is there."""
        seen = {survivor.mount: survivor for survivor in survivors}
        older_ms, self._ages_from = self._since_s * _MS_PER_S, time.monotonic()
        self._rows = tuple(
            replace(seen[row.mount], retained_bytes=row.retained_bytes)
            if row.mount in seen
            else replace(row, unmounted_ms=row.unmounted_ms + older_ms)
            for row in self._rows
        )
        self._tell_all()

    def grow_older(self) -> None:
        """Have the views ask for the ages anew."""
        if self._ages_from is not None and self._rows:
            last = self.index(len(self._rows) - 1, self.AGE)
            self.dataChanged.emit(self.index(0, self.AGE), last)

    @property
    def _since_s(self) -> float:
        """Seconds since what is listed was read, if its ages go on."""
        return 0.0 if self._ages_from is None else time.monotonic() - self._ages_from

    def _columns(self) -> Sequence[Column]:
        return (
            Column(
                self.tr("Cycle"),
                self.tr("In which cycle it was mounted"),
                is_number=True,
            ),
            Column(self.tr("Component"), self.tr("The component's name")),
            Column(
                self.tr("Age"),
                self.tr("How long ago it was unmounted; after a run, when its end was read"),
                is_number=True,
                largest_first=True,
            ),
            Column(
                self.tr("Late"),
                self.tr("Messages that reached its handler after it was unmounted"),
                is_number=True,
                largest_first=True,
            ),
            Column(
                self.tr("Retained size"),
                self.tr("The memory that would be freed with it"),
                is_number=True,
                largest_first=True,
            ),
        )

    def _text(self, row: Survivor, column: int) -> str:
        locale = QLocale()
        if column == self.NAME:
            return printable(row.name, _LONGEST_NAME)
        if column == self.AGE:
            return self._age(row.unmounted_ms / _MS_PER_S + self._since_s)
        if column == self.RETAINED:
            return _UNKNOWN if row.retained_bytes is None else data_size(row.retained_bytes)
        return locale.toString(row.mount if column == self.CYCLE else row.ghosts)

    def _value(self, row: Survivor, column: int) -> float | str:
        retained = -1 if row.retained_bytes is None else row.retained_bytes
        return (row.mount, row.name, row.unmounted_ms, row.ghosts, retained)[column]

    def _tooltip(self, row: Survivor, column: int) -> str:
        if column != self.RETAINED or row.retained_bytes is not None:
            return ""
        return self.tr("Known only after a run that leaks, which takes heap snapshots")

    def _age(self, seconds: float) -> str:
        locale = QLocale()
        if seconds < _S_PER_MINUTE:
            return self.tr("{seconds} s").format(seconds=locale.toString(seconds, "f", 1))
        minutes, rest = divmod(round(seconds), _S_PER_MINUTE)
        return self.tr("{minutes} min {seconds} s").format(
            minutes=locale.toString(minutes), seconds=rest
        )
