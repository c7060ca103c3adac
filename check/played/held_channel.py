"""What lets a page find the objects it is checked with, however early it asks for them."""

from __future__ import annotations

import json
from typing import Final

from PySide6.QtWebEngineCore import QWebEngineScript

from check.built_script import built_script
from memory.protocol.page_script import document_creation_script

_INSTALL: Final = "leakLab_held_channel_script.install"


def held_channel_script(origin: str, name: str) -> QWebEngineScript:
    """Holds what documents of ``origin`` send until an object called ``name`` is offered to them.

    The engine tells that the page has come to a document a little after the document begins.

    Raises:
        CannotMeasureError: it has not been built.
    """
    options = json.dumps({"origin": origin, "name": name})
    # In a function: nothing of it becomes a global variable of the page's.
    source = f"(() => {{\n{built_script('held-channel')}\n{_INSTALL}({options})\n}})()"
    return document_creation_script("leak-lab-held-channel", source)
