"""What crosses between Python and the page has the same form in both languages."""

from __future__ import annotations

import re
from types import NoneType
from typing import Literal, Union, get_args, get_origin

import msgspec
import pytest
from PySide6.QtCore import QMetaMethod, QObject

from bridge.application_uploads import NamedProgress
from bridge.backend import Backend
from bridge.delivery import Delivery
from bridge.qt_uploader import QtUploader
from bridge.status import LeaseNotice, Status
from bridge.transfer import TransferProgress
from lab.metrics.page_moment import PageCounts
from lab.page.catalog import Scenario, Text
from lab.page.page import LabPage
from lab.page.stage_heading import HeadingState, StageHeading
from lab.page.upload_target import UploadTargetAnswer
from memory.metrics.survivor import Survivor
from memory.protocol.cdp_session import CdpSession
from memory.protocol.embedded_page import EmbeddedPage
from memory.protocol.session import ResultT
from tests.lab.shown_page import shown_page
from tests.typescript import WEB, Declarations

SOURCES = Declarations(*sorted((WEB / "src").rglob("*.ts")))
NPM = Declarations(
    WEB / "node_modules/@tauri-apps/plugin-upload/dist-js/index.d.ts",
)
SHARED: dict[type[msgspec.Struct], tuple[Declarations, str]] = {
    PageCounts: (SOURCES, "PageReading"),
    Survivor: (SOURCES, "Survivor"),
    Scenario: (SOURCES, "ScenarioEntry"),
    Text: (SOURCES, "Text"),
    UploadTargetAnswer: (SOURCES, "UploadTarget"),
    HeadingState: (SOURCES, "HeadingState"),
    Status: (SOURCES, "Status"),
    LeaseNotice: (SOURCES, "LeaseNotice"),
    NamedProgress: (SOURCES, "NamedProgress"),
    TransferProgress: (NPM, "ProgressPayload"),
}
ADDED_HERE: dict[type[msgspec.Struct], set[str]] = {Survivor: {"retained_bytes"}}
"""Fields that the page knows nothing of."""
OBJECTS: dict[type[QObject], str] = {
    Backend: "QtBackend",
    QtUploader: "QtUploader",
    StageHeading: "QtStageHeading",
}
_PLAIN = {int: "number", float: "number", str: "string", bool: "boolean"}


def is_same(here: object, there: str, declared: Declarations) -> bool:
    """Whether a type of Python's can stand for one of TypeScript's, and the other way round."""
    there = there.removeprefix("readonly ")
    origin, arguments = get_origin(here), get_args(here)
    words = declared.words(there)
    if origin is Literal:
        listed = frozenset(there.replace("'", "").split(" | "))
        return frozenset(arguments) == (listed if words is None else words)
    if origin is tuple:
        return there.endswith("[]") and is_same(arguments[0], there[:-2], declared)
    if origin is dict:
        return there == f"Record<{_PLAIN[arguments[0]]}, {_PLAIN[arguments[1]]}>"
    if isinstance(here, type) and issubclass(here, msgspec.Struct):
        return SHARED[here] == (declared, declared.name(there))
    if here is object:
        return there == "T"
    if origin is Union:
        known, nothing = arguments
        is_nullable = nothing is NoneType and there.endswith(" | null")
        return is_nullable and is_same(known, there.removesuffix(" | null"), declared)
    assert isinstance(here, type)
    # The page names groups; nothing here asks which there are.
    return _PLAIN[here] == there or (here is str and words is not None)


@pytest.mark.parametrize("form", SHARED)
def test_a_form_has_the_same_fields_in_both_languages(form: type[msgspec.Struct]) -> None:
    declared, name = SHARED[form]
    there = declared.members(name)
    here = {
        field.encode_name: field.type
        for field in msgspec.structs.fields(form)
        if field.name not in ADDED_HERE.get(form, set())
    }
    assert here.keys() == there.keys()
    assert {
        field: (kind, there[field])
        for field, kind in here.items()
        if not is_same(kind, there[field], declared)
    } == {}


def test_what_the_backend_sends_has_the_same_places_in_both_languages() -> None:
    declared = (WEB / "src/connection/delivery.ts").read_text(encoding="utf-8")
    there = {
        kind: re.findall(r"(\w+)\??:", fields)
        for kind, fields in re.findall(r"readonly \[kind: '(\w+)', ([^\n]*)\]", declared)
    }
    camel = {"event_id": "eventId", "event_ids": "eventIds"}
    here = {
        form.__struct_config__.tag: [camel.get(each, each) for each in form.__struct_fields__]
        for form in get_args(Delivery)
    }
    assert here == there


async def test_an_object_on_the_channel_offers_what_the_page_calls() -> None:
    async with shown_page() as page:
        for kind, name in OBJECTS.items():
            found = page.findChild(kind)
            assert found is not None
            meta = found.metaObject()
            methods = [meta.method(at) for at in range(meta.methodOffset(), meta.methodCount())]
            offered = {
                bytes(method.name().data()).decode(): method.parameterCount()
                for method in methods
                if method.methodType() == QMetaMethod.MethodType.Slot
            }
            signals = {
                bytes(method.name().data()).decode(): method.parameterCount()
                for method in methods
                if method.methodType() == QMetaMethod.MethodType.Signal
            }
            called = SOURCES.parameters(name)
            assert called.items() <= (offered | signals).items()
            # A signal may be for Python alone; a slot is there for the page.
            assert offered.keys() <= called.keys()


async def test_what_the_page_gives_has_no_field_that_is_unknown_here() -> None:
    async with shown_page() as page:
        await page.load("2.4.1")
        await page.mount(await page.scenario("no-cleanup", "vue"))
        await page.unmount()
        for call, form in (("scenarios()", Scenario), ("survivors(0, 9)", Survivor)):
            found = await given(page, call, list[dict[str, object]])
            assert found
            assert [set(each) for each in found] == [names(form)] * len(found)
        counts = await given(page, "read()", dict[str, object])
        assert counts.keys() == names(PageCounts)


async def test_settling_tells_how_many_requests_it_has_made() -> None:
    async with shown_page() as page:
        await page.load("2.4.1")
        backend = page.findChild(Backend)
        assert backend is not None
        before = backend.invokes_received
        asked = await given(page, "settle()", int)
        assert backend.invokes_received - before == asked > 0


async def given(page: LabPage, call: str, form: type[ResultT]) -> ResultT:
    """What a call gives, by a session of its own."""
    session = await CdpSession(EmbeddedPage(page.view.page())).open()
    try:
        return await session.evaluate(f"leakLab.then((lab) => lab.{call})", result=form)
    finally:
        session.close()


def names(form: type[msgspec.Struct]) -> set[str]:
    """The fields that the page gives."""
    return {*form.__struct_encode_fields__} - ADDED_HERE.get(form, set())
