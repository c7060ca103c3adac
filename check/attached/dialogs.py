"""Dialogs of a page in a Qt application or in WebKit, which stands still while one is open.

These show them by themselves and hear no protocol meanwhile, or have none for it, so that nobody
but the user could close them. In other engines they are dismissed by the protocol
(:mod:`check.attached.events`).
"""

from __future__ import annotations

from types import NoneType
from typing import Final

from check.notice_kinds import (
    AlertDismissed,
    DialogDismissed,
    Example,
    Notice,
    PromptDismissed,
    QuestionDismissed,
)
from memory.heap.naming.printable import printable
from memory.protocol.session import Session

_NAMED_CHARS: Final = 120
_KINDS: Final = {
    "alert": AlertDismissed(),
    "confirm": QuestionDismissed(),
    "prompt": PromptDismissed(),
}
NO_DIALOGS: Final = """(() => {
  if (window !== window.top || 'leakLabDialogs' in window) return
  const asked = []
  const before = { alert, confirm, prompt }
  const answers = { alert: undefined, confirm: false, prompt: null }
  const put = (name, value) => Object.defineProperty(
    window, name, { value, configurable: true, enumerable: true, writable: true })
  for (const name of Object.keys(before)) {
    put(name, (message = '') => {
      if (asked.length < 20) asked.push([name, String(message)])
      return answers[name]
    })
  }
  Object.defineProperty(window, 'leakLabDialogs', { configurable: true, value: {
    take: () => asked.splice(0),
    takeOut() {
      for (const name of Object.keys(before)) put(name, before[name])
      delete window.leakLabDialogs
    },
  } })
})()"""
"""Runs in the page: from then on none is shown, and each has the answer of who dismisses it."""


async def dismissed(session: Session) -> tuple[Notice, ...]:
    """A notice for each dialog that would have been shown since the last time.

    Raises:
        SessionError: the page is gone or does not answer.
    """
    asked = await session.evaluate(
        "window.leakLabDialogs?.take() ?? []", result=list[tuple[str, str]]
    )
    return tuple(dialog_notice(kind, message) for kind, message in asked)


def dialog_notice(kind: str, message: str) -> Notice:
    """That a dialog of that kind was dismissed."""
    return Example(_KINDS.get(kind, DialogDismissed()), printable(message, _NAMED_CHARS))


async def show_dialogs(session: Session) -> None:
    """Undo :data:`NO_DIALOGS`, where it has run. Raises as :func:`dismissed`."""
    await session.evaluate("window.leakLabDialogs?.takeOut()", result=NoneType)
