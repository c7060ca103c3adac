"""The page with its backend: loads, reloads, crashes."""

from __future__ import annotations

import asyncio
import gc
import os
import tempfile
import weakref
from pathlib import Path
from types import NoneType

import psutil
import pytest
import shiboken6

from bridge.backend import Backend
from lab.metrics.backend_channels import BACKEND_CHANNELS
from lab.metrics.callbacks import CALLBACKS
from lab.metrics.late_messages import LATE_MESSAGES
from lab.metrics.mounted import MOUNTED
from lab.metrics.survivors import SURVIVORS
from lab.page.catalog import Scenario
from lab.page.page import LabPage
from memory.protocol.problems import Killed
from system.errors import CannotMeasureError
from tests.lab.shown_page import BIG_FILE_BYTES, LIMIT_S, kill_renderer, shown_page
from tests.memory.blank_page import listening_ports, renderers

# In each message of an upload.
_PROGRESS = "progressTotal"


def backend_of(page: LabPage) -> Backend:
    return page._services.backend


async def by_name(page: LabPage) -> dict[str, Scenario]:
    """The page's scenarios in Vue."""
    return {
        scenario.id: scenario for scenario in await page.scenarios() if scenario.framework == "vue"
    }


async def no_cleanup(page: LabPage) -> Scenario:
    return await page.scenario("no-cleanup", "vue")


class Wire:
    """What the backend sends, and to which document."""

    def __init__(self, page: LabPage) -> None:
        self.opened: list[str] = []
        self.delivered: list[tuple[str, str]] = []
        backend_of(page).document_opened.connect(self.opened.append)
        backend_of(page).deliver.connect(self._on_deliver)

    def _on_deliver(self, document_id: str, batch: str) -> None:
        self.delivered.append((document_id, batch))


async def test_a_loaded_page_offers_scenarios_that_describe_themselves() -> None:
    async with shown_page() as page:
        await page.load("2.4.1")
        scenarios = await by_name(page)
        await page.load("2.12.5")
        newer = await by_name(page)
    scenario = scenarios["no-cleanup"]
    assert scenario.title.en == "No cleanup"
    assert scenario.title.zh
    assert "13133" in scenario.explanation.en
    assert "13133" in scenario.explanation.zh
    assert scenario.source_file == "UploadCard.vue"
    assert "upload(" in scenario.source
    assert (scenario.expected, newer["no-cleanup"].expected) == ("leak", "clean")


async def test_mount_and_unmount_show_in_the_reading() -> None:
    async with shown_page() as page:
        await page.load("2.12.5")
        scenario = await no_cleanup(page)
        assert MOUNTED.of(await page.read()) == 0
        await page.mount(scenario)
        await page.mount(scenario)
        reading = await page.read()
        assert (reading.created, MOUNTED.of(reading)) == (2, 2)
        assert [await page.unmount() for _ in range(3)] == [True, True, False]
        await page.settle()
        reading = await page.read()
        assert (reading.created, MOUNTED.of(reading), SURVIVORS.of(reading)) == (2, 0, 0)
        assert BACKEND_CHANNELS.of(reading) == 0


async def test_before_a_load_there_is_nothing_to_drive() -> None:
    async with shown_page() as page:
        for attempt in (page.scenarios(), page.read(), page.unmount()):
            with pytest.raises(CannotMeasureError, match="no page is loaded"):
                await attempt


async def test_an_upload_that_is_held_goes_on_sending() -> None:
    async with shown_page() as page:
        await page.load("2.5.0")
        page.hold_uploads()
        await page.cycle(await page.scenario("unmount-in-flight", "vue"))
        early = later = (await page.delivery()).messages
        async with asyncio.timeout(10):
            while later == early:
                await asyncio.sleep(0.01)
                later = (await page.delivery()).messages
        assert early < later < 128
        assert page.open_channels == 1
        page.release_uploads()
        await page.settle()
        # One for each 8 KiB, as Tauri's plugin sends them, and the end.
        assert (await page.delivery()).messages == 128 + 1


