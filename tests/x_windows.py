"""Closes a window as its user does, by its title bar: for tests, without a window manager."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

_CLIENT_MESSAGE = 33
_WORDS = 5


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * _WORDS),
        # As large as the largest of X's events.
        ("rest", ctypes.c_byte * 192),
    )


def close_window(display: str, title: str) -> bool:
    """Ask the window with that title on ``display`` to close; False if there is none."""
    with _opened(display) as (x, server):
        for window in _top_windows(x, server):
            name = ctypes.c_char_p()
            if x.XFetchName(server, window, ctypes.byref(name)) and name.value == title.encode():
                _ask_to_close(x, server, window)
                return True
    return False


@contextmanager
def _opened(display: str) -> Iterator[tuple[ctypes.CDLL, ctypes.c_void_p]]:
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XDefaultRootWindow.restype = ctypes.c_ulong
    x.XInternAtom.restype = ctypes.c_ulong
    server = ctypes.c_void_p(x.XOpenDisplay(display.encode()))
    assert server.value, f"no display {display}"
    try:
        yield x, server
    finally:
        x.XCloseDisplay(server)


def _top_windows(x: ctypes.CDLL, server: ctypes.c_void_p) -> list[ctypes.c_ulong]:
    root = ctypes.c_ulong(x.XDefaultRootWindow(server))
    of, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
    children = ctypes.POINTER(ctypes.c_ulong)()
    x.XQueryTree(
        server,
        root,
        ctypes.byref(of),
        ctypes.byref(parent),
        ctypes.byref(children),
        ctypes.byref(count),
    )
    return [ctypes.c_ulong(children[number]) for number in range(count.value)]


def _ask_to_close(x: ctypes.CDLL, server: ctypes.c_void_p, window: ctypes.c_ulong) -> None:
    message = _ClientMessage(type=_CLIENT_MESSAGE, window=window.value, format=32)
    message.message_type = x.XInternAtom(server, b"WM_PROTOCOLS", 0)
    message.data[0] = x.XInternAtom(server, b"WM_DELETE_WINDOW", 0)
    x.XSendEvent(server, window, 0, 0, ctypes.byref(message))
    x.XFlush(server)
