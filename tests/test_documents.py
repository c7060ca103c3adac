"""What the documents name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/tour.md", "docs/claims.md", "examples/README.md")
FOLDERS = (
    "bridge|check|cli|engine|lab|ui|report|system|memory"
    "|tools|benchmarks|tests|web|requirements|docs|examples"
)
# Made by the set-up and the tests.
MADE = (
    "web/dist",
    "ui/translations/compiled",
    "web/coverage",
    "examples/vue/dist",
    "examples/react/dist",
)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_file_that_a_document_names_exists(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    named = set(re.findall(rf"(?<![\w./-])(?:{FOLDERS})/[\w./*-]+", text))
    missing = [
        path
        for path in sorted(named)
        if not path.startswith(MADE) and not any(ROOT.glob(path.rstrip("./") or path))
    ]
    assert missing == []


def test_that_looks_at_something() -> None:
    named = re.findall(rf"`(?:{FOLDERS})/[\w./-]+`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert len(named) > 30
