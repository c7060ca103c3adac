"""Whatever a page asks for is answered once, in words, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bridge.qt_uploader import QtUploader
from bridge.scope import AllowedHost, Scope
from bridge.transfer import HttpTransfers
from lab.metrics.callbacks import CALLBACKS
from lab.page.services import Services
from lab.page.upload_target import UploadTargetAnswer
from tests.bridge.front_end import FrontEnd, RejectedError
from tests.event_loop import SessionLoop
from tests.lab.shown_page import shown_page
from tests.lab.wild_arguments import WildInvoke, right_arguments, wild, wild_invokes

LIMIT_S = 10.0
FILE_BYTES = 1000

bounded = settings(
    max_examples=200,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


class _Records(logging.Handler):
    """What is logged at level warning or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(self.format(record))


@pytest.fixture
def logged() -> Iterator[list[str]]:
    records = _Records()
    logging.getLogger().addHandler(records)
    yield records.texts
    logging.getLogger().removeHandler(records)


@pytest.fixture
def services(session_loop: SessionLoop) -> Iterator[Services]:
    services = Services(FILE_BYTES)
    session_loop.run(services.open())
    session_loop.run(services.ready())
    yield services
    session_loop.run(services.close())


async def _answered_once(services: Services, invoke: WildInvoke) -> None:
    front_end = FrontEnd(services.backend)
    answer = front_end.invoke_raw(invoke.command, invoke.arguments_json)
    try:
        await asyncio.wait_for(answer, LIMIT_S)
    except RejectedError as rejected:
        (reason,) = rejected.args
        assert isinstance(reason, str)
        assert reason.strip()
    await services.backend.close()
    front_end.leave()
    assert (services.backend.open_channels, services.backend.running_tasks) == (0, 0)
    folder = services.target.answer.download_folder
    files = set(await asyncio.to_thread(os.listdir, folder))
    assert files <= {"holiday.mp4", "downloaded"}


def test_every_command_is_tried(services: Services) -> None:
    assert set(right_arguments(services.target.answer)) == services.commands.names


def test_every_command_does_its_work(services: Services, session_loop: SessionLoop) -> None:
    """So that the wrong arguments are wrong ones among right ones."""

    async def all_of_them() -> None:
        front_end = FrontEnd(services.backend)
        for command, arguments in right_arguments(services.target.answer).items():
            await asyncio.wait_for(front_end.invoke(command, dict(arguments)), LIMIT_S)

    session_loop.run(all_of_them())


def test_every_invoke_is_answered_once(
    services: Services, session_loop: SessionLoop, logged: list[str]
) -> None:
    right = right_arguments(services.target.answer)

    @bounded
    @given(wild_invokes(right))
    def check(invoke: WildInvoke) -> None:
        session_loop.run(_answered_once(services, invoke))
        assert logged == []

    check()


@pytest.mark.parametrize(
    ("command", "key", "value"),
    [
        ("watch_status_leased", "leaseMs", "1" + "0" * 400),
        ("plugin:event|listen", "handler", "4294967296"),
        ("plugin:event|listen", "handler", "-1"),
        ("plugin:lab|close_channel", "channel", "1" + "0" * 400),
        ("renew_lease", "lease", "1" + "0" * 4000),
        ("plugin:upload|upload", "id", "1" + "0" * 5000),
    ],
)
def test_a_number_without_measure_is_answered(
    services: Services,
    session_loop: SessionLoop,
    logged: list[str],
    command: str,
    key: str,
    value: str,
) -> None:
    arguments = {**right_arguments(services.target.answer)[command], key: None}
    text = json.dumps(arguments).replace("null", value)
    session_loop.run(_answered_once(services, WildInvoke(command, text)))
    assert logged == []


def test_every_upload_of_the_plain_object_ends(
    services: Services, session_loop: SessionLoop, logged: list[str]
) -> None:
    target = services.target.answer
    texts = st.one_of(wild.map(str), st.sampled_from((target.url, target.file_path)))

    async def ends(uploader: QtUploader, url: str, path: str) -> None:
        failures: list[str] = []
        uploader.failed.connect(failures.append)
        uploader.upload(url, path)
        await asyncio.wait_for(uploader.idle(), LIMIT_S)
        uploader.failed.disconnect(failures.append)
        if (url, path) == (target.url, target.file_path):
            assert failures == []
        else:
            assert len(failures) == 1
            assert failures[0].strip()

    host = AllowedHost("127.0.0.1")
    transfers = HttpTransfers(Scope((Path(target.file_path),), (), (host,)))
    uploader = QtUploader(transfers)

    @settings(bounded, max_examples=60)
    @given(texts, texts)
    def check(url: str, path: str) -> None:
        session_loop.run(ends(uploader, url, path))
        assert logged == []

    check()
    session_loop.run(ends(uploader, target.url, target.file_path))
    session_loop.run(transfers.close())


# Calls in the page; a reason that is no sentence is told.
_IN_PAGE = """(() => {
    const told = (answer) => answer.then(() => '', (reason) =>
        typeof reason === 'string' && reason.trim() !== '' ? '' : `${typeof reason} ${reason}`)
    const call = (...given) => told(__TAURI_INTERNALS__.invoke(...given))
    return Promise.all([%s])
})()"""

# What no JSON has.
_OF_SCRIPTS = (
    *("NaN", "-Infinity", "undefined", "null", "() => 1", "new Date(NaN)", "[,]", "Symbol('a')"),
    *("'\\ud800'", "'a\\0b'", "'\\r\\nX: y'", "new Map([['a', NaN]])", "new Uint8Array(3)"),
    "[...Array(1500)].reduce((inner) => [inner], 1)",
)


def test_every_call_of_a_real_page_settles(session_loop: SessionLoop, logged: list[str]) -> None:
    async def calls_settle(calls: list[str]) -> None:
        async with shown_page(FILE_BYTES) as page:
            await page.load("2.12.5")
            before = CALLBACKS.of(await page.read())
            answers = await page._calls.evaluate(_IN_PAGE % ",".join(calls), result=list[str])
            assert answers == [""] * len(calls)
            reading = await page.read()
            assert CALLBACKS.of(reading) == before
            await page.reload()
            assert page.open_channels == 0

    calls: list[str] = []
    right = right_arguments(
        UploadTargetAnswer("http://127.0.0.1:1/", "", "/etc/shadow", "http://127.0.0.1:1/", "/etc")
    )

    @settings(bounded, max_examples=60)
    @given(wild_invokes(right))
    def collect(invoke: WildInvoke) -> None:
        # As JSON in JSON: no character is lost, and what is no JSON is a string.
        text = json.dumps(invoke.arguments_json)
        value = f"(() => {{ try {{ return JSON.parse({text}) }} catch {{ return {text} }} }})()"
        calls.append(f"call({json.dumps(invoke.command)}, {value})")

    collect()
    upload = json.dumps(right["plugin:upload|upload"])
    for value in _OF_SCRIPTS:
        calls.append(f"call('plugin:upload|upload', {value})")
        calls.append(f"call('plugin:event|emit', {{event: 'progress', payload: {value}}})")
        calls.extend(
            f"call('plugin:upload|upload', {{...{upload}, {key}: {value}}})"
            for key in right["plugin:upload|upload"]
        )
    session_loop.run(calls_settle(calls))
    assert logged == []
