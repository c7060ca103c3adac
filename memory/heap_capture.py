"""Takes a heap snapshot of a page over its DevTools session."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from memory.devtools import DevToolsError, DevToolsSession

LIMIT_S = 120.0


async def capture_chunks(devtools: DevToolsSession, feed: Callable[[bytes], object]) -> None:
    """Collect garbage, take a snapshot, and give it to ``feed``, piece by piece.

    Each piece is as :func:`memory.heap_chunk.chunk_text` takes it: there are hundreds, and who
    reads them does it elsewhere than on the event loop.

    Raises:
        DevToolsError: the page is gone, or did not finish within 120 s.
    """

    def take(params: msgspec.Raw) -> None:
        feed(bytes(params))

    with devtools.listening("HeapProfiler.addHeapSnapshotChunk", take):
        await devtools.run(
            "HeapProfiler.takeHeapSnapshot",
            {"reportProgress": False, "captureNumericValue": False},
            limit_s=LIMIT_S,
        )


class _ScriptParsed(msgspec.Struct, rename="camel"):
    script_id: str
    url: str = ""
    source_map_url: str = msgspec.field(default="", name="sourceMapURL")


async def loaded_scripts(devtools: DevToolsSession) -> dict[int, tuple[str, str]]:
    """The page's scripts by V8's script id: their URL, and the URL of their source map or "".

    The debugger is on for this one question only: while it is, code runs slower.

    Raises:
        DevToolsError: the page is gone or does not answer.
    """
    found: dict[int, tuple[str, str]] = {}

    def note(params: msgspec.Raw) -> None:
        script = msgspec.json.decode(params, type=_ScriptParsed)
        found[int(script.script_id)] = (script.url, script.source_map_url)

    with devtools.listening("Debugger.scriptParsed", note):
        # It tells of all scripts before it answers.
        await devtools.run("Debugger.enable")
    try:
        await devtools.run("Debugger.disable")
    except DevToolsError:
        # Then the session is over, and the debugger with it.
        return found
    return found
