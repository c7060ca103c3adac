"""The options that name a page of a running application."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cli import options

if TYPE_CHECKING:
    from bridge.scope import AllowedHost
    from check.running import RunningOptions
    from engine.attach.address import DebugAddress


def add_to(check: argparse.ArgumentParser) -> None:
    """Add all of them."""
    group = check.add_argument_group(
        "a page of an application that runs, instead of PAGE",
        "Qt WebEngine, Chrome, Edge, Electron, WebView2, CEF and WebKitGTK (Tauri on Linux)",
    )
    add_attach(group)
    group.add_argument(
        "--launch",
        type=command,
        metavar="CMD",
        help="start the application with its port open, for this machine alone, and end it "
        "afterwards; {port} in CMD stands for the port where the application needs it told",
    )
    group.add_argument(
        "--no-reload",
        action="store_true",
        help="leave the page as it is now; what came before the tracker is then not seen",
    )


def add_attach(group: argparse._ArgumentGroup) -> None:
    """Add those that name a page of one that has its port open."""
    group.add_argument(
        "--attach",
        type=address,
        metavar="HOST:PORT",
        help="where its debugging port is open; PORT alone is this machine's",
    )
    group.add_argument(
        "--target",
        dest="page",
        type=options.name,
        metavar="GLOB",
        help="which of its pages, by title or URL, such as '*settings*'; needed if it has several",
    )


def address(text: str) -> DebugAddress:
    """``HOST:PORT``, or ``PORT``."""
    from engine.attach.address import parse_address

    try:
        return parse_address(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def command(text: str) -> str:
    """A command line."""
    from engine.attach.command import parse_command

    try:
        parse_command(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def refuse_odd(given: argparse.Namespace, allowed: Sequence[AllowedHost]) -> None:
    """Refuse what makes no sense together."""
    named = [bool(given.targets), given.attach is not None, given.launch is not None]
    if sum(named) != 1:
        given.refuse("give one of PAGE, --attach and --launch")
    if given.targets and (given.page or given.no_reload):
        given.refuse("--target and --no-reload are for --attach and --launch")
    refuse_far(given, allowed)


def refuse_far(given: argparse.Namespace, allowed: Sequence[AllowedHost]) -> None:
    """Refuse an address that is not this machine's, unless it was allowed."""
    where: DebugAddress | None = given.attach
    if where is None or where.is_loopback:
        return
    if not any(host.allows(where.host, where.port) for host in allowed):
        given.refuse(
            f"{where.host} is not this machine: what is sent there is neither secret nor safe from "
            f"change; if you mean it, add --allow-host {where.host}"
        )


def running_options(given: argparse.Namespace) -> RunningOptions | None:
    """The page of a running application that was asked for; None where it is another."""
    from check.running import RunningOptions
    from engine.attach.command import LaunchCommand

    if given.launch is not None:
        # As it was given to us: what our own engine is to read is none of the application's.
        where = LaunchCommand(given.launch, dict(os.environ))
    elif given.attach is not None:
        where = given.attach
    else:
        return None
    return RunningOptions(where, given.page, reloads=not given.no_reload)
