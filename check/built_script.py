"""The scripts that Leak Lab puts into a page that is checked, as ``web/build.ts`` builds them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from check.problems import ScriptNotBuilt
from system.errors import CannotMeasureError

_ROOT: Final = Path(__file__).resolve().parents[1]
_DIST: Final = _ROOT / "web" / "dist"


def built_script(name: str) -> str:
    """The script of ``web/src/<name>``.

    Raises:
        CannotMeasureError: it has not been built.
    """
    return built(f"{name}/{name}.js")


def built(path: str) -> str:
    """What has been built to ``path`` in ``web/dist``. Raises as :func:`built_script` does."""
    try:
        return (_DIST / path).read_text("utf-8")
    except OSError as error:
        raise not_built(str(error)) from None


def not_built(reason: str) -> CannotMeasureError:
    """The error that what has been built is not there, or not whole."""
    return CannotMeasureError(ScriptNotBuilt(reason, str(_ROOT)))
