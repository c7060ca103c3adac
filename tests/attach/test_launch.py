"""``check --launch`` starts an application, checks it, and leaves nothing of it behind."""

from __future__ import annotations

import json
import shutil
import signal
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.attach.applications import (
    CORPUS,
    LIMIT_S,
    chromium_command,
    is_alive,
    is_listening,
    needs_chromium,
    qt_command,
    tauri_command,
)
from tests.end2end.process import Ended, Started, run, started
from tests.real_tauri import needs_tauri

_LEAK = CORPUS / "listener-on-window.html"
_CLEAN = CORPUS / "listener-removed.html"
# Less than what a process has to end: it is to say itself what took too long.
_CHECK_LIMIT_S = LIMIT_S - 20
_WAITS = "mount = () => new Promise(() => {}); unmount = () => {}"


def launched(command: str, *arguments: str) -> Ended:
    """Check what ``command`` starts; afterwards nothing of it runs."""
    limit = f"{_CHECK_LIMIT_S:g}"
    with started("check", "--launch", command, "--timeout", limit, *arguments) as running:
        processes, port = _until_listening(running)
        ended = running.wait()
    _none_is_left(processes, port)
    return ended


def _until_listening(running: Started) -> tuple[list[psutil.Process], int]:
    """All processes of a check once the application's port is open, and that port."""
    main = psutil.Process(running.process.pid)
    ports: list[int] = []

    def listens(_process: psutil.Process) -> bool:
        ports[:] = [
            port for child in main.children(recursive=True) for port in _listening_ports(child)
        ]
        return bool(ports)

    running.until(listens)
    return main.children(recursive=True), ports[0]


def _listening_ports(process: psutil.Process) -> list[int]:
    try:
        links = process.net_connections("tcp") if is_alive(process) else []
    except psutil.NoSuchProcess:
        # Some are over in a moment, such as what sets up the keyboard of a screen.
        return []
    return [link.laddr.port for link in links if link.status == psutil.CONN_LISTEN]


def _none_is_left(processes: list[psutil.Process], port: int) -> None:
    _gone, alive = psutil.wait_procs(processes, timeout=10)
    assert [each for each in alive if is_alive(each)] == []
    assert not is_listening(port)


def _document_of(ended: Ended, status: int) -> dict[str, Any]:
    assert (ended.err, ended.status) == ("", status)
    document: dict[str, Any] = json.loads(ended.out)
    return document


def first_finding(document: dict[str, Any]) -> tuple[object, ...]:
    finding = document["findings"][0]
    return finding["kind"], finding["name"], finding["count"], finding["place"]


def test_a_qt_application() -> None:
    ended = launched(qt_command(_LEAK), "--json", "-")
    found = first_finding(_document_of(ended, 1))
    assert found == ("listener", "resize on Window", 8, f"{_LEAK.name}:11")


@needs_chromium
@pytest.mark.parametrize("shown", [_LEAK, _CLEAN], ids=["leak", "clean"])
def test_chromium(short_folder: Path, shown: Path) -> None:
    ended = launched(chromium_command(short_folder / "profile", shown), "--json", "-")
    document = _document_of(ended, 0 if shown is _CLEAN else 1)
    assert document["engine"].startswith("Chromium 1")
    if shown is _CLEAN:
        assert (document["verdict"], document["findings"]) == ("clean", [])
    else:
        assert first_finding(document) == ("listener", "resize on Window", 8, f"{_LEAK.name}:11")


@needs_tauri
@pytest.mark.parametrize("shown", [_LEAK, _CLEAN], ids=["leak", "clean"])
def test_real_tauri(tmp_path: Path, shown: Path) -> None:
    (tmp_path / "front-end").mkdir()
    shutil.copy(shown, tmp_path / "front-end" / "index.html")
    ended = launched(tauri_command(tmp_path / "front-end"), "--json", "-")
    document = _document_of(ended, 0 if shown is _CLEAN else 1)
    assert document["engine"].startswith("WebKitGTK")
    assert document["notices"] == ["what grows in workers is not seen in WebKit"]
    if shown is _CLEAN:
        assert (document["verdict"], document["findings"]) == ("clean", [])
    else:
        assert first_finding(document) == ("listener", "resize on Window", 8, "index.html:11")


def test_an_application_that_ends_by_itself() -> None:
    broken = "python3 -c \"import sys; print('no display here', file=sys.stderr); sys.exit(3)\""
    ended = run("check", "--launch", broken)
    assert ended.status == 2
    assert ended.err.startswith("leak-lab: cannot measure: python3 ")
    assert ended.err.endswith("ended by itself, with status 3: no display here; try again\n")
    assert ended.err.count("\n") == 1


def test_an_application_that_ends_while_it_is_checked(tmp_path: Path) -> None:
    shown = tmp_path / "page.html"
    shown.write_text(f"<!doctype html><script>{_WAITS}</script>", "utf-8")
    with started("check", "--launch", qt_command(shown), "--timeout", "50") as running:
        processes, port = _until_listening(running)
        _until_connected(running, port)
        # All are looked at before the first is killed: its children end with it.
        for each in [it for it in processes if "qt_application.py" in " ".join(it.cmdline())]:
            each.kill()
        ended = running.wait()
    assert ended.status == 2
    assert "ended by itself, with status -9" in ended.err
    _none_is_left(processes, port)


def _until_connected(running: Started, port: int) -> None:
    """Wait until the check has been connected to the application for a while."""
    since: list[float] = []

    def stays(process: psutil.Process) -> bool:
        connected = any(
            link.status == psutil.CONN_ESTABLISHED and link.raddr.port == port
            for link in process.net_connections("tcp")
        )
        if not connected:
            since.clear()
        elif not since:
            since.append(time.monotonic())
        return connected and time.monotonic() - since[0] > 1

    running.until(stays)


def test_what_opens_no_port_in_time() -> None:
    ended = run("check", "--launch", "sleep 987", "--timeout", "2")
    assert ended.status == 2
    assert "sleep 987 has opened no debugging port with a page within 2 s" in ended.err
    running = [each.info["cmdline"] for each in psutil.process_iter(["cmdline"])]
    assert ["sleep", "987"] not in running


def test_what_cannot_be_started() -> None:
    ended = run("check", "--launch", "/nowhere/at-all")
    assert ended.status == 2
    assert "/nowhere/at-all could not be started" in ended.err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda each: each.name)
def test_a_signal_ends_it_with_the_application(tmp_path: Path, number: signal.Signals) -> None:
    shown = tmp_path / "page.html"
    shown.write_text(f"<!doctype html><script>{_WAITS}</script>", "utf-8")
    with started("check", "--launch", qt_command(shown)) as running:
        processes, port = _until_listening(running)
        running.process.send_signal(number)
        assert running.wait().status == 128 + number
    _none_is_left(processes, port)
