"""Options of ``main.py check``: how a page is got into, and what is behind it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cli import options

if TYPE_CHECKING:
    from check.access.options import AccessOptions

HOSTS = "check_hosts"
_OF_A_PAGE = ("login", "storage", "profile", "runtime", "commands", "allow_file", "objects")


def add_to(check: argparse.ArgumentParser) -> None:
    """Add the options to ``check``."""
    getting_in = check.add_argument_group("getting in")
    getting_in.add_argument(
        "--login",
        type=options.path,
        metavar="FILE.py",
        help="`async def login(page)` with goto(url), fill(css, text), click(css) and "
        "wait_for(css or address with *), run before the page is loaded",
    )
    getting_in.add_argument(
        "--storage",
        type=options.path,
        metavar="FILE",
        help="cookies and local storage as Playwright saves them (storageState)",
    )
    getting_in.add_argument(
        "--profile",
        type=options.path,
        metavar="DIR",
        help="keep the browser's own files in this folder; without it nothing is written",
    )
    behind = check.add_argument_group(
        "what is behind the page",
        "A Tauri front end runs as it is: commands of its upload and event plugins are answered, "
        "others are rejected and told of.",
    )
    behind.add_argument(
        "--runtime",
        type=options.name,
        metavar="V",
        help="the Tauri version to play, such as 2.4.1, or none; without it the newest is played "
        "where the page's own files name __TAURI_INTERNALS__ (say it for a URL)",
    )
    behind.add_argument(
        "--commands",
        type=options.path,
        metavar="FILE.py",
        help="the page's own commands: `async def name(argument, …)` functions; a channel that "
        "the page gives has send(), the parameter `app` has emit()",
    )
    behind.add_argument(
        "--allow-file",
        action="append",
        type=options.path,
        default=[],
        metavar="PATH",
        help="a file that the page may upload, or a folder of them; may be repeated",
    )
    options.add_allow_host(behind, HOSTS, options.UPLOADS, options.ATTACH)
    behind.add_argument(
        "--objects",
        type=options.path,
        metavar="FILE.py",
        help="`def objects()` gives the QObjects, by name, of a Qt page's QWebChannel",
    )


def refuse_odd(given: argparse.Namespace) -> None:
    """Refuse what does not go together: a running application has its user and its backend."""
    if given.attach is None and given.launch is None:
        return
    for name in _OF_A_PAGE:
        if getattr(given, name):
            given.refuse(f"--{name.replace('_', '-')} is for a PAGE, not for a running application")


def inputs_of(given: argparse.Namespace) -> list[Path]:
    """The files that the options read."""
    return [
        each
        for each in (given.login, given.storage, given.commands, given.objects)
        if each is not None
    ]


def access_of(given: argparse.Namespace) -> AccessOptions:
    """What the options say."""
    from check.access.options import AccessOptions

    return AccessOptions(
        login=given.login,
        storage=given.storage,
        profile=given.profile,
        runtime=given.runtime,
        commands=given.commands,
        objects=given.objects,
        hosts=(*given.hosts_of_all, *getattr(given, HOSTS)),
        files=tuple(given.allow_file),
    )