async def uploads_in_flight(page: LabPage) -> Wire:
    """Three uploads that crawl; what the backend sends from then on."""
    await page.load("2.12.5")
    wire = Wire(page)
    page.hold_uploads()
    scenario = await page.scenario("unmount-in-flight", "vue")
    for _ in range(3):
        await page.mount(scenario)
    backend = backend_of(page)
    assert (backend.open_channels, backend.running_tasks) == (3, 3)
    assert _PROGRESS in wire.delivered[-1][1]
    return wire


async def test_a_load_in_mid_upload_drops_all_of_the_old_document() -> None:
    async with shown_page(BIG_FILE_BYTES) as page:
        # Held, they crawl, and so go on however slow this machine is.
        wire = await uploads_in_flight(page)
        backend = backend_of(page)
        old = wire.delivered[-1][0]

        await page.load("2.12.5")
        await page.settle()

        assert len(wire.opened) == 1
        assert wire.opened[0] != old
        # Whatever came after the new document opened is for it: no message of an upload.
        position = max(index for index, (number, _) in enumerate(wire.delivered) if number == old)
        later = wire.delivered[position + 1 :]
        assert {number for number, _ in later} == {wire.opened[0]}
        assert not [batch for _, batch in later if _PROGRESS in batch]
        assert (backend.open_channels, backend.running_tasks) == (0, 0)
        reading = await page.read()
        assert (reading.created, CALLBACKS.of(reading)) == (0, 0)
        assert LATE_MESSAGES.of(reading) == 0
        # And the new document works.
        await page.mount(await no_cleanup(page))
        assert backend.open_channels == 1


@pytest.mark.parametrize("way", ["reload", "by the page itself"])
async def test_after_a_reload_in_mid_upload_the_uploads_go_on_as_in_tauri(way: str) -> None:
    async with shown_page() as page:
        wire = await uploads_in_flight(page)
        backend = backend_of(page)
        if way == "reload":
            await page.reload()
        else:
            opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            page.document_opened.connect(lambda: opened.set_result(None))
            page.view.page().runJavaScript("location.reload()")
            await asyncio.wait_for(opened, 10)
            # The new document has commands of its own at first.
            for _attempt in range(1000):
                if backend.running_tasks == 3:
                    break
                await asyncio.sleep(0.01)
        assert (backend.open_channels, backend.running_tasks) == (3, 3)
        page.release_uploads()
        await page.settle()
        # Their messages have come into the new document, which knows none of the callbacks.
        assert [batch for number, batch in wire.delivered if number == wire.opened[0]]
        assert any(
            _PROGRESS in batch for number, batch in wire.delivered if number == wire.opened[0]
        )
        assert (backend.open_channels, backend.running_tasks) == (0, 0)
        reading = await page.read()
        assert (reading.created, CALLBACKS.of(reading), LATE_MESSAGES.of(reading)) == (0, 0, 0)


