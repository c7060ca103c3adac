"""The origin of an address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QUrl

_DEFAULT_PORTS: Final[Mapping[str, int]] = {"http": 80, "https": 443}


def origin_of(url: QUrl) -> str:
    """As a page sees its own, ``location.origin``: ``https://example.org``."""
    is_default = url.port() in (-1, _DEFAULT_PORTS.get(url.scheme()))
    port = "" if is_default else f":{url.port()}"
    return f"{url.scheme()}://{url.host(QUrl.ComponentFormattingOption.FullyEncoded)}{port}"
