"""The headers that a page gives a transfer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bridge.errors import CommandError

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\t\x20-\x7e]*")
# They say where the request goes and where its body ends, which is not for the page to say.
_OF_THE_CONNECTION = frozenset(
    {
        "connection",
        "content-length",
        "expect",
        "host",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """``headers``, each of which can be sent as it is.

    Raises:
        CommandError: a name or value is malformed (RFC 9110, section 5), or not the page's to set.
    """
    for name, value in headers.items():
        if not _NAME.fullmatch(name):
            raise CommandError(f"{name!r} is not the name of a header")
        if not _VALUE.fullmatch(value):
            raise CommandError(
                f"the value of header {name} has a character that is no printable ASCII; encode it"
            )
        if name.lower() in _OF_THE_CONNECTION:
            raise CommandError(f"header {name} is set by the transfer itself; leave it out")
    return dict(headers)
