"""``heap --attach`` reads a snapshot of what a running application holds."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from cli.command_line import main
from engine.attach.snapshot import snapshot_of
from memory.heap.snapshot import Engine
from report.heap import answer_heap
from report.heap_document import HeapQuery
from system.errors import CannotMeasureError
from tests.attach.applications import (
    CORPUS,
    INJECTED,
    NOTHING_INJECTED,
    qt_command,
    running,
    tauri_command,
)
from tests.real_tauri import needs_tauri

_PAGE = CORPUS / "listener-on-window.html"


async def test_its_questions_are_answered(capsys: pytest.CaptureFixture[str]) -> None:
    async with running(qt_command(_PAGE)) as application:
        await application.evaluate("(mount(), unmount(), true)", result=bool)
        snapshot = await snapshot_of(application.address, "*window*")
        assert await application.evaluate(INJECTED, result=list[object]) == NOTHING_INJECTED
        with pytest.raises(CannotMeasureError, match="no page at"):
            await snapshot_of(application.address, "*nothing*")
    assert answer_heap(snapshot, None, HeapQuery("Detached <section>"), None) == 0
    assert "Window → EventListener" in " ".join(capsys.readouterr().out.split())
    assert answer_heap(snapshot, None, HeapQuery(), "-") == 0
    assert json.loads(capsys.readouterr().out)["detached_count"] > 0


@needs_tauri
async def test_in_real_tauri(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "front-end").mkdir()
    shutil.copy(_PAGE, tmp_path / "front-end" / "index.html")
    async with running(tauri_command(tmp_path / "front-end")) as application:
        await application.evaluate("(mount(), unmount(), true)", result=bool)
        snapshot = await snapshot_of(application.address, None)
    assert snapshot.engine is Engine.JAVASCRIPTCORE
    assert answer_heap(snapshot, None, HeapQuery("HTMLDivElement"), None) == 0
    assert "HTMLDivElement" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["heap"], "give one of SNAPSHOT and --attach"),
        (["heap", "a.heapsnapshot", "--attach", "9222"], "give one of SNAPSHOT and --attach"),
        (["heap", "a.heapsnapshot", "--target", "*"], "--target is for --attach"),
        (["heap", "--attach", "9222", "--after", "b.heapsnapshot"], "--after needs SNAPSHOT"),
        (["heap", "--attach", "192.0.2.1:9222"], "add --allow-host 192.0.2.1"),
        (["check", "--attach", "192.0.2.1:9222"], "add --allow-host 192.0.2.1"),
        (["check", "--attach", "9222", "--launch", "app"], "one of PAGE, --attach and --launch"),
        (["check", "page.html", "--attach", "9222"], "one of PAGE, --attach and --launch"),
        (["check", "page.html", "--no-reload"], "are for --attach and --launch"),
        (["check", "--attach", "localhost"], "is no HOST:PORT"),
        (["check", "--attach", "localhost:70000"], "is no HOST:PORT"),
        (["check", "--launch", "'"], "No closing quotation"),
        (["check", "--launch", " "], "the command is empty"),
    ],
)
def test_what_makes_no_sense(
    arguments: Sequence[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert said in capsys.readouterr().err
