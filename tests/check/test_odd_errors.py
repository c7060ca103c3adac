"""Pages with ideas of their own of what a stack trace is: of `Error` and its settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.examine import CheckOptions, check

# What throws in `unmount` is no verdict: the page sees of `Error` what it sees without us.
_PAGE = """<!doctype html><meta charset=utf-8>
<script>
{setting}
const limit = () => Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')?.value
const before = limit()
let onResize
window.mount = () => {{
  onResize = () => {{}}
  window.addEventListener('resize', onResize)
}}
window.unmount = () => {{
  if (limit() !== before) throw new Error(`${{before}} was set to ${{limit()}}`)
  {check}
  {undo}
}}
</script>"""
_LEAKING_LINE = 9
_UNDO = "window.removeEventListener('resize', onResize)"
_LIMITS = {
    "no frames": "Error.stackTraceLimit = 0",
    "one frame": "Error.stackTraceLimit = 1",
    "no limit": "delete Error.stackTraceLimit",
    "not a number": "Error.stackTraceLimit = 'many'",
    "frozen": "Object.freeze(Error)",
    "throws": "Error.prepareStackTrace = () => { throw new TypeError('never') }",
}
_KEEPS_SITES = """
const seen = []
Error.prepareStackTrace = (error, sites) => { seen.push(error.message); return sites }
"""
_OWN_ALONE = """
const sites = new Error('own').stack
if (!Array.isArray(sites) || seen.some((each) => each !== 'own')) throw new Error(String(seen))
seen.length = 0
"""


def written(folder: Path, setting: str, *, check: str = "", undo: str = "") -> CheckOptions:
    """A page that sets something, and checks at each unmount that it is as it was."""
    file = folder / "page.html"
    file.write_text(_PAGE.format(setting=setting, check=check, undo=undo), "utf-8")
    return CheckOptions(str(file), limit_s=100)


async def _is_told(options: CheckOptions, line: int) -> None:
    document = await check(options)
    assert document.verdict == "leak", document
    (finding,) = document.findings
    assert (finding.kind, finding.name) == ("listener", "resize on Window")
    assert finding.place == f"page.html:{line}"


@pytest.mark.parametrize("name", _LIMITS)
async def test_a_leak_is_told_with_its_place(name: str, tmp_path: Path) -> None:
    await _is_told(written(tmp_path, _LIMITS[name]), _LEAKING_LINE)


@pytest.mark.parametrize("name", _LIMITS)
async def test_no_leak_is_told_where_there_is_none(name: str, tmp_path: Path) -> None:
    document = await check(written(tmp_path, _LIMITS[name], undo=_UNDO))
    assert (document.verdict, list(document.findings)) == ("clean", [])


async def test_a_page_that_makes_something_else_of_stacks_is_asked_of_its_own(
    tmp_path: Path,
) -> None:
    options = written(tmp_path, _KEEPS_SITES, check=_OWN_ALONE)
    await _is_told(options, _LEAKING_LINE + _KEEPS_SITES.count("\n"))


async def test_it_is_clean_without_a_leak(tmp_path: Path) -> None:
    document = await check(written(tmp_path, _KEEPS_SITES, check=_OWN_ALONE, undo=_UNDO))
    assert (document.verdict, list(document.findings)) == ("clean", [])
