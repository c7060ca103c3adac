"""The process of a run, seen from outside: ports, children, signals, what it leaves."""

from __future__ import annotations

import contextlib
import signal
import time

import psutil
import pytest

from tests.end2end.process import is_uploading, started
from tests.memory.blank_page import listening_ports, renderers

ENDLESS = ("run", "--runtime", "2.4.1", "--cycles", "1000000")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143)])
def test_a_signal_in_mid_run_ends_it_promptly_and_in_order(
    number: signal.Signals, status: int
) -> None:
    with started(*ENDLESS) as running:
        running.until(is_uploading)
        running.process.send_signal(number)
        ended = running.wait(limit_s=10)
    assert ended.status == status
    assert (ended.out, ended.err) == ("", "")
    assert running.children


def test_a_signal_before_the_page_is_there_ends_it_too() -> None:
    with started(*ENDLESS) as running:
        running.until(lambda process: bool(process.children()))
        running.process.send_signal(signal.SIGINT)
        ended = running.wait(limit_s=10)
    assert (ended.status, ended.out, ended.err) == (130, "", "")


def test_in_a_run_nothing_listens_but_the_upload_server_on_loopback() -> None:
    with started(*ENDLESS) as running:
        running.until(is_uploading)
        process = psutil.Process(running.process.pid)
        assert len(listening_ports(process)) == 1
        listening = {
            link.laddr.ip
            for link in process.net_connections(kind="inet")
            if link.status == psutil.CONN_LISTEN
        }
        assert listening == {"127.0.0.1"}
        # And it talks to nobody else.
        assert {
            link.raddr.ip
            for link in process.net_connections(kind="inet")
            if link.status == psutil.CONN_ESTABLISHED
        } == {"127.0.0.1"}
        running.process.send_signal(signal.SIGTERM)
        running.wait(limit_s=10)


def test_a_run_leaves_no_process_no_file_and_no_warning() -> None:
    with started("run", "--runtime", "2.4.1", "--cycles", "50", "--json", "-") as running:
        running.until(is_uploading)
        assert running.children
        ended = running.wait()
    assert (ended.status, ended.err) == (0, "")


def test_a_renderer_that_is_killed_is_said_in_one_line() -> None:
    with started(*ENDLESS) as running:
        running.until(is_uploading)
        found = renderers(psutil.Process(running.process.pid))
        assert found
        for renderer in found:
            # The first that ends may be the end of all others.
            with contextlib.suppress(psutil.NoSuchProcess):
                renderer.kill()
        ended = running.wait(limit_s=20)
    assert (ended.status, "renderer ended" in ended.err) == (2, True)
    assert ended.err.startswith("leak-lab: cannot measure")
    assert "Traceback" not in ended.err


def is_resting(process: psutil.Process) -> bool:
    """Whether the process itself uses no processor: it sleeps in Qt's event loop, in C++."""
    before = process.cpu_times()
    time.sleep(0.5)
    after = process.cpu_times()
    return after.user + after.system == before.user + before.system


def test_a_resting_window_ends_in_order_when_it_is_interrupted() -> None:
    with started(environment={"QT_QPA_PLATFORM": "offscreen"}) as running:
        running.until(lambda process: len(process.children(recursive=True)) >= 3)
        running.until(lambda process: bool(listening_ports(process)))
        running.until(is_resting)
        running.process.send_signal(signal.SIGINT)
        ended = running.wait(limit_s=10)
    assert (ended.status, ended.out) == (130, "")
    # Only Qt's "offscreen" platform says this, of every window.
    about_offscreen = "leaklab.qt: default: This plugin does not support propagateSizeHints()"
    assert set(ended.err.splitlines()) <= {f"leak-lab: {about_offscreen}"}
