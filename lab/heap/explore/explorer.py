"""Starts the process that heap snapshots are explored in, asks it, and ends it."""

from __future__ import annotations

import asyncio
from typing import TypeVar

import msgspec
from PySide6.QtCore import QProcess

from lab.heap.explore.questions import REFUSAL, Question
from lab.heap.messages import HEADER, QUESTION, frame, refusal_of
from lab.heap.python_process import kill_process, python_process
from lab.problems import AnalysisCrashed, AnalysisFailed, AnalysisNotStarted
from system.errors import CannotMeasureError

AnswerT = TypeVar("AnswerT")


class HeapExplorer:
    """One process for any number of questions; it starts with the first.

    A question that is cancelled ends the process, which may be far from an answer; the next one
    starts another. Should this program die, the process sees that and ends.
    """

    def __init__(self) -> None:
        self._asking = asyncio.Lock()
        self._process: _Process | None = None

    async def ask(self, question: Question, *, result: type[AnswerT]) -> AnswerT:
        """The answer; a second question waits for the first one's.

        Raises:
            CannotMeasureError: a snapshot cannot be analysed here, or the process died.
        """
        async with self._asking:
            if self._process is None:
                self._process = _Process()
            try:
                kind, payload = await self._process.answer(msgspec.json.encode(question))
            except BaseException:
                # Also when it was cancelled: its answer would be taken for the next one's.
                await self._end()
                raise
        if kind == REFUSAL:
            raise CannotMeasureError(refusal_of(payload))
        return msgspec.json.decode(payload, type=result)

    async def close(self) -> None:
        """End the process. Whoever waits for an answer must have been cancelled."""
        await self._end()

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            await process.end()


class _Process:
    """A process that runs, and its one answer that is waited for."""

    def __init__(self) -> None:
        self._output = bytearray()
        self._answer: asyncio.Future[tuple[bytes, bytes]] | None = None
        self._ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._process = process = python_process("lab.heap.explore.worker")
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start()

    async def answer(self, question: bytes) -> tuple[bytes, bytes]:
        """Kind and payload of the answer.

        Raises:
            CannotMeasureError: the process died, or has died before.
        """
        self._answer = asyncio.get_running_loop().create_future()
        if self._ended.done():
            self._on_finished(self._process.exitCode(), self._process.exitStatus())
        else:
            self._process.write(frame(QUESTION, question))
        return await self._answer

    async def end(self) -> None:
        """Kill it, if it still runs."""
        await kill_process(self._process, self._ended)

    def _on_output(self) -> None:
        self._output += self._process.readAllStandardOutput().data()
        if len(self._output) < HEADER.size:
            return
        kind, length = HEADER.unpack_from(self._output)
        if len(self._output) >= HEADER.size + length and self._answer is not None:
            payload = bytes(self._output[HEADER.size : HEADER.size + length])
            del self._output[: HEADER.size + length]
            if not self._answer.done():
                self._answer.set_result((kind, payload))

    def _on_finished(self, status: int, how: QProcess.ExitStatus) -> None:
        crashed = how is QProcess.ExitStatus.CrashExit
        self._fail(AnalysisCrashed(status) if crashed else AnalysisFailed(status))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._fail(AnalysisNotStarted(self._process.errorString()))

    def _fail(self, problem: AnalysisCrashed | AnalysisFailed | AnalysisNotStarted) -> None:
        if not self._ended.done():
            self._ended.set_result(None)
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(CannotMeasureError(problem))
