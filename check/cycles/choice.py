"""Which way a page is mounted and unmounted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from check.clicks import Clicker
from check.cycles.by_hand import ByHandCycles
from check.cycles.clicks import ClickCycles
from check.cycles.cycles import Cycles
from check.cycles.given import GivenCycles
from check.cycles.links import LinkCycles
from check.cycles.options import CycleOptions
from check.cycles.recorded import RecordedCycles
from check.cycles.scenario import ScenarioCycles
from check.cycles.window import WindowCycles
from check.target import Target
from memory.protocol.session import Session


def cycles_of(
    session: Session,
    target: Target,
    options: CycleOptions,
    check_still_there: Callable[[], Awaitable[None]],
) -> Cycles:
    """The cycles that were asked for; without a word those of the page's own functions."""
    if options.steps:
        return RecordedCycles(session, options.steps)
    if options.scenario is not None:
        return ScenarioCycles(session, options.scenario)
    if options.mount is not None:
        return GivenCycles(session, options.mount, options.unmount or "undefined")
    if options.click is not None and options.then is not None:
        return ClickCycles(session, Clicker(session), options.click, options.then)
    if options.by_hand:
        return ByHandCycles(session)
    if options.link is not None:
        return LinkCycles(session, Clicker(session), options.link, check_still_there)
    return WindowCycles(session, target)
