"""``check --by-hand``: somebody uses the page, and presses Enter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Final

from tests.end2end.process import PROJECT, run

# Does what the person at the window would, as often as it is told to.
_PAGE: Final = b"""<!doctype html><div id=app></div><script>
const app = document.getElementById('app')
const cycle = () => {
  const card = document.createElement('section')
  addEventListener('resize', () => card)
  app.append(card)
  card.remove()
}
const hands = new EventSource('/hands')
hands.onmessage = (event) => {
  for (let at = 0; at < Number(event.data); at += 1) cycle()
  navigator.sendBeacon('/done')
}
</script>"""


class _Hands:
    """A server with the page, that makes it do cycles."""

    def __init__(self) -> None:
        self.asked: SimpleQueue[int] = SimpleQueue()
        self.done: SimpleQueue[None] = SimpleQueue()

    def do(self, cycles: int) -> None:
        self.asked.put(cycles)
        self.done.get(timeout=30)


@contextmanager
def hands() -> Iterator[tuple[_Hands, str]]:
    at_work = _Hands()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path not in ("/", "/hands"):
                # The page's icon; as a second stream it would take what is meant for the first.
                self.send_error(404)
                return
            self.send_response(200)
            if self.path == "/":
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(_PAGE)
                return
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            while (cycles := at_work.asked.get()) > 0:
                self.wfile.write(f"data: {cycles}\n\n".encode())
                self.wfile.flush()

        def do_POST(self) -> None:
            self.send_response(204)
            self.end_headers()
            at_work.done.put(None)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield at_work, f"http://127.0.0.1:{server.server_port}/"
        finally:
            at_work.asked.put(0)
            server.shutdown()
            thread.join()


def test_it_asks_for_cycles_and_waits_for_enter(tmp_path: Path) -> None:
    with (
        hands() as (at_work, address),
        subprocess.Popen(
            [sys.executable, str(PROJECT / "main.py"), "check", address, "--by-hand"],
            # A screen that nobody sees is one.
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        assert process.stdin is not None
        assert process.stderr is not None
        try:
            said = process.stderr.readline()
            assert "mount and unmount what you want to test 2 times, to warm up" in said
            at_work.do(2)
            process.stdin.write("\n")
            process.stdin.flush()
            assert "now do it 7 times; then press Enter here" in process.stderr.readline()
            at_work.do(7)
            out, err = process.communicate("\n", timeout=60)
        finally:
            if process.poll() is None:
                process.kill()
    assert (process.returncode, err) == (1, "")
    assert "each cycle leaves 1 listener, resize on Window: 7 in all after 7 cycles" in out


def test_with_nobody_at_standard_input_it_says_so() -> None:
    # The tests' processes have no display, and an empty standard input.
    ended = run("check", "page.html", "--by-hand")
    assert (ended.status, ended.out) == (2, "")
    assert "--by-hand shows the page in a window, and there is no display" in ended.err


def test_when_standard_input_ends_nobody_can_press_enter(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><p>")
    ended = subprocess.run(
        [sys.executable, str(PROJECT / "main.py"), "check", str(page), "--by-hand"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "standard input has ended; start it in a terminal" in ended.stderr
