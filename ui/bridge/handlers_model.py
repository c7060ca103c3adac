"""The handlers that are registered in the page, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QGuiApplication

from lab.page.handlers import Handler, State
from memory.heap.naming.printable import printable
from ui.looks.colors import verdict_color
from ui.looks.table_model import Column, TableModel

MAX_ROWS = 500
"""The newest are listed."""
MAX_REMOVED = 50
"""So many of those that have been removed stay listed."""
_LONGEST_NAME = 60
_UNKNOWN = "—"

ShownState = State | Literal["removed"]


@dataclass(frozen=True)
class HandlerRow:
    """One handler, registered or not any more."""

    handler: Handler
    state: ShownState


class HandlersModel(TableModel[HandlerRow]):
    """A row per callback, the newest last."""

    CALLBACK, COMPONENT, STATE, LATE, MESSAGES, WHAT = range(6)

    @property
    def rows(self) -> Sequence[HandlerRow]:
        """All that are listed."""
        return self._rows

    def count(self, state: ShownState) -> int:
        """How many are in that state, of those that are listed."""
        return sum(row.state == state for row in self._rows)

    def clear(self) -> None:
        """List nothing."""
        self._show_rows(())

    def show_handlers(self, handlers: Sequence[Handler]) -> None:
        """List these, and those that have just been removed."""
        registered = {each.callback: HandlerRow(each, each.state) for each in handlers}
        before = {row.handler.callback: row for row in self._rows}
        gone = [
            replace(row, state="removed")
            for callback, row in before.items()
            if callback not in registered
        ][-MAX_REMOVED:]
        kept = {row.handler.callback: row for row in gone} | registered
        # In the order in which they came; new ones last.
        order = [callback for callback in before if callback in kept]
        order += [callback for callback in registered if callback not in before]
        rows = [kept[callback] for callback in order][-MAX_ROWS:]
        if [row.handler.callback for row in rows] == list(before):
            self._rows = rows
            self._tell_all()
        else:
            self._show_rows(rows)

    def _columns(self) -> Sequence[Column]:
        return (
            Column(
                self.tr("Callback"),
                self.tr("The id under which the page keeps the handler"),
                is_number=True,
            ),
            Column(
                self.tr("Component"),
                self.tr("Whose handler it is; # is which mount of the page it was"),
            ),
            Column(self.tr("State")),
            Column(
                self.tr("Late"),
                self.tr("Messages that reached the component after its unmount"),
                is_number=True,
            ),
            Column(self.tr("Messages"), self.tr("That reached the component"), is_number=True),
            Column(self.tr("For"), self.tr("The command that was given the channel, or the event")),
        )

    def _text(self, row: HandlerRow, column: int) -> str:
        handler, mount = row.handler, row.handler.mount
        locale = QLocale()
        if column == self.CALLBACK:
            return str(handler.callback)
        if column == self.WHAT:
            return printable(handler.origin.name, _LONGEST_NAME) or _UNKNOWN
        if column == self.COMPONENT:
            number = handler.origin.mount
            if mount is None:
                return f"#{number}" if number else _UNKNOWN
            return f"{printable(mount.name, _LONGEST_NAME)} #{number}"
        if column == self.STATE:
            return self._state(row.state)
        if mount is None:
            return _UNKNOWN
        return locale.toString(mount.messages if column == self.MESSAGES else mount.late)

    def _tooltip(self, row: HandlerRow, column: int) -> str:
        return self._meaning(row.state) if column == self.STATE else ""

    def _color(self, row: HandlerRow, column: int) -> QColor | None:
        palette = QGuiApplication.palette()
        if row.state == "removed":
            return palette.color(palette.ColorGroup.Disabled, palette.ColorRole.Text)
        if row.state == "leaked":
            return verdict_color("leak", palette)
        if row.state == "sending":
            return verdict_color("held", palette)
        return None

    def _state(self, state: ShownState) -> str:
        match state:
            case "registered":
                return self.tr("registered")
            case "ended":
                return self.tr("ended")
            case "sending":
                return self.tr("still sent to")
            case "leaked":
                return self.tr("leaked")
            case "removed":
                return self.tr("removed")

    def _meaning(self, state: ShownState) -> str:
        match state:
            case "registered":
                return self.tr("Its component is mounted, and the backend may send to it.")
            case "ended":
                return self.tr(
                    "The backend has nothing more to send; the component is still mounted."
                )
            case "sending":
                return self.tr("Its component is unmounted, and the backend may still send to it.")
            case "leaked":
                return self.tr(
                    "Its component is unmounted, the backend has nothing more to send, and the "
                    "page keeps it all the same."
                )
            case "removed":
                return self.tr("The page does not keep it any more.")
