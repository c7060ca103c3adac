"""Pages that mean no good: a sentence and status 2 in bounded time; no name of theirs is obeyed."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.end2end.process import Ended, run, started

_LIMIT_S = 8
# Closing what hangs, and a machine that is busy with others.
_MORE_S = 25.0
_ODD = "\\x1b[31m\\r\\n\\x07<b onload=alert(1)>%s%n[red]\\u202e\\u2028"
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]")


def page(folder: Path, script: str, name: str = "page.html") -> str:
    file = folder / name
    file.write_text(
        f"<!doctype html><meta charset=utf-8><div id=app></div><script>{script}</script>", "utf-8"
    )
    return str(file)


def given_up(*arguments: str) -> str:
    """The sentence of a check that gave up, within its limit."""
    before = time.monotonic()
    ended = run("check", *arguments, "--timeout", str(_LIMIT_S))
    assert time.monotonic() - before < _LIMIT_S + _MORE_S
    return sentence(ended)


def sentence(ended: Ended) -> str:
    assert ended.status == 2, ended
    assert ended.err.startswith("leak-lab: cannot measure: ")
    assert ended.err.count("\n") == 1
    assert ended.out == ""
    return ended.err


@contextmanager
def silent_server() -> Iterator[str]:
    """Begins to answer, and never ends."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        taken: list[socket.socket] = []

        def serve() -> None:
            while True:
                try:
                    connection, _address = listening.accept()
                except OSError:
                    return
                taken.append(connection)
                connection.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n"
                    b"<!doctype html><p>more is to come"
                )

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()
            for each in taken:
                each.close()


def test_a_page_that_never_ends_to_load_is_given_up() -> None:
    with silent_server() as address:
        assert "while loading the page" in given_up(address)


@pytest.mark.parametrize(
    ("script", "doing"),
    [
        ("while (true);", "loading the page"),
        ("mount = () => { while (true) alert(1) }; unmount = () => {}", "mounting"),
        ("mount = () => { for (;;) history.pushState({}, '', '#') }; unmount = () => {}", "moun"),
        ("mount = () => { while (true) open('https://example.org') }; unmount = () => {}", "moun"),
    ],
    ids=["loop", "dialogs", "history", "windows"],
)
def test_a_page_that_never_stops_is_given_up(tmp_path: Path, script: str, doing: str) -> None:
    assert f"within {_LIMIT_S} s, while {doing}" in given_up(page(tmp_path, script))


def test_a_page_that_takes_all_memory_is_told_of(tmp_path: Path) -> None:
    # With a small limit of V8's, for the machine's sake.
    blowing = page(
        tmp_path,
        "const all = []; mount = () => { for (;;) all.push(new Array(10000).fill({})) };"
        "unmount = () => {}",
    )
    flags = {"QTWEBENGINE_CHROMIUM_FLAGS": "--js-flags=--max-old-space-size=128"}
    with started("check", blowing, environment=flags) as running:
        ended = running.wait()
        assert (ended.status, ended.out) == (2, "")
        # V8 writes of its own before.
        assert ended.err.splitlines()[-1].startswith("leak-lab: cannot measure: the page's rend")


def test_nothing_that_a_page_names_reaches_the_terminal_or_breaks_the_json(tmp_path: Path) -> None:
    odd = page(
        tmp_path,
        f"""const odd = '{_ODD}' + 'y'.repeat(20000)
        console.log(odd); document.title = odd
        const app = document.getElementById('app'), kept = []
        class Odd {{ constructor() {{ this.text = odd }} }}
        Object.defineProperty(Odd, 'name', {{ value: odd }})
        window[odd] = kept
        window.mount = () => {{
          alert(odd); confirm(odd); prompt(odd); window.open('https://example.org/' + odd)
          const card = document.createElement('p')
          card.className = 'a' + odd
          app.append(card)
          kept.push(card, new Odd())
          addEventListener(odd, () => card)
          setTimeout(() => {{ throw new Error(odd) }})
          return card
        }}
        window.unmount = (card) => card.remove()""",
        "\x1b[31m\n<b>%s.html",
    )
    shown = run("--verbose", "check", odd)
    assert shown.status == 1
    assert "leak" in shown.out
    for stream in (shown.out, shown.err):
        assert _UNSEEN.search(stream) is None
    # Whatever it is called, it is cut.
    assert len(shown.out) < 20_000
    ended = run("check", odd, "--json", "-")
    assert ended.status == 1
    assert _UNSEEN.search(ended.out.removesuffix("\n")) is None
    assert json.loads(ended.out)["verdict"] == "leak"


def test_what_a_page_throws_or_goes_to_is_one_line(tmp_path: Path) -> None:
    thrown = page(tmp_path, f"mount = () => {{ throw '{_ODD}' }}; unmount = () => {{}}")
    assert _UNSEEN.search(sentence(run("check", thrown))) is None
    # Of an address with a line break and a `<` the engine thinks ill by itself.
    there = f"https://example.org/{_ODD.replace('<', '')}"
    away = page(tmp_path, f"mount = () => {{ location.href = '{there}' }}; unmount = () => {{}}")
    assert _UNSEEN.search(sentence(run("check", away))) is None


def test_a_page_writes_nothing_to_disk(tmp_path: Path) -> None:
    storing = page(
        tmp_path,
        "localStorage.setItem('a', 'b'); indexedDB.open('a', 1); document.cookie = 'a=b'\n"
        "mount = () => document.body.append('x'); unmount = () => document.body.lastChild.remove()",
    )
    home = tmp_path / "home"
    home.mkdir()
    places = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    with started("check", storing, environment=places) as running:
        assert running.wait().status == 0
    # Fonts' own cache is of no page.
    left = [each for each in home.rglob("*") if each.is_file() and "fontconfig" not in str(each)]
    assert left == []
