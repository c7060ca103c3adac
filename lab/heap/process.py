"""Starts the process that analyses heap snapshots, and ends it."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Self, TypeVar

import msgspec
from PySide6.QtCore import QProcess

from engine.heap_messages import CHUNK, END, QUESTION, frame, refusal_of
from engine.problems import AnalysisCrashed, AnalysisFailed, AnalysisNotStarted
from engine.python_process import kill_process, python_process
from lab.heap.messages import STATUS_ANSWERED, STATUS_REFUSED, Question
from system.errors import CannotMeasureError

AnswerT = TypeVar("AnswerT")


class HeapProcess:
    """One process for one question. Use as ``async with HeapProcess() as process``.

    It starts at once and gets ready while the first snapshot is taken. Left early, it is killed;
    should this program die, it sees that and ends.
    """

    def __init__(self) -> None:
        self._ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._process = python_process("lab.heap.worker")
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    async def __aenter__(self) -> Self:
        self._process.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Kill it, if it still runs."""
        await kill_process(self._process, self._ended)

    def send_chunk(self, chunk: bytes) -> None:
        """Send a piece of a snapshot, as a session's ``take_snapshot`` gives it."""
        self._send(frame(CHUNK, chunk))

    def end_snapshot(self) -> None:
        """Say that the snapshot is complete; the next piece begins another."""
        self._send(frame(END))

    async def ask(self, question: Question, *, result: type[AnswerT]) -> AnswerT:
        """Ask the one question, and wait for its answer. Raises as :meth:`answer` does."""
        self.send_question(question)
        return await self.answer(result=result)

    def send_question(self, question: Question) -> None:
        """Ask the one question; its answer is being worked out from now on."""
        self._send(frame(QUESTION, msgspec.json.encode(question)))

    async def answer(self, *, result: type[AnswerT]) -> AnswerT:
        """Wait for the answer to the question that was sent.

        Raises:
            CannotMeasureError: a snapshot cannot be analysed here, or the process died.
        """
        await asyncio.shield(self._ended)
        output = bytes(self._process.readAllStandardOutput().data())
        crashed = self._process.exitStatus() is QProcess.ExitStatus.CrashExit
        status = self._process.exitCode()
        if not crashed and status == STATUS_REFUSED and output:
            raise CannotMeasureError(refusal_of(output))
        if crashed or status != STATUS_ANSWERED:
            raise CannotMeasureError(AnalysisCrashed(status) if crashed else AnalysisFailed(status))
        return msgspec.json.decode(output, type=result)

    def _send(self, message: bytes) -> None:
        # To a process that has ended early nothing can be written; `ask` says why it did.
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.write(message)

    def _on_finished(self, _exit_code: int, _status: QProcess.ExitStatus) -> None:
        if not self._ended.done():
            self._ended.set_result(None)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and not self._ended.done():
            self._ended.set_exception(
                CannotMeasureError(AnalysisNotStarted(self._process.errorString()))
            )
            # Nobody may come to ask.
            self._ended.exception()
