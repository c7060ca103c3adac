"""What is checked, wherever it runs: a page with the tracker in it, and a session with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from check.notice_kinds import Notice
from check.target import Target
from memory.protocol.session import Session


class CheckedSubject(Protocol):
    """A page that has loaded and is open to be measured."""

    @property
    def target(self) -> Target:
        """What it is, as its author knows it."""

    @property
    def session(self) -> Session:
        """The session with it."""

    @property
    def engine(self) -> str:
        """Its engine with versions, such as ``QtWebEngine 6.11.3 (Chromium 140)``."""

    @property
    def notices(self) -> Sequence[Notice]:
        """What it wanted and was denied so far."""

    @property
    def has_backend(self) -> bool:
        """Whether an application is behind it, which may answer when it likes."""

    def stay(self) -> None:
        """From now on the document is to stay: what leads away ends the measuring."""

    async def check_still_there(self) -> None:
        """Refuse to go on with a page that wanted to leave.

        Raises:
            CannotMeasureError: it did.
        """