async def test_a_reloaded_page_hears_no_callback_it_does_not_know(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO", "leaklab.page")
    async with shown_page(BIG_FILE_BYTES) as page:
        for _ in range(3):
            await page.load("2.4.1")
            await page.mount(await no_cleanup(page))
        await page.load("2.4.1")
        await page.settle()
    assert [text for text in caplog.messages if "Couldn't find callback id" in text] == []


@pytest.mark.parametrize(
    ("call", "rejection"),
    [
        ("'launch'", "Command launch not found"),
        ("'plugin:upload|launch'", "Command plugin:upload|launch not allowed by ACL"),
        (
            "'plugin:upload|upload', {}",
            "invalid args `id` for command `upload`: command upload missing required key id",
        ),
        (
            "'plugin:upload|upload', {id: 1, url: 2}",
            "invalid args `url` for command `upload`: expected `str`, got `int`",
        ),
    ],
)
@pytest.mark.parametrize("runtime", ["2.4.1", "2.12.5"])
async def test_the_pages_promise_is_rejected_in_tauris_words(
    runtime: str, call: str, rejection: str
) -> None:
    async with shown_page() as page:
        await page.load(runtime)
        before = CALLBACKS.of(await page.read())
        reason = await page._calls.evaluate(
            f"__TAURI_INTERNALS__.invoke({call}).then(() => 'resolved', (reason) => reason)",
            result=str,
        )
        assert reason == rejection
        assert CALLBACKS.of(await page.read()) == before


async def test_a_killed_renderer_is_announced_and_the_next_load_works() -> None:
    async with shown_page(BIG_FILE_BYTES) as page:
        await page.load("2.4.1")
        await page.mount(await no_cleanup(page))
        assert page.open_channels == 1
        assert await kill_renderer(page) == Killed(9)
        with pytest.raises(CannotMeasureError, match=r"renderer ended .*; load the page again"):
            await page.read()
        assert page.open_channels == 0
        await page.load("2.4.1")
        assert (await page.read()).created == 0


async def test_a_renderer_killed_in_a_load_makes_nobody_wait_for_ever() -> None:
    async with shown_page() as page:
        for version in ("2.12.5", "2.4.1"):
            await page.load("2.4.1")
            process = psutil.Process(page.view.page().renderProcessPid())
            loading = asyncio.ensure_future(page.load(version))
            process.kill()
            # It is lost before or after Chromium has a renderer for the new page.
            await asyncio.wait([loading], timeout=10)
            assert loading.done()
            assert isinstance(loading.exception(), CannotMeasureError | NoneType)
        await page.load("2.12.5")
        assert (await page.read()).created == 0


async def test_nothing_listens_but_the_upload_server_on_loopback() -> None:
    async with shown_page() as page:
        await page.load("2.4.1")
        await page.mount(await no_cleanup(page))
        ports = listening_ports()
        assert len(ports) == 1
        addresses = {
            connection.laddr.ip
            for connection in psutil.Process().net_connections(kind="tcp")
            if connection.status == psutil.CONN_LISTEN
        }
        assert addresses == {"127.0.0.1"}
    assert listening_ports() == set()


async def test_a_closed_page_leaves_no_file_no_task_and_no_objects() -> None:
    async with shown_page(BIG_FILE_BYTES) as page:
        await page.load("2.4.1")
        await page.mount(await no_cleanup(page))
        file = Path(page._services.target.answer.file_path)
        backend = backend_of(page)
    assert not await asyncio.to_thread(file.parent.exists)
    assert (backend.open_channels, backend.running_tasks) == (0, 0)
    assert asyncio.all_tasks() == {asyncio.current_task()}
    gone = weakref.ref(page)
    del page, backend
    gc.collect()
    assert gone() is None


async def test_opening_that_is_cancelled_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    async with LabPage() as page:
        # Its session and its server open meanwhile.
        loading = asyncio.ensure_future(page.load("2.12.5"))
        await asyncio.sleep(0)
        loading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await loading
    assert await asyncio.to_thread(os.listdir, tmp_path) == []
    assert not shiboken6.isValid(page.view)
    assert listening_ports() == set()


async def test_closing_while_its_session_opens_leaves_no_inspector() -> None:
    async with LabPage() as page, asyncio.timeout(LIMIT_S):
        # Qt has no signal for it.
        while (inspector := page.view.page().devToolsPage()) is None:  # noqa: ASYNC110
            await asyncio.sleep(0)
    assert not shiboken6.isValid(inspector)


@pytest.mark.parametrize("turns", range(1, 6))
async def test_closing_that_is_cancelled_closes_all_the_same(
    turns: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A signal may come while it ends by itself; Qt warns of a profile before its page."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    page = await LabPage(BIG_FILE_BYTES).__aenter__()
    await page.load("2.12.5")
    await page.mount(await no_cleanup(page))
    closing = asyncio.ensure_future(page.close())
    for _ in range(turns):
        await asyncio.sleep(0)
    assert not closing.done()
    closing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await closing
    assert await asyncio.to_thread(os.listdir, tmp_path) == []
    assert not shiboken6.isValid(page.view)
    assert not shiboken6.isValid(page._profile)
    assert listening_ports() == set()


async def test_pages_come_and_go_without_leaving_processes() -> None:
    seen: set[psutil.Process] = set()
    for _ in range(3):
        async with shown_page() as page:
            await page.load("2.4.1")
            seen |= renderers()
    # Each has one, and its inspector another.
    assert len(seen) >= 6
    _gone, alive = await asyncio.to_thread(psutil.wait_procs, seen, 5)
    # Chromium keeps one renderer in reserve.
    assert len(alive) <= 1
