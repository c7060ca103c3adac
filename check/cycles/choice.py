"""Which way a page is mounted and unmounted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from check.cycles.cycles import Cycles
from check.cycles.options import CycleOptions
from check.loads import Loads
from check.target import Target
from memory.protocol.session import Session


def cycles_of(
    session: Session,
    loads: Loads,
    target: Target,
    options: CycleOptions,
    check_still_there: Callable[[], Awaitable[None]],
) -> Cycles:
    """The cycles that were asked for; without a word those of the page's own functions."""
    # Each is imported where it is wanted: a check needs one, and no page is to wait for the others.
    if options.steps:
        from check.cycles.recorded import RecordedCycles

        return RecordedCycles(session, loads, options.steps)
    if options.scenario is not None:
        from check.cycles.scenario import ScenarioCycles

        return ScenarioCycles(session, loads, options.scenario)
    if options.mount is not None:
        from check.cycles.given import GivenCycles

        return GivenCycles(session, loads, options.mount, options.unmount or "undefined")
    if options.click is not None and options.then is not None:
        from check.cycles.clicks import ClickCycles

        return ClickCycles(session, loads, options.click, options.then)
    if options.by_hand:
        from check.cycles.by_hand import ByHandCycles

        return ByHandCycles(session, loads)
    if options.link is not None:
        from check.cycles.links import LinkCycles

        return LinkCycles(session, loads, options.link, check_still_there)
    from check.cycles.window import WindowCycles

    return WindowCycles(session, loads, target)
