"""What keeps a page of a running application from being checked."""

from __future__ import annotations

from memory.problem import Problem
from memory.translatable import translatable


class PageCrashed(Problem, frozen=True):
    """The process that runs the page is gone, and the application is not."""

    english = translatable(
        "Problems", "the page's process in the application crashed; open the page again"
    )


class NotReloaded(Problem, frozen=True):
    """The application's page does not come again."""

    english = translatable(
        "Problems",
        "{address} did not load again; see whether its server still runs, or give --no-reload",
    )
    address: str


class NotThisMachine(Problem, frozen=True):
    """A port that others can reach, and can listen in on the way to."""

    english = translatable(
        "Problems",
        "{host} is another machine, and what is sent there is neither secret nor safe from change; "
        "forward its port to this one (ssh -L {port}:127.0.0.1:{port} {host}), and attach to "
        "127.0.0.1:{port}",
    )
    host: str
    port: int
