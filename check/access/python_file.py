"""A Python file that an option names: run once, and its errors told with their line."""

from __future__ import annotations

import sys
import traceback
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from check.access.problems import CodeFailed, FileNotRead
from memory.heap.naming.printable import printable
from system.errors import CannotMeasureError

_REASON_CHARS: Final = 200


def run_file(option: str, path: Path) -> Mapping[str, object]:
    """Run the file that ``option`` names; its names and their values.

    Raises:
        CannotMeasureError: it cannot be read, is no Python, or raises.
    """
    try:
        code = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise CannotMeasureError(
            FileNotRead(option, str(path), reason or "no file can have this name")
        ) from None
    module = types.ModuleType(f"leak_lab_given_{option.strip('-')}")
    module.__file__ = str(path)
    # Dataclasses look for the module that they are made in.
    sys.modules[module.__name__] = module
    try:
        exec(compile(code, str(path), "exec", dont_inherit=True), vars(module))
    except (Exception, SystemExit) as error:
        raise code_failed(option, path, error) from error
    return vars(module)


def code_failed(option: str, path: Path, error: BaseException) -> CannotMeasureError:
    """What to raise where code of the file has raised ``error``; it names the innermost line."""
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == str(path) and frame.lineno is not None
    ]
    if isinstance(error, SyntaxError) and error.filename == str(path) and error.lineno is not None:
        lines.append(error.lineno)
        said = f"SyntaxError: {error.msg}"
    elif isinstance(error, CannotMeasureError):
        said = str(error)
    else:
        said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    line = lines[-1] if lines else 1
    return CannotMeasureError(CodeFailed(option, str(path), line, printable(said, _REASON_CHARS)))
