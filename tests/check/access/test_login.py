"""``--login FILE.py``: through a form and redirects over two origins, and what it says in vain."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.access.options import AccessOptions
from check.examine import CheckOptions, check
from report.check_result import CheckDocument
from system.errors import CannotMeasureError
from tests.check.access.login_server import login_server

_LOGIN = r"""
async def login(page):
    await page.goto("/")
    await page.fill("input[name=user]", "ann")
    await page.fill("input[name=password]", 'pa"ss\\n')
    await page.click("#go")
    await page.wait_for("*/home")
    await page.wait_for("#app, body")
"""


async def checked(target: str, access: AccessOptions, limit_s: float = 100) -> CheckDocument:
    return await check(CheckOptions(target, access=access, limit_s=limit_s))


async def refused(tmp_path: Path, target: str, code: str) -> str:
    file = tmp_path / "login.py"
    file.write_text(code, "utf-8")
    with pytest.raises(CannotMeasureError) as raised:
        await checked(target, AccessOptions(login=file))
    return str(raised.value).replace(str(file), "FILE")


async def test_a_log_in_lives_through_redirects_and_the_page_is_checked_then(
    tmp_path: Path,
) -> None:
    (tmp_path / "login.py").write_text(_LOGIN, "utf-8")
    async with login_server() as server:
        # Who has not logged in gets the form, which mounts nothing.
        with pytest.raises(CannotMeasureError, match=r"no window\.mount"):
            await checked(server.app, AccessOptions())
        document = await checked(f"{server.app}/home", AccessOptions(login=tmp_path / "login.py"))
        assert document.verdict == "clean", document
        assert "GET /home session=right" in server.seen
        # Nothing of it stays for the next.
        with pytest.raises(CannotMeasureError, match=r"no window\.mount"):
            await checked(server.app, AccessOptions())


async def test_what_the_last_click_sends_arrives_though_nobody_waits(tmp_path: Path) -> None:
    hasty = _LOGIN.split("    await page.wait_for", maxsplit=1)[0]
    (tmp_path / "login.py").write_text(hasty, "utf-8")
    async with login_server() as server:
        document = await checked(server.app, AccessOptions(login=tmp_path / "login.py"))
        assert document.verdict == "clean", document


async def test_each_way_to_fail_is_a_sentence_with_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("check.access.login._STEP_LIMIT_S", 0.5)
    head = "async def login(page):\n"
    async with login_server() as server:
        for code, sentence in (
            ("x = (", "--login FILE, line 1: SyntaxError: '(' was never closed"),
            ("\nraise SystemExit(3)", "--login FILE, line 2: SystemExit: 3"),
            ("def login(page): pass", "--login FILE must define `async def login(page)`"),
            (f"{head}    1 / 0", "--login FILE, line 2: ZeroDivisionError: division by zero"),
            (
                f"{head}    await page.goto('file:///etc/passwd')",
                (
                    "--login FILE, line 2: goto(file:///etc/passwd) is no page; give an http or "
                    "https URL, or a path of the target"
                ),
            ),
            (
                f"{head}    await page.goto('/login')\n    await page.click('#absent')",
                (
                    "--login FILE, line 3: nothing matches #absent within 0.5 s; the page is "
                    f"{server.app}/login"
                ),
            ),
            (
                f"{head}    await page.goto('/login')\n    await page.fill('form', 'x')",
                "--login FILE, line 3: form takes no text",
            ),
            (
                f"{head}    await page.goto('/login')\n    await page.wait_for('#:bad')",
                "--login FILE, line 3: #:bad is no CSS selector",
            ),
            (
                f"{head}    await page.goto('/login')\n    await page.wait_for('*/home')",
                (
                    "--login FILE, line 3: nothing matches */home within 0.5 s; the page is "
                    f"{server.app}/login"
                ),
            ),
            (
                f"{head}    await page.goto('http://127.0.0.1:9/')",
                "--login FILE, line 2: http://127.0.0.1:9/ did not load: net::ERR_UNSAFE_PORT",
            ),
        ):
            assert await refused(tmp_path, server.app, code) == sentence


async def test_a_log_in_that_never_ends_is_given_up(tmp_path: Path) -> None:
    file = tmp_path / "login.py"
    file.write_text("import asyncio\nasync def login(page):\n    await asyncio.Event().wait()\n")
    async with login_server() as server:
        with pytest.raises(CannotMeasureError, match="no verdict within 3 s, while logging in"):
            await checked(server.app, AccessOptions(login=file), limit_s=3)


async def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "absent.py"
    async with login_server() as server:
        with pytest.raises(CannotMeasureError) as raised:
            await checked(server.app, AccessOptions(login=file))
    assert str(raised.value) == f"--login {file} cannot be read: No such file or directory"
