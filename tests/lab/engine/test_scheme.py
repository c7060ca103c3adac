"""What ``lab://app`` serves, and what its pages may not do."""

from __future__ import annotations

from pathlib import Path

import pytest
from aiohttp import web

from lab.engine.scheme import WEB_ROOT, page_url
from system.errors import CannotMeasureError
from tests.bridge.http_server import HttpServer
from tests.lab.served_page import ServedPage

INDEX = "lab://app/index.html"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder to serve, with a secret beside it."""
    (tmp_path / "secret.txt").write_text("secret")
    root = tmp_path / "dist"
    (root / "assets").mkdir(parents=True)
    (root / "index.html").write_text(
        "<!doctype html><title>index</title><link rel=stylesheet href=style.css>"
        "<script>globalThis.inlineRan = true</script>"
        "<script src=outer.js></script><p onclick='globalThis.clicked = true'>text</p>"
    )
    (root / "style.css").write_text("p { color: rgb(1, 2, 3) }")
    (root / "outer.js").write_text(
        "globalThis.outerRan = true\n"
        "try { globalThis.evaluated = eval('1') }\n"
        "catch (error) { globalThis.evalError = error.name }"
    )
    (root / "assets" / "note.txt").write_text("note")
    (root / "assets" / "with space ö.txt").write_text("odd name")
    return root


async def test_files_are_served_with_their_type(root: Path) -> None:
    async with ServedPage(root) as served:
        assert await served.load(INDEX)
        assert await served.devtools.evaluate("document.title", result=str) == "index"
        assert await served.devtools.evaluate("outerRan", result=bool)
        color = "getComputedStyle(document.querySelector('p')).color"
        assert await served.devtools.evaluate(color, result=str) == "rgb(1, 2, 3)"
        assert await served.fetched("assets/note.txt") == "note"
        assert await served.fetched("assets/with space ö.txt") == "odd name"
        assert await served.fetched("/index.html?query#hash") == (root / "index.html").read_text()


@pytest.mark.parametrize(
    "address",
    [
        "missing.txt",
        "assets",
        "assets/",
        "/",
        "../secret.txt",
        "/../secret.txt",
        "assets/../../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "assets/..%2f..%2fsecret.txt",
        "assets%2f..%2f..%2fsecret.txt",
        "..%5csecret.txt",
        "%252e%252e/secret.txt",
        "//secret.txt",
        "assets/note.txt/more",
        "note%00.txt",
        "x" * 5000,
    ],
)
async def test_nothing_else_is_served(root: Path, address: str) -> None:
    async with ServedPage(root) as served:
        assert await served.load(INDEX)
        assert await served.fetched(address) is None
        # And the server goes on.
        assert await served.fetched("assets/note.txt") == "note"


async def test_an_absolute_path_is_one_within_the_folder(root: Path) -> None:
    async with ServedPage(root) as served:
        assert await served.load(INDEX)
        assert await served.fetched(f"/{root.parent / 'secret.txt'}") is None
        assert await served.fetched("/etc/hostname") is None


async def test_a_link_out_of_the_folder_is_not_followed(root: Path) -> None:
    (root / "link.txt").symlink_to(root.parent / "secret.txt")
    (root / "inner.txt").symlink_to(root / "assets" / "note.txt")
    async with ServedPage(root) as served:
        assert await served.load(INDEX)
        assert await served.fetched("link.txt") is None
        assert await served.fetched("inner.txt") == "note"


async def test_another_host_is_not_served(root: Path) -> None:
    async with ServedPage(root) as served:
        assert not await served.load("lab://other/index.html")
        assert not await served.load("lab://app/missing.html")
        assert await served.load(INDEX)


async def test_inline_scripts_and_eval_do_not_run(root: Path) -> None:
    async with ServedPage(root) as served:
        assert await served.load(INDEX)
        await served.devtools.evaluate("document.querySelector('p').click()", result=type(None))
        ran = "['inlineRan', 'outerRan', 'evaluated', 'clicked'].filter((name) => name in window)"
        assert await served.devtools.evaluate(ran, result=list[str]) == ["outerRan"]
        assert await served.devtools.evaluate("evalError", result=str) == "EvalError"
        assert sum("Content Security Policy" in message for message in served.console) >= 2


async def test_the_page_reaches_nothing_but_its_own_files(root: Path) -> None:
    requests: list[str] = []

    async def note(request: web.Request) -> web.Response:
        requests.append(request.path)
        return web.Response(text="reached", headers={"Access-Control-Allow-Origin": "*"})

    async with HttpServer(note) as server, ServedPage(root) as served:
        assert await served.load(INDEX)
        assert await served.fetched(server.url) is None
        assert await served.fetched("data:text/plain,inline") is None
        failed = (
            "new Promise((resolve) => { const element = document.createElement(%r);"
            "element.onerror = () => resolve(true); element.onload = () => resolve(false);"
            "element.src = %r; document.body.append(element) })"
        )
        for element in ("img", "script"):
            assert await served.devtools.evaluate(failed % (element, server.url), result=bool)
    assert requests == []


async def test_every_answer_has_the_policy(root: Path) -> None:
    headers = (
        "fetch('assets/note.txt').then((answer) => "
        "[answer.headers.get('content-security-policy'),"
        " answer.headers.get('x-content-type-options')])"
    )
    async with ServedPage(root) as served:
        assert await served.load(INDEX)
        policy, sniffing = await served.devtools.evaluate(headers, result=tuple[str, str])
    assert "default-src 'none'" in policy
    assert "'unsafe" not in policy
    assert "*" not in policy
    assert sniffing == "nosniff"


def test_the_page_of_a_version_that_is_not_built_is_refused() -> None:
    assert page_url("2.4.1").toString() == "lab://app/2.4.1/index.html"
    with pytest.raises(CannotMeasureError, match=r"page for 9\.9\.9 is not built; run `make"):
        page_url("9.9.9")
    assert WEB_ROOT.is_absolute()
