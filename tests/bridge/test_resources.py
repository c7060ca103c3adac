"""What the backend keeps until the page closes it."""

from __future__ import annotations

from functools import partial

import pytest

from bridge.backend import Backend
from bridge.commands import Commands
from bridge.images import Images
from bridge.resources import Resources
from tests.bridge.front_end import FrontEnd, Json, RejectedError


async def test_an_image_is_kept_beyond_its_document_until_it_is_closed() -> None:
    resources, commands = Resources(), Commands()
    resources.register(commands)
    Images(resources).register(commands)
    backend = Backend(commands)
    pixels: Json = [1, 2, 3, 4]
    page = FrontEnd(backend)
    rid = await page.invoke("plugin:image|new", {"rgba": pixels, "width": 1, "height": 1})
    page.leave()
    page = FrontEnd(backend)
    assert await page.invoke("plugin:image|rgba", {"rid": rid}) == pixels
    assert await page.invoke("plugin:image|size", {"rid": rid}) == {"width": 1, "height": 1}
    assert len(resources) == 1
    assert await page.invoke("plugin:resources|close", {"rid": rid}) is None
    assert len(resources) == 0
    for command in ("plugin:resources|close", "plugin:image|size", "plugin:image|rgba"):
        with pytest.raises(RejectedError, match=rf"^The resource id {rid} is invalid\.$"):
            await page.invoke(command, {"rid": rid})


async def test_all_are_closed_at_the_end() -> None:
    resources, closed = Resources(), list[str]()
    for name in ("a", "b"):
        resources.add(partial(closed.append, name))
    resources.clear()
    assert closed == ["a", "b"]
    assert len(resources) == 0
