"""Tauri's images: the resources that its core makes for a page, by ``plugin:image``'s commands."""

from __future__ import annotations

from typing import Annotated

import msgspec

from bridge.commands import Arguments, Commands, Invocation
from bridge.errors import CommandError
from bridge.resources import ResourceArguments, ResourceId, Resources

_Pixels = Annotated[int, msgspec.Meta(ge=0, lt=2**32)]


class NewImageArguments(Arguments):
    """``plugin:image|new``."""

    rgba: list[Annotated[int, msgspec.Meta(ge=0, lt=256)]]
    """Four numbers a pixel."""
    width: _Pixels
    height: _Pixels


class Size(msgspec.Struct, frozen=True):
    """Of an image, in pixels."""

    width: int
    height: int


class Images:
    """The images that are open, each until the page closes it."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._images: dict[ResourceId, NewImageArguments] = {}

    def register(self, commands: Commands) -> None:
        """Add the commands to ``commands``."""
        commands.register("plugin:image|new", NewImageArguments, self._new)
        commands.register("plugin:image|rgba", ResourceArguments, self._rgba)
        commands.register("plugin:image|size", ResourceArguments, self._size)

    async def _new(self, _invocation: Invocation, arguments: NewImageArguments) -> ResourceId:
        rid = self._resources.add(lambda: self._images.pop(rid))
        self._images[rid] = arguments
        return rid

    async def _rgba(self, _invocation: Invocation, arguments: ResourceArguments) -> list[int]:
        return self._image(arguments.rid).rgba

    async def _size(self, _invocation: Invocation, arguments: ResourceArguments) -> Size:
        image = self._image(arguments.rid)
        return Size(image.width, image.height)

    def _image(self, rid: ResourceId) -> NewImageArguments:
        if (image := self._images.get(rid)) is None:
            raise CommandError(f"The resource id {rid} is invalid.")
        return image
