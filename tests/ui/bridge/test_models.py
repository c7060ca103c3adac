"""The log and the handlers, as tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester

from bridge.traffic import Crossing, Kind, Origin
from lab.page.handlers import Handler, Handlers, Mount, State
from tests.lab.foreign_names import EVIL_NAMES, unsafe_characters
from ui.bridge import handlers_model, log_model, mounts_seen
from ui.bridge.handlers_model import HandlersModel
from ui.bridge.log_filter import LogFilter
from ui.bridge.log_model import LogModel
from ui.bridge.mounts_seen import MountsSeen

UPLOAD = "plugin:upload|upload"


@pytest.fixture(autouse=True)
def plain_numbers() -> None:
    QLocale.setDefault(QLocale.c())


def message(order: int, mount: int = 1, at_s: float = 10.0, kind: Kind = Kind.MESSAGE) -> Crossing:
    return Crossing(at_s, kind, UPLOAD, 77, mount, 5, f'"{order}"', order)


def event(at_s: float, mount: int = 1) -> Crossing:
    return Crossing(at_s, Kind.EVENT, "status", 78, mount, 5, "1")


def mount(
    number: int = 1, unmounted_at_s: float | None = None, messages: int = 0, late: int = 0
) -> Mount:
    return Mount(number, "UploadCard", unmounted_at_s, messages, late)


def row(model: LogModel | HandlersModel, number: int) -> list[object]:
    return [model.index(number, column).data() for column in range(model.columnCount())]


def is_red(model: LogModel | HandlersModel, number: int) -> bool:
    color = model.index(number, 0).data(Qt.ItemDataRole.ForegroundRole)
    return isinstance(color, QColor) and color.red() > color.green() + 40


def test_they_are_sound_models(qtmodeltester: ModelTester) -> None:
    check: Callable[[object], None] = qtmodeltester.check
    log, handlers = LogModel(), HandlersModel()
    for model in (log, handlers):
        check(model)
    log.append([message(number) for number in range(3)])
    handlers.show_handlers([handler(5, "registered")])
    log.show_handlers(Handlers((), {1: mount()}))
    for model in (log, handlers):
        check(model)


def test_a_message_says_whose_it_is_and_how_late_it_came() -> None:
    model = LogModel()
    model.append([message(order, at_s=10.0 + order) for order in range(4)])
    assert row(model, 0)[1:] == ["← message", "#1", '"0"', "", "5 bytes", "77"]
    model.show_handlers(Handlers((), {1: mount(1, 11.5, messages=3, late=2)}))
    columns = (LogModel.COMPONENT, LogModel.UNMOUNTED)
    shown = [[row(model, number)[column] for column in columns] for number in range(4)]
    # The second was sent before the unmount and came after it; the last has not come yet.
    assert shown == [
        ["UploadCard #1", ""],
        ["UploadCard #1", "0.0 s ago"],
        ["UploadCard #1", "0.5 s ago"],
        ["UploadCard #1", ""],
    ]
    assert [is_red(model, number) for number in range(4)] == [False, True, True, False]


def test_of_an_event_the_time_tells() -> None:
    model = LogModel()
    model.append([event(10.0), event(12.0)])
    model.show_handlers(Handlers((), {1: mount(1, 11.0, messages=2, late=1)}))
    shown = [row(model, number)[LogModel.UNMOUNTED] for number in range(2)]
    assert shown == ["", "1.0 s ago"]


def test_what_it_says_of_each_kind() -> None:
    model = LogModel()
    model.append([message(0, kind=kind) for kind in Kind])
    said = [row(model, number)[1] for number in range(len(Kind))]
    assert len(set(said)) == len(Kind)
    assert [str(text)[0] for text in said] == ["→" if kind is Kind.INVOKE else "←" for kind in Kind]
    errors = [number for number in range(len(Kind)) if is_red(model, number)]
    assert errors == [list(Kind).index(Kind.ERROR)]


def test_the_log_is_bounded_and_the_newest_stay() -> None:
    model = LogModel()
    for start in range(0, 10_000, 7):
        model.append([message(order) for order in range(start, start + 7)])
    assert model.rowCount() == log_model.MAX_ROWS
    last = row(model, model.rowCount() - 1)[LogModel.WHAT]
    assert last == f'"{(10_000 // 7) * 7 + 6}"'
    model.append([message(order) for order in range(10_000)])
    assert model.rowCount() == log_model.MAX_ROWS
    assert row(model, 0)[LogModel.WHAT] == f'"{10_000 - log_model.MAX_ROWS}"'


def test_mounts_are_forgotten_when_there_are_too_many() -> None:
    seen = MountsSeen()
    for number in range(1, 3 * mounts_seen.MAX_MOUNTS):
        seen.learn(Handlers((), {number: mount(number)}))
    assert len(seen) == mounts_seen.MAX_MOUNTS
    assert seen.get(1) is None
    seen.clear()
    assert len(seen) == 0


def test_only_what_is_new_is_told() -> None:
    seen = MountsSeen()
    told = [seen.learn(Handlers((), {1: mount(1, at_s)})) for at_s in (None, None, 10.0, 10.0)]
    assert told == [True, False, True, False]


def test_a_message_after_the_last_look_is_late_at_once_if_its_handler_was_there() -> None:
    model = LogModel()
    model.append([message(order) for order in range(2, 5)])
    unmounted = {1: mount(1, 9.0, messages=3, late=1)}
    registered = handler(77, "sending")
    model.show_handlers(Handlers((registered,), unmounted))
    assert [model.is_late(number) for number in range(3)] == [True, True, True]
    # Removed meanwhile, it has heard none of them.
    model.show_handlers(Handlers((), unmounted))
    assert [model.is_late(number) for number in range(3)] == [True, False, False]


def listed(log_filter: LogFilter) -> list[object]:
    return [
        log_filter.index(number, LogModel.WHAT).data() for number in range(log_filter.rowCount())
    ]


def test_the_filter_takes_words_ids_mounts_and_late_ones() -> None:
    model = LogModel()
    log_filter = LogFilter(model)
    model.append([message(0), message(1), message(2, mount=11), event(12.0, mount=2)])
    model.show_handlers(Handlers((), {1: mount(1, 10.5, messages=2, late=1), 2: mount(2, 11.0)}))
    assert not log_filter.is_on
    for text, found in (
        ("", ['"0"', '"1"', '"2"', "1"]),
        ("UPLOAD|", ['"0"', '"1"', '"2"']),
        ("78", ["1"]),
        ("#1", ['"0"', '"1"']),
        (" #11 ", ['"2"']),
        ("uploadcard #2", ["1"]),
        ("nothing", []),
    ):
        log_filter.set_text(text)
        assert listed(log_filter) == found, text
    log_filter.set_text("")
    log_filter.set_late_only(True)
    assert listed(log_filter) == ['"1"', "1"]
    model.show_handlers(Handlers((), {1: mount(1, 10.5, messages=2, late=2)}))
    assert listed(log_filter) == ['"0"', '"1"', "1"]


def handler(callback: int, state: State, of: Mount | None = None) -> Handler:
    return Handler(callback, Origin(UPLOAD, 1 if of is None else of.number), of, state)


def states(model: HandlersModel) -> list[tuple[object, object]]:
    return [
        (row(model, number)[HandlersModel.CALLBACK], row(model, number)[HandlersModel.STATE])
        for number in range(model.rowCount())
    ]


def test_a_handler_that_goes_is_shown_as_removed() -> None:
    model = HandlersModel()
    model.show_handlers([handler(5, "registered", mount(1, None, 3, 0)), handler(6, "sending")])
    assert row(model, 0) == ["5", "UploadCard #1", "registered", "0", "3", UPLOAD]
    model.show_handlers([handler(6, "leaked"), handler(7, "ended")])
    assert states(model) == [("5", "removed"), ("6", "leaked"), ("7", "ended")]
    assert [is_red(model, number) for number in range(3)] == [False, True, False]
    assert model.count("leaked") == 1
    model.clear()
    assert states(model) == []


def test_the_handlers_are_bounded_too() -> None:
    model = HandlersModel()
    for start in range(0, 3000, 10):
        model.show_handlers([handler(callback, "leaked") for callback in range(start, start + 10)])
    assert model.count("leaked") == 10
    assert model.count("removed") == handlers_model.MAX_REMOVED
    model.show_handlers([handler(callback, "leaked") for callback in range(10_000)])
    assert model.rowCount() == handlers_model.MAX_ROWS


def test_every_state_is_explained() -> None:
    model = HandlersModel()
    every: tuple[State, ...] = ("registered", "ended", "sending", "leaked")
    model.show_handlers([handler(9, "ended")])
    model.show_handlers([handler(number, state) for number, state in enumerate(every)])
    tooltips = {
        model.index(number, HandlersModel.STATE).data(Qt.ItemDataRole.ToolTipRole)
        for number in range(model.rowCount())
    }
    assert len(tooltips) == len(every) + 1


@pytest.mark.parametrize("name", EVIL_NAMES)
def test_names_and_texts_of_a_page_are_safe_to_show(name: str) -> None:
    log, handlers = LogModel(), HandlersModel()
    odd = Mount(1, name, None, 0, 0)
    log.append([Crossing(1.0, kind, name, 5, 1, 3, name) for kind in Kind])
    log.show_handlers(Handlers((), {1: odd}))
    handlers.show_handlers([Handler(5, Origin(name, 1), odd, "registered")])
    for model in (log, handlers):
        for number in range(model.rowCount()):
            for text in row(model, number):
                assert unsafe_characters(str(text), allowed="") == set()
