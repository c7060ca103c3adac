"""What the page uploads, and where to: a real file and, by default, the embedded server."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from bridge.upload_server import UploadServer
from lab.problems import NoFileToUpload
from system.ending import add_clean_up, remove_clean_up, signals_held
from system.errors import CannotMeasureError

DEFAULT_FILE_BYTES = 8 * 1024 * 1024
_BLOCK_BYTES = 64 * 1024


class UploadTargetAnswer(msgspec.Struct, rename="camel", frozen=True):
    """The answer to the page's ``upload_target``."""

    url: str
    held_url: str
    """For uploads that crawl while the target holds them."""
    file_path: str
    download_url: str
    download_folder: str


class UploadTarget:
    """Makes the file and opens the server; removes and closes them on exit."""

    def __init__(self, file_bytes: int = DEFAULT_FILE_BYTES) -> None:
        self._file_bytes = file_bytes
        self.server = UploadServer(download_bytes=file_bytes)
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def answer(self) -> UploadTargetAnswer:
        """What to tell the page.

        Raises:
            RuntimeError: the target is not open.
        """
        return UploadTargetAnswer(
            url=self.server.upload_url,
            held_url=self.server.held_upload_url,
            file_path=str(self._path),
            download_url=self.server.download_url,
            download_folder=str(self._path.parent),
        )

    @property
    def _path(self) -> Path:
        if self._folder is None:
            raise RuntimeError("the upload target is not open")
        return Path(self._folder.name, "holiday.mp4")

    async def __aenter__(self) -> Self:
        """Raises :class:`system.errors.CannotMeasureError`: there is no room for the file."""
        try:
            with signals_held():
                self._folder = tempfile.TemporaryDirectory(
                    prefix="leak-lab-", dir=_temporary_root()
                )
                add_clean_up(self, self._folder.cleanup)
            _write_random(self._path, self._file_bytes)
            await self.server.open()
        except OSError as error:
            await self._close()
            raise CannotMeasureError(
                NoFileToUpload(str(_temporary_root()), str(error.strerror))
            ) from None
        except BaseException:
            await self._close()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._close()

    async def _close(self) -> None:
        await self.server.close()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
            remove_clean_up(self)


def _temporary_root() -> str:
    # `tempfile` would go elsewhere without a word where TMPDIR cannot be written.
    return os.environ.get("TMPDIR") or tempfile.gettempdir()


def _write_random(path: Path, size_bytes: int) -> None:
    """Bytes that do not compress; one random block over and over, for speed."""
    block = os.urandom(_BLOCK_BYTES)
    with path.open("wb") as file:
        for start in range(0, size_bytes, _BLOCK_BYTES):
            file.write(block[: size_bytes - start])
