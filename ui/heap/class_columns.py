"""The columns of the table of classes: what a heap holds, or what has changed in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from lab.heap.explore.questions import ClassOrder, DeltaOrder
from memory.heap.classes.deltas import ClassDelta
from memory.heap.classes.totals import ClassTotal, Instance, InstanceOrder
from ui.looks.table_model import Column
from ui.words.units import data_size

NEW_MARK = "•"


@dataclass(frozen=True)
class TotalColumn:
    """A column about what there is."""

    order: ClassOrder
    instances: InstanceOrder
    """How a class's instances are ordered, when the classes are ordered by this column."""
    heading: Callable[[], Column]
    of_class: Callable[[ClassTotal], str]
    of_instance: Callable[[Instance], str]


@dataclass(frozen=True)
class DeltaColumn:
    """A column about what has changed."""

    order: DeltaOrder
    heading: Callable[[], Column]
    of_class: Callable[[ClassDelta], str]
    of_instance: Callable[[Instance], str]


def instance_name(instance: Instance) -> str:
    """An instance with its id, as Chrome's DevTools write it."""
    return f"{instance.name} @{instance.id}"


def signed_count(count: int) -> str:
    """``+1,234``, ``−3`` or ``0``."""
    if not count:
        return "0"
    return ("+" if count > 0 else "−") + QLocale().toString(abs(count))


def signed_size(size_bytes: int) -> str:
    """``+1.2 kB``, ``−3 bytes`` or ``0 bytes``."""
    sign = "+" if size_bytes > 0 else "−" if size_bytes < 0 else ""
    return sign + data_size(abs(size_bytes))


def _number(count: int) -> str:
    return QLocale().toString(count)


def _steps(distance: int | None) -> str:
    return "–" if distance is None else _number(distance)


def _name_heading() -> Column:
    return Column(
        QCoreApplication.translate("HeapClasses", "Constructor"),
        QCoreApplication.translate(
            "HeapClasses", "Constructor, component or tag; what has none is grouped by its kind"
        ),
    )


def _number_heading(heading: str, meaning: str, *, largest_first: bool = True) -> Column:
    return Column(heading, meaning, is_number=True, largest_first=largest_first)


TOTAL_COLUMNS: tuple[TotalColumn, ...] = (
    TotalColumn("name", "retained", _name_heading, lambda row: row.name, instance_name),
    TotalColumn(
        "count",
        "retained",
        lambda: _number_heading(
            QCoreApplication.translate("HeapClasses", "Count"),
            QCoreApplication.translate("HeapClasses", "How many there are"),
        ),
        lambda row: _number(row.count),
        lambda _row: "",
    ),
    TotalColumn(
        "distance",
        "distance",
        lambda: _number_heading(
            QCoreApplication.translate("HeapClasses", "Distance"),
            QCoreApplication.translate("HeapClasses", "References from a root to the nearest"),
            largest_first=False,
        ),
        lambda row: _steps(row.distance),
        lambda row: _steps(row.distance),
    ),
    TotalColumn(
        "shallow",
        "shallow",
        lambda: _number_heading(
            QCoreApplication.translate("HeapClasses", "Own size"),
            QCoreApplication.translate("HeapClasses", "The shallow size: of the objects alone"),
        ),
        lambda row: data_size(row.shallow_bytes),
        lambda row: data_size(row.shallow_bytes),
    ),
    TotalColumn(
        "retained",
        "retained",
        lambda: _number_heading(
            QCoreApplication.translate("HeapClasses", "Retained size"),
            QCoreApplication.translate("HeapClasses", "The memory that would be freed with them"),
        ),
        lambda row: data_size(row.retained_bytes),
        lambda row: data_size(row.retained_bytes),
    ),
)
DELTA_COLUMNS: tuple[DeltaColumn, ...] = (
    DeltaColumn("name", _name_heading, lambda row: row.name, instance_name),
    DeltaColumn(
        "new",
        lambda: _number_heading(
            QCoreApplication.translate("HeapClasses", "New"),
            QCoreApplication.translate("HeapClasses", "In this snapshot and not in the other"),
        ),
        lambda row: _number(row.new),
        lambda _row: NEW_MARK,
    ),
    DeltaColumn(
        "deleted",
        lambda: _number_heading(
            QCoreApplication.translate("HeapClasses", "Deleted"),
            QCoreApplication.translate("HeapClasses", "In the other snapshot and not in this one"),
        ),
        lambda row: _number(row.deleted),
        lambda _row: "",
    ),
    DeltaColumn(
        "count",
        lambda: _number_heading(
            QCoreApplication.translate("HeapClasses", "Count ±"),
            QCoreApplication.translate("HeapClasses", "How many more there are"),
        ),
        lambda row: signed_count(row.count_delta),
        lambda _row: "",
    ),
    DeltaColumn(
        "size",
        lambda: _number_heading(
            QCoreApplication.translate("HeapClasses", "Size ±"),
            QCoreApplication.translate("HeapClasses", "How much larger they are, by own sizes"),
        ),
        lambda row: signed_size(row.size_delta),
        lambda row: signed_size(row.shallow_bytes),
    ),
)
