"""The files that the page was built of: what retaining paths name, and what remedies import."""

from __future__ import annotations

import functools
import logging
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import msgspec

from lab.engine.scheme import WEB_ROOT, build_of

log = logging.getLogger("leaklab.page")

_REMEDIES = "remedies"
_OWN = re.compile(r"from '(\.{1,2}/[\w./-]+)'")
_BESIDE = re.compile(r"from '\./([\w-]+)'")


class _SourceMap(msgspec.Struct, rename={"contents": "sourcesContent"}):
    sources: tuple[str | None, ...]
    contents: tuple[str | None, ...] = ()


@functools.cache
def page_sources(runtime: str, root: Path = WEB_ROOT) -> Mapping[str, str]:
    """Their texts by the names of the files, as paths have them: ``core.js``.

    Read from the source maps of the page of ``runtime``; empty where it is not built. A name that
    several files have tells none of them, and is left out.
    """
    found = [(source.rsplit("/", 1)[-1], text) for source, text in _all_sources(runtime, root)]
    times = Counter(name for name, _text in found)
    return {name: text for name, text in found if times[name] == 1}


def newly_imported(
    source: str, before: str, runtime: str, root: Path = WEB_ROOT
) -> Mapping[str, str]:
    """The page's own files that a component's ``source`` imports and ``before`` does not.

    With what those of ``web/src/remedies`` import in turn. Their texts by name, such as
    ``deregister.ts``, in the order in which they are imported; those that are not in the build of
    ``runtime`` are left out.
    """
    unique = page_sources(runtime, root)
    remedies = {
        path.rsplit("/", 1)[-1]: text
        for path, text in _all_sources(runtime, root)
        if path.rsplit("/", 2)[-2:-1] == [_REMEDIES]
    }
    used: dict[str, str] = {}
    known = set(_OWN.findall(before))
    waiting = [each for each in _OWN.findall(source) if each not in known]
    while waiting:
        path = waiting.pop(0)
        name = f"{path.rsplit('/', 1)[-1]}.ts"
        text = remedies.get(name) if f"/{_REMEDIES}/" in path else unique.get(name)
        if text is None or name in used:
            continue
        used[name] = text
        if f"/{_REMEDIES}/" in path:
            beside = path.rsplit("/", 1)[0]
            waiting += [f"{beside}/{each}" for each in _BESIDE.findall(text)]
    return used


@functools.cache
def _all_sources(runtime: str, root: Path) -> tuple[tuple[str, str], ...]:
    """Paths and texts, as the source maps have them."""
    found: list[tuple[str, str]] = []
    for file in sorted((root / build_of(runtime)).glob("assets/*.js.map")):
        try:
            read = msgspec.json.decode(file.read_bytes(), type=_SourceMap)
        except (OSError, msgspec.DecodeError) as error:
            log.warning("%s: %s", file, error)
            continue
        found += [
            (source, text)
            for source, text in zip(read.sources, read.contents, strict=False)
            if source is not None and text is not None
        ]
    return tuple(found)
