"""The committed translations are those of the sources, and whole."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tools.bootstrap.project import Project

ROOT = Project.here().root
COMMITTED = ROOT / "ui" / "translations" / "leak-lab_zh_CN.ts"
_FIELDS = re.compile(r"\{[^{}]*\}|%n|%L?\d")
# What is the same in both languages.
_SAME = {"Leak Lab", "QWebChannel", "Tauri {version}"}


def messages(file: Path) -> dict[tuple[str, str], str | None]:
    """The translations by context and source; None where one is not finished."""
    found: dict[tuple[str, str], str | None] = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            key = (context.findtext("name", ""), message.findtext("source", ""))
            finished = translation.get("type") is None
            found[key] = "".join(translation.itertext()) if finished else None
    return found


def test_they_are_up_to_date(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    lupdate = Project.here().environment / "bin" / "pyside6-lupdate"
    patterns = (
        "ui/*/*.py",
        "check/*.py",
        "*/problems.py",
        "*/*/problems.py",
        "memory/advice/*.py",
        "*/metrics/*.py",
        "report/composed_names.py",
        "memory/heap/growth/composed_names.py",
    )
    sources = sorted({source for pattern in patterns for source in ROOT.glob(pattern)})
    alias = ["-tr-function-alias", "QT_TRANSLATE_NOOP+=translatable"]
    finished = subprocess.run(
        [lupdate, *sources, *alias, "-ts", fresh], check=True, capture_output=True, text=True
    )
    assert "warning" not in finished.stderr.lower()
    differ = messages(fresh).keys() ^ messages(COMMITTED).keys()
    assert not differ, "run `make translations`, and translate what is new"


def test_no_text_is_outside_a_context_that_lupdate_knows() -> None:
    contexts = {context for context, _source in messages(COMMITTED)}
    assert "" not in contexts


@pytest.mark.parametrize(("key", "translation"), messages(COMMITTED).items(), ids=str)
def test_every_text_is_translated(key: tuple[str, str], translation: str | None) -> None:
    _context, source = key
    assert translation
    assert translation != source or source in _SAME
    assert sorted(_FIELDS.findall(translation)) == sorted(_FIELDS.findall(source))
    assert translation.count("&") == source.count("&")
    assert source.count("`") >= translation.count("`")
