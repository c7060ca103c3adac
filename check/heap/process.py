"""The process that compares snapshots of checked pages, kept for one page after the other."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from types import TracebackType
from typing import Final, Self

from engine.heap_messages import FORGET
from engine.question_process import QuestionProcess

_WORKER: Final = "check.heap.worker"


class HeapProcess:
    """Starts the process when it is first needed. Use as ``async with HeapProcess() as heap``."""

    def __init__(self) -> None:
        self._process: QuestionProcess | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            await self._process.end()

    def get_ready(self) -> QuestionProcess:
        """Start the process, if there is none: it takes as long as the engine does."""
        if self._process is None:
            self._process = QuestionProcess(_WORKER)
        return self._process

    @contextlib.asynccontextmanager
    async def for_one_page(self) -> AsyncIterator[QuestionProcess]:
        """The process, with no snapshot in it; for one page at a time."""
        process = self.get_ready()
        try:
            yield process
        except BaseException:
            # It may be at a snapshot or an answer that nobody waits for any more.
            self._process = None
            await process.end()
            raise
        process.send(FORGET)
