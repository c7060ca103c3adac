"""A Tauri front end runs as it is, and its leaks are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from bridge.scope import parse_host
from check.access.options import AccessOptions
from check.cycles.options import CycleOptions
from check.examine import CheckOptions, check
from report.check_result import CheckDocument
from system.errors import CannotMeasureError
from tests.check.played.front_end import COMMANDS, LEAKING, front_end, upload_server, written


async def checked(
    target: Path, access: AccessOptions, cycle: CycleOptions | None = None
) -> CheckDocument:
    options = CheckOptions(str(target), cycle or CycleOptions(), access=access, limit_s=100)
    return await check(options)


@pytest.mark.parametrize(
    ("version", "verdict"),
    [("2.4.1", "leak"), ("2.5.0", "clean"), ("2.11.1", "clean"), ("2.12.5", "clean")],
)
async def test_a_channel_leaks_up_to_2_4_and_is_ended_from_2_5(
    tmp_path: Path, version: str, verdict: str
) -> None:
    page = front_end(tmp_path / "dist", version, LEAKING)
    commands = written(tmp_path / "commands.py", COMMANDS)
    document = await checked(page, AccessOptions(runtime=version, commands=commands))
    assert document.verdict == verdict, document
    assert f"Tauri {version} was played for the page" in document.notices
    if verdict == "leak":
        first = document.findings[0]
        assert first.kind == "callback", document.findings
        assert first.name.startswith("Tauri callback")
        assert any(step.startswith("_") and step[1:].isdigit() for step in first.path), first.path


_NEVER_ENDED = LEAKING.replace("await invoke('import_file'", "await invoke('forgets'")


async def test_callbacks_that_stay_in_the_map_are_named(tmp_path: Path) -> None:
    page = front_end(tmp_path / "dist", "2.12.5", _NEVER_ENDED)
    commands = written(
        tmp_path / "commands.py", "async def forgets(on_progress):\n    on_progress.keep()\n"
    )
    document = await checked(page, AccessOptions(commands=commands))
    assert document.verdict == "leak", document
    first = document.findings[0]
    assert first.kind == "callback", document.findings
    assert "callbacks" in first.path, first.path
    # Of what Leak Lab has put there nothing is told as a place in the page.
    assert not any("leak-lab" in step for each in document.findings for step in each.path)


async def test_what_nobody_answers_is_rejected_and_named(tmp_path: Path) -> None:
    tolerant = LEAKING.replace("await card.start()", "await card.start().catch(() => 0)")
    page = front_end(tmp_path / "dist", "2.12.5", tolerant)
    document = await checked(page, AccessOptions())
    named = [each for each in document.notices if each.startswith("commands that nobody answered")]
    assert len(named) == 1, document
    assert "import_file (" in named[0]


async def test_a_mount_that_needs_a_command_says_how_to_give_it(tmp_path: Path) -> None:
    page = front_end(tmp_path / "dist", "2.12.5", LEAKING)
    with pytest.raises(CannotMeasureError) as raised:
        await checked(page, AccessOptions())
    assert str(raised.value) == (
        "mount threw: Command import_file not found; nobody answers these commands of the page: "
        "import_file (1 time); give them by --commands FILE.py"
    )


_UPLOADING = """
let told = 0
await listen('imported', () => { told += 1 })
window.mount = async () => {
  const card = document.createElement('p')
  app.append(card)
  const answer = await upload('http://127.0.0.1:PORT/up', 'FILE', ({ progressTotal }) => {
    card.textContent = progressTotal
  })
  if (answer !== 'took 9 bytes') throw new Error(`it answered ${answer}`)
  await invoke('tell')
  await new Promise((done) => setTimeout(done, 20))
  if (told === 0) throw new Error('no event came')
  return card
}
window.unmount = (card) => card.remove()
"""
_TELL = "async def tell(app):\n    app.emit('imported', 1)\n"


async def test_an_upload_and_an_event_reach_the_page_within_what_was_allowed(
    tmp_path: Path,
) -> None:
    commands = written(tmp_path / "commands.py", _TELL)
    file = written(tmp_path / "holiday.txt", "nine byte")
    async with upload_server() as port:
        script = _UPLOADING.replace("PORT", str(port)).replace("FILE", str(file))
        page = front_end(tmp_path / "dist", "2.12.5", script)
        host = parse_host(f"127.0.0.1:{port}")
        document = await checked(
            page, AccessOptions(commands=commands, hosts=(host,), files=(file,))
        )
        assert document.verdict == "clean", document
        with pytest.raises(CannotMeasureError, match=r"--allow-host 127\.0\.0\.1"):
            await checked(page, AccessOptions(commands=commands, files=(file,)))
        with pytest.raises(CannotMeasureError, match="did not offer this file"):
            await checked(page, AccessOptions(commands=commands, hosts=(host,)))


async def test_a_page_that_names_no_tauri_finds_none(tmp_path: Path) -> None:
    page = written(tmp_path / "page.html", "<!doctype html><p>plain</p>")
    told = "if ('__TAURI_' + 'INTERNALS__' in window || 'qt' in window) throw new Error('found')"
    cycle = CycleOptions(mount=f"{told}; document.body.append('x')", unmount="0")
    document = await checked(page, AccessOptions(), cycle)
    assert document.notices == (), document
    # Asked for, it is there.
    with pytest.raises(CannotMeasureError, match="found"):
        await checked(page, AccessOptions(runtime="2.4.1"), cycle)
