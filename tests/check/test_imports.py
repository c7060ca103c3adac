"""What a check must not wait for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_LOADED = """
import sys
import check.examine, check.run, engine.application
print(*sys.modules)
"""


def test_what_a_page_of_a_file_does_not_need_is_not_loaded() -> None:
    command = [sys.executable, "-c", _LOADED]
    found = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
    loaded = found.stdout.split()
    assert "PySide6.QtCore" in loaded
    assert not {"numpy", "rich", "aiohttp", "jinja2"} & set(loaded)
    assert not {"check.attached.page", "engine.attach.launch"} & set(loaded)
