"""What WebKit keeps by itself is no leak of a page's, and the tracker's own is never told."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from check.heap.webkits_own import is_webkits_own
from memory.heap.growth.finding import Finding
from memory.heap.paths.step import PathStep
from report.check_result import CheckDocument
from tests.attach.applications import CORPUS, running, tauri_command
from tests.real_tauri import needs_tauri

_MOUNT: Final = "mount: () => { card = document.createElement('article'); app.append(card) }"
_FADE: Final = (
    "const old = card; card = undefined; const fading = old.animate([{ opacity: 1 }, {}], 30)"
)
_NATIVE: Final = PathStep("internal", "(held by a Map, a Set or native code)")


async def checked(folder: Path, page: str) -> CheckDocument:
    front_end = folder / "front-end"
    front_end.mkdir()
    (front_end / "index.html").write_text(page, "utf-8")
    async with running(tauri_command(front_end)) as application:
        return await application.check()


def fading(unmount: str) -> str:
    """A page whose card fades away when it is unmounted."""
    return (
        "<!doctype html><div id=app></div><script>const app = document.getElementById('app')\n"
        f"let card; Object.assign(window, {{ {_MOUNT}, unmount: {unmount} }})</script>"
    )


@needs_tauri
@pytest.mark.parametrize(
    "unmount",
    [
        f"async () => {{ {_FADE}; await fading.finished; old.remove() }}",
        f"() => {{ {_FADE}; fading.effect.getTiming(); old.remove() }}",
        f"() => {{ {_FADE}; fading.cancel(); old.remove() }}",
    ],
    ids=["finished", "effect", "cancelled"],
)
async def test_animations_are_kept_by_webkit_and_not_by_the_page(
    tmp_path: Path, unmount: str
) -> None:
    document = await checked(tmp_path, fading(unmount))
    assert (document.verdict, document.findings) == ("clean", ())
    assert any("WebKit keeps every animation" in notice for notice in document.notices)


@needs_tauri
async def test_what_a_handler_of_an_animation_sees_is_kept_with_it(tmp_path: Path) -> None:
    ended = "return new Promise((end) => { fading.onfinish = () => { old.remove(); end() } })"
    document = await checked(tmp_path, fading(f"() => {{ {_FADE}; {ended} }}"))
    assert [(each.kind, each.name) for each in document.findings] == [("dom", "HTMLElement")]
    assert any("onfinish" in notice for notice in document.notices)


@needs_tauri
@pytest.mark.parametrize(
    ("page", "kind"),
    [("listener-on-window", "listener"), ("interval", "timer"), ("mutation-observer", "observer")],
)
async def test_nothing_of_the_tracker_is_told(tmp_path: Path, page: str, kind: str) -> None:
    document = await checked(tmp_path, (CORPUS / f"{page}.html").read_text("utf-8"))
    assert [each.kind for each in document.findings] == [kind, "dom"]


@pytest.mark.parametrize(
    ("path", "is_own"),
    [
        ((), True),
        ((_NATIVE,), True),
        ((PathStep("index", "2420"),), True),
        ((PathStep("object", "Window"),), True),
        ((PathStep("object", "Window"), PathStep("property", "last")), False),
        ((PathStep("variable", "held"), PathStep("index", "10")), False),
        ((PathStep("function", "onfinish"),), False),
    ],
)
@pytest.mark.parametrize("name", ["Animation", "CSSTransition", "Promise"])
def test_webkits_own_is_what_nothing_of_the_page_leads_to(
    name: str, path: tuple[PathStep, ...], *, is_own: bool
) -> None:
    def found(name: str, count: int) -> Finding:
        return Finding("object", name, 1, count, 0, (*path, PathStep("object", name)))

    assert is_webkits_own(found(name, 8), 8) is is_own
    assert not is_webkits_own(found("Card", 8), 8)
    # There are promises that wait for something else.
    assert not is_webkits_own(found("Promise", 9), 8)
