"""What a script of the real page can read, write and connect to, by every way that it has."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from types import NoneType

import pytest
from aiohttp import web

from bridge.scope import AllowedHost
from lab.page.page import LabPage
from lab.page.upload_target import UploadTargetAnswer
from tests.bridge.http_server import HttpServer

IS_FOLDER = "Is a directory (os error 21)"
_ASKED = """__TAURI_INTERNALS__.invoke(%s, %s).then(
    (answer) => 'resolved: ' + answer, (reason) => 'rejected: ' + reason)"""
# The plain object answers by signals. The stage keeps its connection to itself, so a script makes
# one of its own; the stage's hears nothing any more.
_UPLOADED_PLAINLY = """new Promise((done) => {
    new QWebChannel(qt.webChannelTransport, ({objects: {uploader}}) => {
        const uploads = %s
        const answers = []
        const next = () => {
            const upload = uploads.shift()
            upload === undefined ? done(answers) : uploader.upload(...upload)
        }
        uploader.failed.connect((reason) => { answers.push('rejected: ' + reason); next() })
        uploader.progress.connect((sent, total) => {
            if (sent === total) { answers.push('resolved: '); next() }
        })
        next()
    })
})"""


@asynccontextmanager
async def loaded(*allowed: AllowedHost) -> AsyncIterator[tuple[LabPage, UploadTargetAnswer]]:
    async with LabPage(1000, allowed_hosts=allowed) as page:
        page.view.show()
        await page.load("2.12.5")
        target = await page._calls.evaluate(
            "__TAURI_INTERNALS__.invoke('upload_target')", result=UploadTargetAnswer
        )
        yield page, target


async def asked(page: LabPage, command: str, url: str, path: str) -> str:
    arguments: Mapping[str, object] = {
        "id": 1,
        "upload": "one",
        "url": url,
        "filePath": path,
        "headers": {},
        "onProgress": "__CHANNEL__:1000007",
    }
    call = _ASKED % (json.dumps(command), json.dumps(arguments))
    return await page._calls.evaluate(call, result=str)


async def uploads(page: LabPage, *pairs: tuple[str, str]) -> list[str]:
    """What comes of uploads to addresses of files, by each command and by the plain object."""
    await page._calls.evaluate(
        "__TAURI_INTERNALS__.invoke('open_progress_bus', {onProgress: '__CHANNEL__:1000008'})",
        result=NoneType,
    )
    answers = [
        await asked(page, command, url, path)
        for url, path in pairs
        for command in ("plugin:upload|upload", "upload_file", "upload_on_bus")
    ]
    plain = await page._calls.evaluate(_UPLOADED_PLAINLY % json.dumps(pairs), result=list[str])
    await page.reload()
    return [*answers, *plain]


def contents(folder: str | Path) -> dict[str, str]:
    """The text files in a folder; the file to upload, which is none, without its content."""
    return {
        path.name: "" if path.name == "holiday.mp4" else path.read_text()
        for path in Path(folder).iterdir()
    }


async def test_what_the_application_offers_is_uploaded_by_every_way() -> None:
    async with loaded() as (page, target):
        for answer in await uploads(page, (target.url, target.file_path)):
            assert answer.startswith("resolved: ")


async def test_no_other_file_is_uploaded(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "fifo")
    async with loaded() as (page, target):
        folder = str(Path(target.file_path).parent)
        paths = (
            "/etc/shadow",
            f"{folder}/../../etc/passwd",
            f"{target.file_path}/../../../etc/passwd",
            folder,
            "/dev/zero",
            f"{tmp_path}/fifo",
            f"{tmp_path}/link",
            "holiday.mp4",
        )
        answers = await uploads(page, *((target.url, path) for path in paths))
    refusal = "rejected: cannot read {}: the application did not offer this file"
    assert answers == [refusal.format(path) for path in paths for _ in range(3)] + [
        refusal.format(path) for path in paths
    ]


def exchange(path: Path, become: str) -> None:
    """Let something else stand at ``path``."""
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
    if become == "fifo":
        os.mkfifo(path)
    elif become == "folder":
        path.mkdir()
    elif become == "link":
        path.symlink_to("/etc/passwd")


async def test_a_file_that_was_exchanged_is_not_uploaded() -> None:
    async with loaded() as (page, target):
        path = Path(target.file_path)

        async def refused(reason: str) -> None:
            for answer in await uploads(page, (target.url, str(path))):
                assert answer == f"rejected: {reason}"

        for become, reason in (
            ("nothing", "No such file or directory (os error 2)"),
            ("fifo", f"cannot read {path}: it is no regular file"),
            ("folder", "Is a directory (os error 21)"),
            ("link", f"cannot read {path}: the application did not offer this file"),
        ):
            exchange(path, become)
            await refused(reason)


async def test_nothing_goes_to_a_host_that_was_not_allowed() -> None:
    async with HttpServer() as server, loaded() as (page, target):
        for answer in await uploads(page, (server.url, target.file_path)):
            assert answer.startswith("rejected: not allowed to connect to 127.0.0.1:")
            assert "--allow-host 127.0.0.1:" in answer
        path = f"{target.download_folder}/new"
        answer = await asked(page, "plugin:upload|download", server.url, path)
        assert answer.startswith("rejected: not allowed to connect to 127.0.0.1:")
        assert server.received == []


async def test_an_allowed_host_is_reached_and_leads_nowhere_else() -> None:
    async with HttpServer() as foreign:

        async def redirect(request: web.Request) -> web.Response:
            await request.read()
            return web.Response(status=307, headers={"Location": foreign.url})

        async with HttpServer() as friend, HttpServer(redirect) as crossing:
            hosts = [
                AllowedHost("127.0.0.1", int(each.url.split(":")[2].split("/")[0]))
                for each in (friend, crossing)
            ]
            async with loaded(*hosts) as (page, target):
                for answer in await uploads(page, (friend.url, target.file_path)):
                    assert answer.startswith("resolved: ")
                # The plain object tells of progress before it tells of the failure.
                for answer in (await uploads(page, (crossing.url, target.file_path)))[:3]:
                    assert answer.startswith("rejected: request failed with status code 307")
                path = Path(target.download_folder, "new")
                answer = await asked(page, "plugin:upload|download", crossing.url, str(path))
                assert answer.startswith("rejected: not allowed to connect to ")
                answer = await asked(page, "plugin:upload|download", friend.url, str(path))
                assert answer == "resolved: null"
                assert contents(target.download_folder) == {"holiday.mp4": "", "new": "ok: 0"}
        assert len(friend.received) == 5
        assert foreign.received == []


async def test_nothing_is_downloaded_to_another_place(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("what was there")
    async with loaded() as (page, target):
        folder = target.download_folder
        outside = f"{tmp_path}/new"
        for path in (str(there), outside, f"{folder}/../{tmp_path.name}", folder, "new"):
            answer = await asked(page, "plugin:upload|download", target.download_url, path)
            refusal = f"cannot write {path}: the application offers only this folder: {folder}"
            assert answer == f"rejected: {IS_FOLDER if path == folder else refusal}"
        assert contents(folder) == {"holiday.mp4": ""}
    assert contents(tmp_path) == {"there": "what was there"}


async def test_a_download_that_breaks_off_keeps_what_was_there() -> None:
    async def break_off(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        response.content_length = 1_000_000
        await response.prepare(request)
        await response.write(b"half")
        assert request.transport is not None
        request.transport.close()
        return response

    async with HttpServer(break_off) as server, loaded(AllowedHost("127.0.0.1")) as (page, target):
        path = Path(target.download_folder, "there")
        await asyncio.to_thread(path.write_text, "what was there")
        answer = await asked(page, "plugin:upload|download", server.url, str(path))
        assert answer == "rejected: error decoding response body"
        left = contents(target.download_folder)
        assert left == {"holiday.mp4": "", "there": "what was there"}


@pytest.mark.parametrize("runtime", ["2.4.1", "2.12.5"])
async def test_the_own_download_still_works(runtime: str) -> None:
    async with LabPage(1000) as page:
        page.view.show()
        await page.load(runtime)
        await page.mount(await page.scenario("download", "vue"))
        await page.settle()
        text = await page._calls.evaluate(
            "document.querySelector('#stage').textContent", result=str
        )
        assert "cannot" not in text
        assert "error" not in text
