"""What the page uploads, and where to: a real file and, by default, the embedded server."""

from __future__ import annotations

import asyncio
import importlib
import os
import tempfile
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from lab.problems import NoFileToUpload
from system.closing import to_its_end
from system.ending import add_clean_up, remove_clean_up, signals_deferred
from system.errors import CannotMeasureError

if TYPE_CHECKING:
    from bridge.upload_server import UploadServer

DEFAULT_FILE_BYTES = 1024 * 1024
_BLOCK_BYTES = 64 * 1024


class UploadTargetAnswer(msgspec.Struct, rename="camel", frozen=True):
    """The answer to the page's ``upload_target``."""

    url: str
    slow_url: str
    """For uploads that crawl while the target holds them."""
    file_path: str
    download_url: str
    download_folder: str


class UploadTarget:
    """Makes the file and opens the server; removes and closes them on exit."""

    def __init__(self, file_bytes: int = DEFAULT_FILE_BYTES) -> None:
        self._file_bytes = file_bytes
        self._importing: asyncio.Future[None] | None = None
        self._server: UploadServer | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def prepare(self) -> asyncio.Future[None]:
        """Begin to import what a page and its server need, in another thread, once.

        It takes as long as Chromium takes to start: call it before that does.
        """
        if self._importing is None:
            self._importing = asyncio.get_running_loop().run_in_executor(None, _import)
        return self._importing

    @property
    def answer(self) -> UploadTargetAnswer:
        """What to tell the page.

        Raises:
            RuntimeError: the target is not open.
        """
        server = self._server
        if server is None:
            raise RuntimeError("the upload target is not open")
        return UploadTargetAnswer(
            url=server.upload_url,
            slow_url=server.slow_upload_url,
            file_path=str(self._path),
            download_url=server.download_url,
            download_folder=str(self._path.parent),
        )

    def hold(self) -> None:
        """Let uploads to ``slow_url`` crawl from now on; nothing while it is not open."""
        if self._server is not None:
            self._server.hold()

    def release(self) -> None:
        """Let them go at full speed again."""
        if self._server is not None:
            self._server.release()

    @property
    def _path(self) -> Path:
        if self._folder is None:
            raise RuntimeError("the upload target is not open")
        return Path(self._folder.name, "holiday.mp4")

    async def __aenter__(self) -> Self:
        """Raises :class:`system.errors.CannotMeasureError`: there is no room for the file."""
        try:
            self.make_file()
            await self.open_server()
        except BaseException:
            await self._close()
            raise
        return self

    def make_file(self) -> None:
        """Make the file, or leave nothing.

        Raises:
            CannotMeasureError: there is no room for it.
        """
        try:
            with signals_deferred():
                self._folder = tempfile.TemporaryDirectory(
                    prefix="leak-lab-", dir=_temporary_root()
                )
                add_clean_up(self, self._folder.cleanup)
            _write_random(self._path, self._file_bytes)
        except OSError as error:
            self._remove_file()
            raise _no_file(error) from None

    async def open_server(self) -> None:
        """Open the server, once there is a file.

        Raises:
            CannotMeasureError: it cannot be opened.
        """
        await self.prepare()
        from bridge.upload_server import UploadServer

        server = UploadServer(download_bytes=self._file_bytes)
        try:
            await to_its_end(server.open())
        except OSError as error:
            await server.close()
            raise _no_file(error) from None
        except BaseException:
            await server.close()
            raise
        self._server = server

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._close()

    async def _close(self) -> None:
        if self._server is not None:
            await self._server.close()
            self._server = None
        self._remove_file()

    def _remove_file(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
            remove_clean_up(self)


def _import() -> None:
    for name in ("bridge.upload_server", "psutil"):
        importlib.import_module(name)


def _no_file(error: OSError) -> CannotMeasureError:
    return CannotMeasureError(NoFileToUpload(str(_temporary_root()), str(error.strerror)))


def _temporary_root() -> str:
    # `tempfile` would go elsewhere without a word where TMPDIR cannot be written.
    return os.environ.get("TMPDIR") or tempfile.gettempdir()


def _write_random(path: Path, size_bytes: int) -> None:
    """Bytes that do not compress; one random block over and over, for speed."""
    block = os.urandom(_BLOCK_BYTES)
    with path.open("wb") as file:
        for start in range(0, size_bytes, _BLOCK_BYTES):
            file.write(block[: size_bytes - start])
