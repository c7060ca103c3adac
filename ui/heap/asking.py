"""Asks the process that explores heap snapshots; gives the answers to whoever shows them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from lab.heap.explore.questions import Question
from memory.problem import Problem
from system.errors import CannotMeasureError

AnswerT = TypeVar("AnswerT")


class Ask(Protocol):
    """As :meth:`lab.heap.explore.explorer.HeapExplorer.ask`."""

    async def __call__(self, question: Question, *, result: type[AnswerT]) -> AnswerT:
        """The answer."""
        ...


@dataclass(frozen=True)
class _Asked:
    question: Question
    result: type[object]
    then: Callable[[object], None]
    fail: Callable[[Problem], None]


class Asking:
    """Asks one question for each place of the view at a time.

    Of those that come meanwhile for the same place only the last is asked: whoever holds down an
    arrow key waits for one answer and not for all.
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._tasks: dict[Hashable, asyncio.Task[None]] = {}
        self._newest: dict[Hashable, _Asked] = {}
        self._is_closed = False

    def ask(
        self,
        place: Hashable,
        question: Question,
        result: type[AnswerT],
        then: Callable[[AnswerT], None],
        fail: Callable[[Problem], None],
    ) -> None:
        """Give the answer to ``then``, or why there is none to ``fail``.

        Neither is called if another question was asked for that place meanwhile.
        """
        if self._is_closed:
            return

        def give(answer: object) -> None:
            assert isinstance(answer, result)
            then(answer)

        self._newest[place] = _Asked(question, result, give, fail)
        if place not in self._tasks:
            self._tasks[place] = asyncio.ensure_future(self._work_off(place))

    def forget(self, place: Hashable | None = None) -> None:
        """Show no answer to what was asked so far, for one place or for all."""
        if place is None:
            self._newest.clear()
        else:
            self._newest.pop(place, None)

    async def close(self) -> None:
        """Ask and answer nothing any more."""
        self._is_closed = True
        tasks = tuple(self._tasks.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    async def _work_off(self, place: Hashable) -> None:
        try:
            await self._answer_newest(place)
        finally:
            # Before anything else can be asked: that would wait for a task that has ended.
            self._tasks.pop(place, None)

    async def _answer_newest(self, place: Hashable) -> None:
        while (asked := self._newest.get(place)) is not None:
            try:
                answer = await self._ask(asked.question, result=asked.result)
            except CannotMeasureError as error:
                if self._take(place, asked):
                    asked.fail(error.problem)
            else:
                if self._take(place, asked):
                    asked.then(answer)

    def _take(self, place: Hashable, asked: _Asked) -> bool:
        """Whether the question is still the newest; then it is answered."""
        if self._newest.get(place) is not asked:
            return False
        del self._newest[place]
        return True
