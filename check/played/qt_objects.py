"""The objects of a Qt application that a page is checked without: ``--objects FILE.py``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from check.access.problems import CodeLacks
from check.access.python_file import code_failed, run_file
from system.errors import CannotMeasureError

_OPTION: Final = "--objects"
_FUNCTION: Final = "objects"
_WANTED: Final = "`def objects()` that gives a dict of QObjects by their names on the QWebChannel"


def qt_objects(path: Path) -> Mapping[str, QObject]:
    """What ``objects()`` of the file at ``path`` makes, anew for each page.

    Raises:
        CannotMeasureError: it cannot be read, raises, or gives anything else.
    """
    function = run_file(_OPTION, path).get(_FUNCTION)
    if not callable(function):
        raise CannotMeasureError(CodeLacks(_OPTION, str(path), _WANTED))
    try:
        made = function()
    except Exception as error:
        raise code_failed(_OPTION, path, error) from error
    if not isinstance(made, dict):
        raise CannotMeasureError(CodeLacks(_OPTION, str(path), _WANTED))
    found = {name: each for name, each in made.items() if isinstance(name, str)}
    objects = {name: each for name, each in found.items() if isinstance(each, QObject)}
    if len(objects) < len(made):
        raise CannotMeasureError(CodeLacks(_OPTION, str(path), _WANTED))
    return objects
