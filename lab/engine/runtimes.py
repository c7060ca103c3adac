"""The Tauri versions that the page has been built for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import msgspec

from lab.engine.scheme import WEB_ROOT
from system.errors import CannotMeasureError

_NAME: Final = re.compile(r"\w[\w.+-]*", re.ASCII)


def built_runtimes(root: Path = WEB_ROOT) -> tuple[str, ...]:
    """The versions, oldest first.

    Raises:
        CannotMeasureError: the page has not been built, or the build is broken.
    """
    listed = root / "runtimes.json"
    try:
        found = msgspec.json.decode(listed.read_bytes(), type=tuple[str, ...])
    except OSError as error:
        raise CannotMeasureError(
            f"the page is not built ({error}); run `make setup` in {root.parent.parent}"
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise broken_build(f"{listed.name}: {error}", root) from None
    if not found:
        raise broken_build(f"{listed.name} names no runtime", root)
    for runtime in found:
        # They become parts of paths and addresses.
        if not _NAME.fullmatch(runtime):
            raise broken_build(f"{listed.name} names a runtime {runtime!r}", root)
    return found


def broken_build(reason: str, root: Path = WEB_ROOT) -> CannotMeasureError:
    """The error of a page that is built, but does not work as built."""
    return CannotMeasureError(
        f"the built page does not work ({reason}); delete {root} and run `make setup` in "
        f"{root.parent.parent}"
    )
