"""Tauri's backend behind a page that is checked: upload and event plugins, and given commands."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWebEngineCore import QWebEngineScript

from bridge.commands import Invocation, NoArguments
from bridge.contract import contract_of
from bridge.events import register_events
from bridge.scope import Scope
from bridge.transfer import HttpTransfers
from bridge.upload import UploadPlugin
from check.access.options import AccessOptions
from check.access.problems import OddVersion
from check.built_script import built, built_script, not_built
from check.notice_kinds import CommandsRejected, Notice, TauriPlayed
from check.played.commands import SETTLE, PlayedCommands, add_commands
from check.played.targets_backend import TargetsBackend
from memory.plural import plural
from memory.protocol.page_script import document_creation_script, qwebchannel_source
from system.errors import CannotMeasureError

OBJECT: Final = "leakLabTauri"
"""The name of the backend's object; ``web/src/played-tauri/played-tauri.ts`` has the same."""

_RUNTIMES: Final = "runtimes.json"
_INSTALL: Final = "leakLab_played_tauri_script.install"
# Of a command or an upload that takes longer nobody waits for the end.
_LOOKS: Final = 300
# And once there was one, the others are waited for.
_LOOKS_AGAIN: Final = 30
_POLL_S: Final = 0.01


class PlayedTauri:
    """What stands behind the documents of one origin. Close it after use."""

    def __init__(self, options: AccessOptions, origin: str, is_there: Callable[[], bool]) -> None:
        """``is_there`` tells whether the page is at that origin.

        Raises:
            CannotMeasureError: it is no version of Tauri, or the file of commands has an error.
        """
        self.version = options.runtime or newest_version()
        self._check_version()
        self._origin = origin
        self._settling = 0
        """How many of the page's documents wait for all else to end."""
        self._is_endless = False
        """Whether something went on for longer than is waited for."""
        self._commands = PlayedCommands()
        self._transfers = HttpTransfers(
            Scope(
                uploads=tuple(path.resolve() for path in options.files), hosts=tuple(options.hosts)
            )
        )
        UploadPlugin(self._transfers).register(self._commands)
        register_events(self._commands)
        self._commands.register(SETTLE, NoArguments, self._settle)
        if options.commands is not None:
            add_commands(self._commands, options.commands)
        self.backend = TargetsBackend(self._commands, is_there)
        """The object for the page's QWebChannel, as :data:`OBJECT`."""

    def script(self) -> QWebEngineScript:
        """What is to run before the page's own scripts.

        Raises:
            CannotMeasureError: it has not been built.
        """
        options = json.dumps({"version": self.version, "origin": self._origin})
        # In a function: nothing of it becomes a global variable of the page's.
        source = (
            f"(() => {{\n{qwebchannel_source()}\n{built_script('played-tauri')}\n"
            f"{_INSTALL}(QWebChannel, {options})\n}})()"
        )
        return document_creation_script("leak-lab-tauri", source)

    @property
    def notices(self) -> Sequence[Notice]:
        """What is to be said of it: the version, and the commands that nobody answered."""
        if not self._commands.is_used:
            return ()
        said: list[Notice] = [TauriPlayed(self.version)]
        if self.unanswered:
            said.append(CommandsRejected(self.unanswered))
        return said

    @property
    def unanswered(self) -> str:
        """The commands that nobody answered, and how often each was invoked; empty for none."""
        return ", ".join(
            f"{name} ({plural(count, 'time', 'times')})"
            for name, count in self._commands.unanswered.items()
        )

    def leave(self) -> None:
        """The page is gone elsewhere: nothing goes on for it."""
        self.backend.end_document()

    async def close(self) -> None:
        """End all work, and close the connections."""
        await self.backend.close()
        await self._transfers.close()

    async def _settle(self, _invocation: Invocation, _arguments: NoArguments) -> None:
        """Wait until nothing else is at work; the answer is sent after all that was sent before."""
        self._settling += 1
        try:
            for _ in range(_LOOKS_AGAIN if self._is_endless else _LOOKS):
                if self.backend.running_tasks <= self._settling:
                    return
                await asyncio.sleep(_POLL_S)
            self._is_endless = True
        finally:
            self._settling -= 1

    def _check_version(self) -> None:
        try:
            contract_of(self.version)
        except ValueError as error:
            raise CannotMeasureError(OddVersion(self.version, str(error))) from None


def newest_version() -> str:
    """The newest Tauri that the page of Leak Lab is built for.

    Raises:
        CannotMeasureError: nothing has been built.
    """
    try:
        listed = json.loads(built(_RUNTIMES))
    except ValueError as error:
        raise not_built(str(error)) from None
    versions = [each for each in listed if isinstance(each, str) and each[:1].isdigit()]
    if not versions:
        raise not_built(f"{_RUNTIMES} lists no version")
    return versions[-1]
