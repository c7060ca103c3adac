"""``docs/benchmarks.md``: one section per benchmark, each written by its own."""

from __future__ import annotations

from pathlib import Path

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
_HEAD = """# Benchmarks

Written by `make bench`. Every number compares with something measured in the same run on the same
machine; machines differ, ratios hold.
"""


def with_section(document: str, title: str, text: str) -> str:
    """``document`` with the section of that title replaced, or added at its end."""
    head, *sections = document.split("\n## ") if document else [_HEAD]
    by_title = {section.partition("\n")[0]: section for section in sections}
    by_title[title] = f"{title}\n\n{text.strip()}\n"
    return "\n## ".join([head, *by_title.values()])


def write_section(title: str, text: str, path: Path = DOCUMENT) -> None:
    """Write a section of the document."""
    before = path.read_text("utf-8") if path.exists() else ""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(with_section(before, title, text), "utf-8")
