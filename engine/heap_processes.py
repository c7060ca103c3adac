"""The processes that analyse heap snapshots, so that neither a window nor a measurement waits.

:mod:`engine.heap_worker` is the other side.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Self, TypeVar

import msgspec

from engine.heap_messages import CHUNK, END, FORGET
from engine.question_process import QuestionProcess, read_answer
from system.closing import ClosedAtExit

AnswerT = TypeVar("AnswerT")


class HeapProcesses(ClosedAtExit):
    """Starts processes that run ``module``; use as ``async with HeapProcesses(module) as …``.

    To start one takes as long as a small analysis, so one that has answered waits for the next use.
    Should this program die, they see that and end.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        self._idle: list[QuestionProcess] = []
        self._used = 0

    async def __aenter__(self) -> Self:
        return self

    def prepare(self) -> None:
        """Have a process, for one is likely to be needed soon; one in use will be idle by then."""
        if not self._used:
            self._make_idle()

    def begin(self) -> HeapProcess:
        """A process in which there is no snapshot, to be closed by whoever asks for it."""
        self._make_idle()
        self._used += 1
        return HeapProcess(self._idle.pop(), self._take_back)

    def _make_idle(self) -> None:
        # The system may have killed one where memory is short.
        self._idle[:] = [process for process in self._idle if not process.has_ended]
        if not self._idle:
            self._idle.append(QuestionProcess(self._module))

    def _take_back(self, process: QuestionProcess | None) -> None:
        self._used -= 1
        if process is not None:
            process.send(FORGET)
            self._idle.append(process)

    async def _close(self) -> None:
        while self._idle:
            await self._idle.pop().end()


class HeapProcess(ClosedAtExit):
    """One use of a process: it is sent snapshots, and asked about them.

    Closed in the middle of a snapshot, or with an answer that is still to come, the process ends.
    """

    def __init__(
        self, process: QuestionProcess, give_back: Callable[[QuestionProcess | None], None]
    ) -> None:
        self._process = process
        self._give_back = give_back
        self._answer: asyncio.Task[tuple[bytes, bytes]] | None = None
        self._is_at_work = False
        """Whether a snapshot is being sent."""
        self._is_closed = False

    async def __aenter__(self) -> Self:
        return self

    def send_chunk(self, chunk: bytes) -> None:
        """Send a piece of a snapshot, as a session's ``take_snapshot`` gives it."""
        self._is_at_work = True
        self._process.send(CHUNK, chunk)

    def end_snapshot(self) -> None:
        """Say that the snapshot is complete; the next piece begins another."""
        self._process.send(END)
        self._is_at_work = False

    def send_question(self, question: msgspec.Struct) -> None:
        """Ask; the answer is being worked out from now on. One question at a time."""
        asked = self._process.answer(msgspec.json.encode(question))
        self._answer = asyncio.ensure_future(asked)

    async def answer(self, *, result: type[AnswerT]) -> AnswerT:
        """Wait for the answer to the question that was sent.

        Raises:
            CannotMeasureError: a snapshot cannot be analysed here, or the process died.
        """
        if self._answer is None:
            raise RuntimeError("nothing was asked")
        return read_answer(await asyncio.shield(self._answer), result)

    async def ask(self, question: msgspec.Struct, *, result: type[AnswerT]) -> AnswerT:
        """Ask, and wait for the answer. Raises as :meth:`answer` does."""
        self.send_question(question)
        return await self.answer(result=result)

    async def _close(self) -> None:
        if self._is_closed:
            # Another use may have it by now.
            return
        self._is_closed = True
        answer = self._answer
        has_failed = answer is not None and (not answer.done() or answer.exception() is not None)
        if not (self._is_at_work or has_failed):
            self._give_back(self._process)
            return
        # It may be at a snapshot, or at an answer, that nobody waits for any more.
        self._give_back(None)
        await self._process.end()
        if answer is not None:
            answer.cancel()
            await asyncio.gather(answer, return_exceptions=True)
