"""Several changes inside a widget, and one layout after them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from PySide6.QtWidgets import QLayout


@contextlib.contextmanager
def one_layout(layout: QLayout) -> Iterator[None]:
    """Lay out what changes in ``layout`` meanwhile once, with the next turn of the event loop.

    Else each part that is shown lays out at once all that the layout stands in.
    """
    was_enabled = layout.isEnabled()
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(was_enabled)
