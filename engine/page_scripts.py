"""The scripts of a page, as whoever reads its heap snapshots wants them.

Apart from :mod:`engine.heap_messages`: who only asks must not wait for numpy.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine.heap_messages import ScriptFile
from memory.heap.naming.script_places import PageScripts, Script


def page_scripts(scripts: Mapping[int, ScriptFile]) -> PageScripts:
    """What tells the places of these scripts' functions, with their source maps."""
    return PageScripts({number: _script(script) for number, script in scripts.items()})


def _script(script: ScriptFile) -> Script:
    if script.source_map_text is not None:
        return Script(script.url, script.source_map_text)
    source_map = None if script.source_map is None else Path(script.source_map)
    if source_map is None or not source_map.is_file():
        return Script(script.url)
    return Script(script.url, source_map.read_bytes())
