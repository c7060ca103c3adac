"""Which runtimes the page has been built for, and what is said of a broken build."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.engine.runtimes import built_runtimes
from system.errors import CannotMeasureError


def build(folder: Path, listed: bytes) -> Path:
    root = folder / "web" / "dist"
    root.mkdir(parents=True)
    (root / "runtimes.json").write_bytes(listed)
    return root


def test_the_runtimes_are_those_of_the_build(tmp_path: Path) -> None:
    assert built_runtimes(build(tmp_path, b'["2.4.1", "qt"]')) == ("2.4.1", "qt")


@pytest.mark.parametrize(
    "listed",
    [
        b"",
        b"[",
        b"{}",
        b'{"2.4.1": 1}',
        b"[1]",
        b"[null]",
        b"[]",
        b'[""]',
        b'[" "]',
        b'["2.4.1", ".."]',
        b'["../../etc"]',
        b'["a/b"]',
        b'["a\\u0000"]',
        b'["a\\n"]',
        b'["2.4.1?x"]',
        b'["\xff"]',
        b'["\\ud800"]',
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
)
def test_a_broken_build_is_said_with_what_to_do(tmp_path: Path, listed: bytes) -> None:
    root = build(tmp_path, listed)
    with pytest.raises(CannotMeasureError) as refused:
        built_runtimes(root)
    words = str(refused.value)
    assert words.startswith("the built page does not work (runtimes.json")
    assert words.endswith(f"); delete {root} and run `make setup` in {tmp_path}")
    assert len(words) < 500


@pytest.mark.parametrize("there", ["nothing", "a folder", "a file"])
def test_what_is_not_built_is_said_with_what_to_do(tmp_path: Path, there: str) -> None:
    root = tmp_path / "web" / "dist"
    if there == "a folder":
        root.mkdir(parents=True)
    if there == "a file":
        root.parent.mkdir()
        root.touch()
    with pytest.raises(CannotMeasureError, match=r"the page is not built .* run `make setup` in "):
        built_runtimes(root)
