"""The running application that the Check tab is attached to, and the page of it that is checked."""

from __future__ import annotations

from pathlib import Path

from check.attached.page import AttachedPage
from check.attached.problems import NotThisMachine
from check.running import RunningOptions
from engine.attach.address import DebugAddress, parse_address
from engine.attach.application import OpenPage, RunningApplication, application_at
from engine.attach.choice import page_of
from system.errors import CannotMeasureError


def address_in(name: str) -> DebugAddress | None:
    """The debugging port that ``name`` names; None where it is a page, a file or a folder."""
    if "://" in name or _exists(name):
        return None
    try:
        return parse_address(name)
    except ValueError:
        return None


class AttachedTarget:
    """Which application, which page of it, and how that is checked."""

    def __init__(self) -> None:
        self.application: RunningApplication | None = None
        """What listens at the address that was named last."""
        self.page: OpenPage | None = None
        """The page that is checked; None until one of several is picked."""
        self.reloads = True
        """Whether it is loaded anew, with the tracker before its own scripts."""

    @property
    def pages(self) -> tuple[OpenPage, ...]:
        """All that the application shows."""
        return () if self.application is None else self.application.pages

    @property
    def picked(self) -> tuple[DebugAddress, OpenPage]:
        """Where it runs, and its page; there must be one."""
        if self.application is None or self.page is None:
            raise RuntimeError("no page is picked")
        return self.application.address, self.page

    def forget(self) -> None:
        """Be attached to nothing."""
        self.application = self.page = None

    async def find(self, address: DebugAddress) -> None:
        """See what runs at ``address``, and pick its page if there is one only.

        Raises:
            CannotMeasureError: nobody listens there, it shows no page, or is another machine's.
        """
        if not address.is_loopback:
            raise CannotMeasureError(NotThisMachine(address.host, address.port))
        application = await application_at(address)
        if self.application is None or self.application.address != address:
            self.page = None
        self.application = application
        if len(application.pages) < 2:
            self.page = page_of(application, None)
        elif self.page is not None:
            self.page = page_of(application, self.page)

    def opened(self) -> AttachedPage:
        """The page with the tracker in it, for ``async with``."""
        return AttachedPage(*self.picked, reloads=self.reloads)

    def running_options(self) -> RunningOptions:
        """How it is checked."""
        address, page = self.picked
        return RunningOptions(address, reloads=self.reloads, picked=page)

    def arguments(self) -> tuple[str, ...]:
        """What names it on the command line."""
        address, page = self.picked
        words = ["--attach", str(address)]
        if len(self.pages) > 1:
            words += ["--target", page.url or page.title]
        return (*words, *(() if self.reloads else ("--no-reload",)))


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False
