"""Where a running application listens for inspectors."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Final

LOOPBACK: Final = "127.0.0.1"
_ADDRESS: Final = re.compile(
    r"(?:(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<host>[^\s/?#@:%\[\]\\]+)):)?(?P<port>[0-9]{1,5})"
)
_LAST_PORT: Final = 65_535


@dataclass(frozen=True)
class DebugAddress:
    """A debugging port. Whoever can connect to it can do with the application what they like."""

    host: str
    """A name or an IP address, IPv6 without brackets."""
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Whether it is this machine's own, which nobody else can reach. Names are not resolved."""
        if self.host.lower() == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def parse_address(text: str) -> DebugAddress:
    """``HOST:PORT``, or ``PORT`` alone for this machine.

    Raises:
        ValueError: it is none; the text says so in one sentence.
    """
    found = _ADDRESS.fullmatch(text.strip())
    port = 0 if found is None else int(found["port"])
    if found is None or not 0 < port <= _LAST_PORT:
        raise ValueError(f"'{text}' is no HOST:PORT, such as 127.0.0.1:9222 or 9222")
    if found["v6"]:
        try:
            ipaddress.IPv6Address(found["v6"])
        except ValueError:
            raise ValueError(f"'{text}' is no HOST:PORT, such as [::1]:9222") from None
    return DebugAddress(found["v6"] or found["host"] or LOOPBACK, port)
