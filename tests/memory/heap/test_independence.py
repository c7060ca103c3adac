"""The heap engine knows neither Tauri, nor Qt's channels, nor Leak Lab's own page."""

from __future__ import annotations

import re
from pathlib import Path

import memory.heap

_ROOT = Path(memory.heap.__file__).parent
_FOREIGN = re.compile(r"tauri|leakLab|__objectSignals__|channel|upload", re.IGNORECASE)
# The logger has the program's name.
_ALLOWED = 'logging.getLogger("leaklab.heap")'


def test_nothing_in_it_names_a_page() -> None:
    files = sorted(_ROOT.rglob("*.py"))
    assert len(files) > 40
    found = [
        f"{file.relative_to(_ROOT)}:{number}: {line}"
        for file in files
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if _FOREIGN.search(line.replace(_ALLOWED, ""))
    ]
    assert found == []
