"""A process that answers one question after the other about heap snapshots."""

from __future__ import annotations

import asyncio
from typing import TypeVar

import msgspec
from PySide6.QtCore import QProcess

from engine.heap_messages import HEADER, QUESTION, REFUSAL, frame, refusal_of
from engine.problems import AnalysisCrashed, AnalysisFailed, AnalysisNotStarted
from engine.python_process import kill_process, python_process
from system.errors import CannotMeasureError

AnswerT = TypeVar("AnswerT")


class QuestionProcess:
    """A process that runs ``module``, and its one answer that is waited for."""

    def __init__(self, module: str) -> None:
        self._output = bytearray()
        self._answer: asyncio.Future[tuple[bytes, bytes]] | None = None
        self._ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._process = process = python_process(module)
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start()

    @property
    def has_ended(self) -> bool:
        """Whether it answers no more."""
        return self._ended.done()

    def send(self, kind: bytes, payload: bytes = b"") -> None:
        """Send what is no question; a process that has died hears nothing, and cannot answer."""
        if not self._ended.done():
            self._process.write(frame(kind, payload))

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


def read_answer(answer: tuple[bytes, bytes], result: type[AnswerT]) -> AnswerT:
    """What :meth:`QuestionProcess.answer` gave, as ``result``.

    Raises:
        CannotMeasureError: a snapshot cannot be analysed here.
    """
    kind, payload = answer
    if kind == REFUSAL:
        raise CannotMeasureError(refusal_of(payload))
    return msgspec.json.decode(payload, type=result)
