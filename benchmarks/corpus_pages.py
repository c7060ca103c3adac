"""The pages of the corpus, with what each says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CORPUS: Final = Path(__file__).resolve().parents[1] / "tests" / "corpus"
_TRUTH: Final = re.compile(r"^<!-- (clean|leak): .+ -->$", re.MULTILINE)
# Theirs to mount are clicks, which each program wants said in another way.
_BY_CLICKS: Final = "dialog-on-click"


@dataclass(frozen=True)
class CorpusPage:
    """A page with `window.mount` and `window.unmount`."""

    file: Path
    leaks: bool

    @property
    def name(self) -> str:
        """What it is called."""
        return self.file.stem


def all_pages() -> list[CorpusPage]:
    """Those that every program can be given, by name.

    Raises:
        ValueError: a page does not say whether it leaks.
    """
    files = [*CORPUS.glob("*.html"), *CORPUS.glob("libraries/*.html")]
    return [
        _page(file)
        for file in sorted(files, key=lambda file: file.stem)
        if not file.stem.startswith(_BY_CLICKS)
    ]


def _page(file: Path) -> CorpusPage:
    found = _TRUTH.search(file.read_text("utf-8"))
    if found is None:
        raise ValueError(f"{file} does not say whether it leaks")
    return CorpusPage(file, found[1] == "leak")
