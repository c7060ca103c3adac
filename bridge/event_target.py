"""Whom an event is for, and what a listener listens to: Tauri's ``EventTarget``."""

from __future__ import annotations

import msgspec


class _Target(msgspec.Struct, frozen=True, tag_field="kind"):
    pass


class AnyTarget(_Target, frozen=True, tag="Any"):
    """All: it hears every event, and an event for it is heard by all."""


class AppTarget(_Target, frozen=True, tag="App"):
    """The application's own listeners, which are in Rust."""


class AnyLabel(_Target, frozen=True, tag="AnyLabel"):
    """Windows and webviews of one label."""

    label: str


class Window(_Target, frozen=True, tag="Window"):
    """A window."""

    label: str


class Webview(_Target, frozen=True, tag="Webview"):
    """A webview."""

    label: str


class WebviewWindow(_Target, frozen=True, tag="WebviewWindow"):
    """A window with its one webview."""

    label: str


EventTarget = AnyTarget | AppTarget | AnyLabel | Window | Webview | WebviewWindow


def hears(listener: EventTarget, emitted_to: EventTarget | None) -> bool:
    """Whether a listener of one target hears what is emitted to another; None: to whoever listens.

    As measured in Tauri 2.3.1, 2.5.1 and 2.8.5; 2.0 had no listener of ``AnyLabel`` hear.
    """
    match listener, emitted_to:
        case (_, None | AnyTarget()) | (AnyTarget(), _):
            return True
        case (AppTarget(), _) | (_, AppTarget()):
            return listener == emitted_to
        case AnyLabel(label), other:
            return other.label == label
        case other, AnyLabel(label):
            return other.label == label
        case _:
            return listener == emitted_to
