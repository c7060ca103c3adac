"""The Tauri versions that the page has been built for."""

from __future__ import annotations

from pathlib import Path

import msgspec

from lab.errors import CannotMeasureError
from lab.scheme import WEB_ROOT


def built_runtimes(root: Path = WEB_ROOT) -> tuple[str, ...]:
    """The versions, oldest first.

    Raises:
        CannotMeasureError: the page has not been built.
    """
    try:
        return msgspec.json.decode((root / "runtimes.json").read_bytes(), type=tuple[str, ...])
    except (OSError, msgspec.DecodeError) as error:
        raise CannotMeasureError(
            f"the page is not built ({error}); run `make setup` in {root.parent.parent}"
        ) from None
