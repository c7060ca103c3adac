"""The event loop runs what it is asked to, in order, whatever one of the callbacks does."""

from __future__ import annotations

import asyncio
import threading

from PySide6.QtCore import QEventLoop, QTimer

from engine.event_loop import EventLoop
from tests.event_loop import SessionLoop


async def test_what_is_asked_for_runs_in_order_and_what_is_cancelled_does_not() -> None:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, EventLoop)
    ran: list[int] = []
    handles = [loop.call_soon(ran.append, number) for number in range(5)]
    handles[3].cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert ran == [0, 1, 2, 4]


async def test_events_of_qt_get_their_turn() -> None:
    loop = asyncio.get_running_loop()
    rang = asyncio.Event()

    def go_on() -> None:
        # Ready again and again, as work is that never waits.
        if not rang.is_set():
            loop.call_soon(go_on)

    timer = QTimer(singleShot=True, interval=1)
    timer.timeout.connect(rang.set)
    loop.call_soon(go_on)
    timer.start()
    async with asyncio.timeout(10):
        await rang.wait()


async def test_a_dialog_in_a_callback_does_not_hold_up_the_others() -> None:
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    ran: list[str] = []

    def open_dialog() -> None:
        dialog = QEventLoop()
        # Both are asked for while the callback runs: one before the others, one within its loop.
        loop.call_soon(ran.append, "asked for in it")
        QTimer.singleShot(0, lambda: loop.call_soon(dialog.quit))
        dialog.exec()
        ran.append("over")
        ended.set()

    loop.call_soon(open_dialog)
    loop.call_soon(ran.append, "behind it")
    async with asyncio.timeout(10):
        await ended.wait()
    assert ran == ["behind it", "asked for in it", "over"]


def test_one_that_fails_is_told_and_the_others_run(session_loop: SessionLoop) -> None:
    ran: list[str] = []

    async def ask() -> None:
        loop = asyncio.get_running_loop()

        def fail() -> None:
            raise ValueError("as asked")

        loop.call_soon(fail)
        loop.call_soon(ran.append, "the next")
        await asyncio.sleep(0.01)

    session_loop.run(ask())
    assert ran == ["the next"]
    (told,) = session_loop.end_leftovers()
    assert "as asked" in told


async def test_another_thread_can_ask() -> None:
    loop = asyncio.get_running_loop()
    heard = asyncio.Event()
    thread = threading.Thread(target=loop.call_soon_threadsafe, args=(heard.set,))
    thread.start()
    async with asyncio.timeout(10):
        await heard.wait()
    thread.join()
