"""All that stands behind a page that is checked: Tauri's backend, or a Qt application's objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import QWebEnginePage

from check.access.options import AccessOptions
from check.played.detect import QT, TAURI, names_in
from check.target import Target
from engine.origin import origin_of
from memory.problem import Problem

if TYPE_CHECKING:
    from check.notice_kinds import Notice
    from check.played.page_channel import PageChannel
    from check.played.tauri import PlayedTauri

_NO_TAURI: Final = "none"


class Behind:
    """What a page finds of the application that it was made for. Close it after use.

    Tauri is played where an option asks for it or the page's own files name it: not everywhere,
    for a page that runs in a browser as well asks whether it is there, and would go another way.
    The same holds for Qt's transport. What plays them is imported where it is wanted: most pages
    want neither, and are not to wait for the whole backend.
    """

    def __init__(self, page: QWebEnginePage, target: Target, options: AccessOptions) -> None:
        """Raises :class:`system.errors.CannotMeasureError`: a file or a version is not right."""
        self._channel: PageChannel | None = None
        self._tauri: PlayedTauri | None = None
        named = names_in(target) if _asks_files(options) else frozenset()
        origin = origin_of(target.url)
        objects: dict[str, QObject] = {}
        if options.objects is not None:
            from check.played.qt_objects import qt_objects

            objects |= qt_objects(options.objects)
        if _wants_tauri(options, named):
            from check.played.tauri import OBJECT, PlayedTauri

            self._tauri = PlayedTauri(options, origin, self._is_there)
            objects[OBJECT] = self._tauri.backend
            page.scripts().insert(self._tauri.script())
        elif objects:
            from check.played.held_channel import held_channel_script

            page.scripts().insert(held_channel_script(origin, next(iter(objects))))
        if objects or QT in named:
            from check.played.page_channel import PageChannel

            self._channel = PageChannel(page, origin, objects, self._on_left)

    @property
    def notices(self) -> Sequence[Notice]:
        """What is to be said of it."""
        return () if self._tauri is None else self._tauri.notices

    @property
    def is_played(self) -> bool:
        """Whether the page finds anything at all."""
        return self._channel is not None

    def explained(self, problem: Problem) -> Problem:
        """``problem``, which ended the measuring, with what the page may have missed."""
        if self._tauri is None or not self._tauri.unanswered:
            return problem
        from check.access.problems import CommandsUnanswered

        return CommandsUnanswered(problem, self._tauri.unanswered)

    async def close(self) -> None:
        """End all that was begun for the page, which must be gone."""
        if self._channel is not None:
            self._channel.close()
        if self._tauri is not None:
            await self._tauri.close()

    def _is_there(self) -> bool:
        return self._channel is not None and self._channel.is_there()

    def _on_left(self) -> None:
        if self._tauri is not None:
            self._tauri.leave()


def _asks_files(options: AccessOptions) -> bool:
    return options.objects is None and options.runtime is None and options.commands is None


def _wants_tauri(options: AccessOptions, named: frozenset[bytes]) -> bool:
    if options.runtime is not None:
        return options.runtime != _NO_TAURI
    return options.commands is not None or TAURI in named
