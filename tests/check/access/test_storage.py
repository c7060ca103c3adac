"""``--storage FILE``: a session as Playwright saves it, and files that are none."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from check.access.options import AccessOptions
from check.cycles.options import CycleOptions
from check.examine import CheckOptions, check
from report.check_result import CheckDocument
from system.errors import CannotMeasureError
from tests.check.access.login_server import login_server


def state(tmp_path: Path, cookies: object = (), origins: object = ()) -> AccessOptions:
    file = tmp_path / "state.json"
    file.write_text(json.dumps({"cookies": cookies, "origins": origins}))
    return AccessOptions(storage=file)


def cookie(name: str, value: str, **more: object) -> dict[str, object]:
    """One as Playwright writes it."""
    whole = {"domain": "127.0.0.1", "path": "/", "expires": -1, "httpOnly": False}
    return {"name": name, "value": value, **whole, "secure": False, "sameSite": "Lax", **more}


async def checked(
    target: str, access: AccessOptions, cycle: CycleOptions | None = None
) -> CheckDocument:
    return await check(CheckOptions(target, cycle or CycleOptions(), access=access, limit_s=100))


async def test_cookies_with_all_that_they_have_get_into_the_page(tmp_path: Path) -> None:
    soon = time.time() + 1000
    access = state(
        tmp_path,
        [
            cookie("session", "right", httpOnly=True, sameSite="Strict", expires=soon),
            cookie("elsewhere", "no", domain="example.org"),
            cookie("deeper", "no", path="/deeper"),
            cookie("old", "no", expires=1000),
        ],
    )
    async with login_server() as server:
        # A script sees what is not httpOnly.
        seen = "if (document.cookie !== '') throw new Error(document.cookie); window.mount()"
        document = await checked(
            f"{server.app}/home", access, CycleOptions(mount=seen, unmount="window.unmount()")
        )
        assert document.verdict == "clean", document
        assert "1 cookie of state.json had expired" in document.notices
        assert server.seen[0] == "GET /home session=right"


async def test_local_storage_is_there_before_the_page_and_the_page_may_change_it(
    tmp_path: Path,
) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><div id=app></div><script>const before = localStorage.getItem('to\"ken')\n"
        "const foreign = localStorage.getItem('foreign')\n"
        "localStorage.setItem('to\"ken', 'changed')\n"
        "window.mount = () => { if (before !== '<' + '/script>\\u00e9' || foreign !== null)"
        " throw new Error(`${before} ${foreign}`); document.body.append('x') }\n"
        "window.unmount = () => document.body.lastChild.remove()</script>",
        "utf-8",
    )
    access = state(
        tmp_path,
        origins=[
            {
                "origin": "check://page",
                "localStorage": [{"name": 'to"ken', "value": "</script>é"}],
            },
            {
                "origin": "https://example.org",
                "localStorage": [{"name": "foreign", "value": "no"}],
            },
        ],
    )
    document = await checked(str(page), access)
    assert document.verdict == "clean", document


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is no storage state as Playwright saves it (cookies and origins): Input data was"),
        ("[]", "Expected `object`, got `array`"),
        ("{}", "it has neither"),
        ('{"name": "my-app", "version": "1.0.0"}', "it has neither"),
        ('{"cookies": [{"name": "a"}]}', "Object missing required field `value`"),
        ('{"cookies": [{"name":"a","value":"b","domain":"c","sameSite":"\\u001b[31m"}]}', "\\x1b"),
        ("[" * 100_000, "is no storage state"),
        ('{"cookies": [{"name": "a\\n", "value": "b", "domain": "c"}]}', "the cookies were"),
    ],
    ids=["empty", "array", "nothing", "package", "incomplete", "escapes", "deep", "odd-cookie"],
)
async def test_a_bad_file_is_a_sentence(tmp_path: Path, content: str, reason: str) -> None:
    file = tmp_path / "state.json"
    file.write_text(content)
    page = tmp_path / "page.html"
    page.write_text("<!doctype html>")
    with pytest.raises(CannotMeasureError) as raised:
        await checked(str(page), AccessOptions(storage=file))
    sentence = str(raised.value)
    assert sentence.startswith(f"--storage {file}")
    assert "\n" not in sentence
    assert "\x1b" not in sentence
    assert reason in sentence
