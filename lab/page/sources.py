"""The files that the page was built of, to show the lines that a retaining path names."""

from __future__ import annotations

import functools
import logging
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import msgspec

from lab.engine.scheme import WEB_ROOT

log = logging.getLogger("leaklab.page")


class _SourceMap(msgspec.Struct, rename={"contents": "sourcesContent"}):
    sources: tuple[str | None, ...]
    contents: tuple[str | None, ...] = ()


@functools.cache
def page_sources(runtime: str, root: Path = WEB_ROOT) -> Mapping[str, str]:
    """Their texts by the names of the files, as paths have them: ``core.js``.

    Read from the source maps of the page of ``runtime``; empty where it is not built. A name that
    several files have tells none of them, and is left out.
    """
    found: list[tuple[str, str]] = []
    for file in sorted((root / runtime).glob("assets/*.js.map")):
        try:
            read = msgspec.json.decode(file.read_bytes(), type=_SourceMap)
        except (OSError, msgspec.DecodeError) as error:
            log.warning("%s: %s", file, error)
            continue
        found += [
            (source.rsplit("/", 1)[-1], text)
            for source, text in zip(read.sources, read.contents, strict=False)
            if source is not None and text is not None
        ]
    times = Counter(name for name, _text in found)
    return {name: text for name, text in found if times[name] == 1}
