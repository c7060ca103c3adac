"""What the page may reach through the backend: files to read, folders to write into, hosts."""

from __future__ import annotations

import ipaddress
import os
import re
from pathlib import Path

import msgspec

from bridge.errors import CommandError

_HOST = re.compile(
    r"(?:\[(?P<address>[0-9A-Fa-f:.]+)\]|(?P<name>[^\s/?#@:%\[\]\\]+))(?::(?P<port>[0-9]{1,5}))?"
)


class AllowedHost(msgspec.Struct, frozen=True):
    """A host that the page may let the backend connect to."""

    name: str
    """As an URL has it, in lower case and ASCII; an IPv6 address without its brackets."""
    port: int | None = None
    """None means every port."""

    def allows(self, name: str, port: int) -> bool:
        """Whether a connection to this host is allowed. Names are not resolved."""
        try:
            wanted = _normal(name)
        except UnicodeError:
            # No host can have such a name.
            return False
        return wanted == self.name and self.port in (None, port)


class Scope(msgspec.Struct, frozen=True):
    """What an application lets its page do, as Tauri's scopes say it. By default nothing.

    A path of the page is compared after all symbolic links and ``..`` in it have been resolved.
    Those here are so already: one that becomes a link later leads nowhere else.
    """

    uploads: tuple[Path, ...] = ()
    """Files that may be read, and folders of which every file may be."""
    downloads: tuple[Path, ...] = ()
    """Folders that may be written into."""
    hosts: tuple[AllowedHost, ...] = ()

    def file_to_read(self, path: str) -> Path:
        """Where ``path`` leads to.

        Raises:
            CommandError: that may not be read; whether it exists is not told.
        """
        return _resolved(path, self.uploads, "read", "the application did not offer this file")

    def file_to_write(self, path: str) -> Path:
        """Where ``path`` leads to.

        Raises:
            CommandError: that may not be written.
        """
        folders = ", ".join(map(str, self.downloads)) or "none"
        return _resolved(
            path, self.downloads, "write", f"the application offers only this folder: {folders}"
        )

    def check_host(self, name: str, port: int) -> None:
        """Return if the host may be connected to.

        Raises:
            CommandError: it may not.
        """
        if not any(host.allows(name, port) for host in self.hosts):
            address = f"[{name}]:{port}" if ":" in name else f"{name}:{port}"
            raise CommandError(
                f"not allowed to connect to {address}; start Leak Lab with "
                f"`--allow-host {address}` to allow it"
            )


NOTHING = Scope()


def parse_host(text: str) -> AllowedHost:
    """The host in ``HOST`` or ``HOST:PORT``; an IPv6 address stands in brackets.

    Raises:
        ValueError: ``text`` has another form.
    """
    try:
        if (found := _HOST.fullmatch(text)) is None:
            raise ValueError("not a host")
        port = None if found["port"] is None else int(found["port"])
        if port is not None and not 0 < port < 2**16:
            raise ValueError("not a port")
        if found["address"] is not None:
            return AllowedHost(ipaddress.IPv6Address(found["address"]).compressed, port)
        return AllowedHost(_normal(found["name"]), port)
    except ValueError:
        raise ValueError(
            f"{text!r} is not of the form HOST or HOST:PORT, such as localhost:8000"
        ) from None


def _normal(name: str) -> str:
    """A host's name or address in the one form in which it is compared."""
    try:
        return ipaddress.ip_address(name).compressed
    except ValueError:
        return name.lower() if name.isascii() else name.lower().encode("idna").decode()


def _resolved(path: str, allowed: tuple[Path, ...], purpose: str, refusal: str) -> Path:
    try:
        resolved = Path(os.path.realpath(path))
    except ValueError:
        # A NUL, or half of a surrogate pair.
        raise CommandError(f"cannot {purpose} {path!r}: no file can have this name") from None
    for each in allowed:
        if resolved.is_relative_to(each):
            return resolved
    raise CommandError(f"cannot {purpose} {path}: {refusal}")
