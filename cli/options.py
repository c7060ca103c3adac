"""What the commands' options share: how they are read, and how a wrong one is refused."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from bridge.scope import AllowedHost

from memory.heap.naming.printable import printable
from system.stderr import error_line

STATUS_USAGE = 2
MAX_CYCLES = 1_000_000
_MOST_JOBS = 64
_MAX_NODE_ID = 2**53
# Of what a sentence quotes.
_QUOTED_CHARACTERS = 60
_MESSAGE_CHARACTERS = 400


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """One line on standard error, and status 2."""
        # Cut, for it may quote megabytes; but where to look goes on the end.
        short = printable(message, _MESSAGE_CHARACTERS)
        self.exit(STATUS_USAGE, f"{error_line(short)}; see `{self.prog} --help`\n")


def _quoted(text: str) -> str:
    return f"'{printable(text, _QUOTED_CHARACTERS)}'"


def _whole_number(text: str, most: int) -> int:
    """The number that ``text`` is, from 0; -1 if it is none, ``most + 1`` if it is larger."""
    if not (text.isascii() and text.isdigit()):
        return -1
    # Python refuses to read a number of thousands of digits.
    digits = text.lstrip("0") or "0"
    return min(int(digits), most + 1) if len(digits) <= len(str(most)) else most + 1


def cycles(text: str) -> int:
    """A number of cycles, from 1."""
    return _number_from_1(text, MAX_CYCLES)


def jobs(text: str) -> int:
    """How much is done at a time, from 1."""
    return _number_from_1(text, _MOST_JOBS)


def _number_from_1(text: str, most: int) -> int:
    number = _whole_number(text, most)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{_quoted(text)} is not a whole number of at least 1")
    if number > most:
        raise argparse.ArgumentTypeError(f"{_quoted(text)} are too many; give {most} at most")
    return number


def node_id(text: str) -> int:
    """The id of a heap snapshot's node, with or without ``@``."""
    number = _whole_number(text.removeprefix("@"), _MAX_NODE_ID)
    if not 0 <= number <= _MAX_NODE_ID:
        raise argparse.ArgumentTypeError(
            f"{_quoted(text)} is no node's id; give a number that the lists show, such as 7 or @7"
        )
    return number


def name(text: str) -> str:
    """A name that is not empty."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty")
    return text


def file(text: str) -> str:
    """The name of a file, or ``-``."""
    if not text:
        raise argparse.ArgumentTypeError("the name of the file is empty")
    return text


def path(text: str) -> Path:
    """A file."""
    return Path(file(text))


def host(text: str) -> AllowedHost:
    """A host, with or without a port."""
    # Imported where needed: most command lines name no host.
    from bridge.scope import parse_host

    try:
        return parse_host(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


UPLOADS = "the page may upload to and download from, besides the embedded server"
ATTACH = "--attach may connect to, besides this machine"


def add_allow_host(parser: argparse._ActionsContainer, dest: str, *purposes: str) -> None:
    """Add ``--allow-host``, which fills ``dest``; ``purposes`` say what such a host is for."""
    # Each parser has a `dest` of its own: a command's would replace what stood before it.
    parser.add_argument(
        "--allow-host",
        action="append",
        type=host,
        default=[],
        metavar="HOST[:PORT]",
        dest=dest,
        help=f"a host that {', or that '.join(purposes)}; without PORT every port of it; "
        "may be repeated",
    )
