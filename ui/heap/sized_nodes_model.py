"""Nodes of a heap snapshot as a table, with what they keep alive."""

from __future__ import annotations

from collections.abc import Sequence

from memory.heap.sizes.largest import SizedNode
from ui.looks.table_model import Column, Index, TableModel
from ui.words.one_line import one_line
from ui.words.units import data_size


class SizedNodesModel(TableModel[SizedNode]):
    """A row per node."""

    NAME, KIND, SHALLOW, RETAINED = range(4)
    IS_SORTED = True

    def show_nodes(self, nodes: Sequence[SizedNode]) -> None:
        """List these."""
        self._show_rows(tuple(nodes))

    def node(self, index: Index) -> SizedNode:
        """The node of a row."""
        return self._rows[index.row()]

    def _columns(self) -> Sequence[Column]:
        return (
            Column(self.tr("Object")),
            Column(self.tr("Kind")),
            Column(self.tr("Own size"), is_number=True, largest_first=True),
            Column(
                self.tr("Retained size"),
                self.tr("The memory that would be freed with it"),
                is_number=True,
                largest_first=True,
            ),
        )

    def _text(self, row: SizedNode, column: int) -> str:
        value = self._value(row, column)
        return one_line(value) if isinstance(value, str) else data_size(value)

    def _value(self, row: SizedNode, column: int) -> str | int:
        return (row.name, row.kind, row.shallow_bytes, row.retained_bytes)[column]

    def _tooltip(self, row: SizedNode, column: int) -> str:
        return f"{one_line(row.name)} @{row.id}" if column == self.NAME else ""
