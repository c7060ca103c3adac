"""Starts the process that heap snapshots are explored in, asks it, and ends it."""

from __future__ import annotations

import asyncio
from typing import Final, TypeVar

import msgspec

from engine.question_process import QuestionProcess, read_answer
from lab.heap.explore.questions import Question

AnswerT = TypeVar("AnswerT")

_WORKER: Final = "lab.heap.explore.worker"


class HeapExplorer:
    """One process for any number of questions; it starts with the first.

    A question that is cancelled ends the process, which may be far from an answer; the next one
    starts another. Should this program die, the process sees that and ends.
    """

    def __init__(self) -> None:
        self._asking = asyncio.Lock()
        self._process: QuestionProcess | None = None

    async def ask(self, question: Question, *, result: type[AnswerT]) -> AnswerT:
        """The answer; a second question waits for the first one's.

        Raises:
            CannotMeasureError: a snapshot cannot be analysed here, or the process died.
        """
        async with self._asking:
            if self._process is None:
                self._process = QuestionProcess(_WORKER)
            try:
                answer = await self._process.answer(msgspec.json.encode(question))
            except BaseException:
                # Also when it was cancelled: its answer would be taken for the next one's.
                await self._end()
                raise
        return read_answer(answer, result)

    async def close(self) -> None:
        """End the process. Whoever waits for an answer must have been cancelled."""
        await self._end()

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            await process.end()
