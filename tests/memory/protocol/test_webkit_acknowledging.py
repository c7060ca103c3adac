"""WebKit's inspector, which holds its answers back, is made to answer at once."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable

from memory.problem import Problem
from memory.protocol.webkit_acknowledging import AcknowledgingInspector
from tests.real_tauri import needs_tauri, tauri_page

CALLS = 15
# After which Linux acknowledges what it has received, unless it has something to send.
DELAYED_S = 0.04


class HoldingInspector:
    """A :class:`memory.protocol.transport.Transport` to nobody, with Nagle's algorithm.

    What it says is held back until something is sent after what has come, and then comes together.
    """

    def __init__(self, answers_of_page: bool = True) -> None:
        self.on_message: Callable[[str], None] = lambda _text: None
        self.on_closed: Callable[[Problem], None] = lambda _reason: None
        self.sent: list[str] = []
        self._answers_of_page = answers_of_page
        self._held: list[str] = []
        self._is_acknowledged = True

    async def open(self) -> None:
        """Be there already."""

    def send(self, message: str) -> None:
        """Answer as WebKit does, when it may."""
        self.sent.append(message)
        self._is_acknowledged = True
        loop = asyncio.get_running_loop()
        loop.call_soon(self._say)
        call = json.loads(message)
        if call["method"] != "Target.sendMessageToTarget":
            error = {"error": {"code": -32601, "message": "not found"}, "id": call["id"]}
            loop.call_soon(self._say, json.dumps(error, separators=(",", ":")))
            return
        passed_on = {"result": {}, "id": call["id"]}
        loop.call_soon(self._say, json.dumps(passed_on, separators=(",", ":")))
        if self._answers_of_page:
            loop.call_soon(self._say, answer_of_page(call["id"]))

    def close(self) -> None:
        """Have nothing to free."""

    def _say(self, *texts: str) -> None:
        self._held.extend(texts)
        if self._is_acknowledged and self._held:
            self._is_acknowledged = False
            held, self._held = self._held, []
            for text in held:
                self.on_message(text)


def answer_of_page(number: int) -> str:
    message = json.dumps({"result": {"text": '"id":7}'}, "id": number}, separators=(",", ":"))
    outer = {
        "method": "Target.dispatchMessageFromTarget",
        "params": {"targetId": "page-7", "message": message},
    }
    return json.dumps(outer, separators=(",", ":"))


def call_of_page(number: int) -> str:
    return json.dumps({"id": number, "method": "Target.sendMessageToTarget"})


async def test_what_is_held_back_comes_and_what_was_sent_for_it_is_nobodys() -> None:
    holding = HoldingInspector()
    inspector = AcknowledgingInspector(holding)
    heard: list[str] = []
    answered = asyncio.Event()

    def hear(text: str) -> None:
        heard.append(text)
        if "dispatchMessage" in text:
            answered.set()

    inspector.on_message = hear
    for number in range(1, CALLS):
        answered.clear()
        inspector.send(call_of_page(number))
        await asyncio.wait_for(answered.wait(), 5)
    assert heard == [
        text
        for number in range(1, CALLS)
        for text in (f'{{"result":{{}},"id":{number}}}', answer_of_page(number))
    ]


async def test_a_page_that_takes_its_time_is_asked_a_few_times_only() -> None:
    holding = HoldingInspector(answers_of_page=False)
    inspector = AcknowledgingInspector(holding)
    inspector.send(call_of_page(1))
    for _ in range(100):
        await asyncio.sleep(0)
    assert 1 < len(holding.sent) <= 9


@needs_tauri
async def test_calls_in_real_webkit_wait_for_no_acknowledgement() -> None:
    async with tauri_page() as page:
        took = []
        for _ in range(CALLS):
            started = time.perf_counter()
            await page.session.run("Console.clearMessages")
            took.append(time.perf_counter() - started)
    # Without it each of them takes longer than this; a busy machine may delay most of them.
    assert min(took) < DELAYED_S, took
