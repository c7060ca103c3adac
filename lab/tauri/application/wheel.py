"""What the wheels of the three Tauri versions do differently."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Final

from pytauri import App, AppHandle, Emitter
from pytauri.ffi.ipc import Invoke, InvokeResolver, JavaScriptChannelId
from pytauri.ffi.webview import WebviewWindow
from pytauri_wheel.lib import builder_factory, context_factory

from bridge.errors import CommandError

WHEEL: Final = version("pytauri-wheel")
_IS_FIRST: Final = WHEEL.startswith("0.4.")
"""0.4, of Tauri 2.3.1: its commands and channels give bytes alone, its builder takes one object."""
_WEBKIT: Final = "libwebkit2gtk-4.1.so.0"

Take = Callable[[str, bytes, WebviewWindow, "Answer"], None]


class Answer:
    """Answers one call of the page."""

    def __init__(self, resolver: InvokeResolver) -> None:
        self._resolver = resolver

    def resolve(self, result_json: bytes) -> None:
        """Resolve the page's promise with what is JSON."""
        self._resolver.resolve(_body(result_json))

    def reject(self, reason: str) -> None:
        """Reject it."""
        self._resolver.reject(reason)


class RealChannel:
    """A channel of Tauri's; with the last reference to it Tauri ends it."""

    def __init__(self, argument: str, window: WebviewWindow) -> None:
        """Open the channel that an argument of the form ``"__CHANNEL__:<id>"`` names.

        Raises:
            CommandError: it has another form.
        """
        try:
            name = JavaScriptChannelId.from_str(argument)
        except ValueError as error:
            raise CommandError(str(error)) from None
        self._channel = name.channel_on(window.as_ref_webview())

    def send(self, message_json: bytes) -> None:
        """Send what is JSON."""
        self._channel.send(_body(message_json))


def emit(app: AppHandle, event: str, payload_json: str) -> None:
    """Emit an event to all who listen."""
    Emitter.emit_str(app, event, payload_json)


def build(project: Path, take: Take, plugins: tuple[str, ...]) -> App:
    """Tauri with its window; ``take`` is given the page's calls, in a thread of Tauri's."""

    def handle(invoke: Invoke) -> None:
        name = invoke.command
        resolver = invoke.bind_to({"body": None, "webview_window": None})
        if resolver is not None:
            arguments = resolver.arguments
            take(name, arguments["body"], arguments["webview_window"], Answer(resolver))

    context = context_factory(project)
    if _IS_FIRST:
        from pytauri import BuilderArgs

        return builder_factory().build(BuilderArgs(context, invoke_handler=handle))
    if plugins:
        return builder_factory().build(context, invoke_handler=handle, plugins=_plugins(plugins))
    return builder_factory().build(context, invoke_handler=handle)


def _plugins(names: tuple[str, ...]) -> list[object]:
    import pytauri_plugins.upload

    return [{"upload": pytauri_plugins.upload.init}[name]() for name in names]


def webkit_version() -> str:
    """Of the WebKitGTK that Tauri opens, such as ``2.50.6``."""
    webkit = ctypes.CDLL(_WEBKIT)
    return ".".join(
        str(getattr(webkit, f"webkit_get_{part}_version")()) for part in ("major", "minor", "micro")
    )


def _body(content_json: bytes) -> bytes | str:
    """JSON as Tauri is to take it: as text, so that it gets to the page as JSON.

    0.4 takes bytes alone. They get to the page as they are, and the page, which fetches them all,
    reads them as JSON (``web/src/connection/tauri.ts``).
    """
    return content_json if _IS_FIRST else content_json.decode()
