"""``--profile DIR``: what the browser keeps stays there, for one check at a time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from check.access.options import AccessOptions
from check.access.profile import CheckProfile
from check.examine import CheckOptions, check
from system.errors import CannotMeasureError
from tests.check.access.login_server import login_server
from tests.end2end.process import run, started

_PAGE = """<!doctype html><div id=app></div><script>
const before = localStorage.getItem('visits') ?? '0'
localStorage.setItem('visits', Number(before) + 1)
alert(`visit ${before}`)
window.mount = () => document.body.append('x')
window.unmount = () => document.body.lastChild.remove()
</script>"""
_LOGIN = r"""
async def login(page):
    await page.goto("/")
    await page.fill("input[name=user]", "ann")
    await page.fill("input[name=password]", 'pa"ss\\n')
    await page.click("#go")
    await page.wait_for("*/home")
"""


def visits(*arguments: str) -> list[str]:
    ended = run("check", *arguments, "--json", "-")
    assert ended.status == 0, ended
    notices: list[str] = json.loads(ended.out)["notices"]
    return [each for each in notices if "visit" in each]


def test_what_a_page_stores_lasts_with_a_profile_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(_PAGE)
    folder = tmp_path / "deep" / "profile"
    assert visits(str(page)) == ["an alert was dismissed: visit 0"]
    assert visits(str(page)) == ["an alert was dismissed: visit 0"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["page.html"]
    assert visits(str(page), "--profile", str(folder)) == ["an alert was dismissed: visit 0"]
    assert visits(str(page), "--profile", str(folder)) == ["an alert was dismissed: visit 1"]
    assert not (folder / "leak-lab.lock").exists()


async def test_a_log_in_lasts_in_a_profile(tmp_path: Path) -> None:
    (tmp_path / "login.py").write_text(_LOGIN)
    folder = tmp_path / "profile"
    async with login_server() as server:
        access = AccessOptions(login=tmp_path / "login.py", profile=folder)
        document = await check(CheckOptions(server.app, access=access, limit_s=100))
        assert document.verdict == "clean", document
        server.seen.clear()
        again = AccessOptions(profile=folder)
        document = await check(CheckOptions(f"{server.app}/home", access=again, limit_s=100))
        assert document.verdict == "clean", document
        assert server.seen[0] == "GET /home session=right"


def test_a_profile_is_for_one_process_at_a_time(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><script>window.mount = () => new Promise(() => 0)</script>")
    folder = tmp_path / "profile"
    taken = (
        f"leak-lab: cannot measure: --profile {folder} is in use by another check; wait until that "
        "has ended, or give another folder\n"
    )
    with started("check", str(page), "--mount", "mount()", "--profile", str(folder)) as first:
        first.until(lambda _process: (folder / "leak-lab.lock").exists())
        ended = run("check", str(page), "--profile", str(folder))
        assert (ended.status, ended.err) == (2, taken)
        # Killed, it holds the folder no longer.
        first.process.kill()
        first.process.wait()
    CheckProfile(folder).close()


def test_what_is_no_folder_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(CannotMeasureError) as raised:
        CheckProfile(file)
    assert str(raised.value) == f"--profile {file} cannot be used: File exists"
