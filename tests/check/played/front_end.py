"""A Tauri front end as people have it: with the unmodified npm packages of one version."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

from tests.typescript import WEB

_HEAD = """<!doctype html><meta charset=utf-8><div id=app></div>
<script type=importmap>{"imports": {
  "@tauri-apps/api/core": "/api/core.js",
  "@tauri-apps/api/event": "/api/event.js",
  "@tauri-apps/plugin-upload": "/upload/index.js"
}}</script>
<script type=module>
import { Channel, invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import { upload } from '@tauri-apps/plugin-upload'
const app = document.getElementById('app')
"""

LEAKING = """
class ImportCard {
  constructor() {
    this.element = document.createElement('p')
    app.append(this.element)
  }
  async start() {
    const channel = new Channel()
    channel.onmessage = ({ progressTotal }) => { this.element.textContent = progressTotal }
    await invoke('import_file', { filePath: '/tmp/a', onProgress: channel })
  }
}
window.mount = async () => { const card = new ImportCard(); await card.start(); return card }
window.unmount = (card) => card.element.remove()
"""
"""Mounts a component with a channel; up to Tauri 2.4 nothing ever takes its callback away."""

COMMANDS = """
import asyncio

async def import_file(file_path, on_progress):
    for total in range(3):
        on_progress.send({"progressTotal": total})
        await asyncio.sleep(0)
    return file_path
"""


def front_end(folder: Path, version: str, script: str) -> Path:
    """A built front end in ``folder``, against version ``version`` of the npm package."""
    npm = WEB / "node_modules"
    ignored = shutil.ignore_patterns("*.cjs", "*.d.ts")
    shutil.copytree(npm / f"tauri-api-{version}", folder / "api", ignore=ignored)
    shutil.copytree(npm / "@tauri-apps/plugin-upload/dist-js", folder / "upload", ignore=ignored)
    (folder / "index.html").write_text(f"{_HEAD}{script}</script>", "utf-8")
    return folder


def written(file: Path, text: str) -> Path:
    """``file``, with ``text`` in it."""
    file.write_text(text, "utf-8")
    return file


@asynccontextmanager
async def upload_server() -> AsyncIterator[int]:
    """A server that says how much it was sent; its port."""

    async def take(request: web.Request) -> web.Response:
        return web.Response(text=f"took {len(await request.read())} bytes")

    application = web.Application()
    application.router.add_post("/up", take)
    runner = web.AppRunner(application)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()
