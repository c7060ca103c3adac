"""Says what of a page the instrument cannot look into."""

from __future__ import annotations

from collections.abc import Iterable

from check.tracker import Hidden
from check.workers import WorkerGrowth
from memory.plural import plural


def unseen(hidden: Hidden) -> tuple[str, ...]:
    """A sentence for each kind of thing."""
    said: list[str] = []
    if hidden.frames:
        frames = plural(hidden.frames, "frame", "frames")
        said.append(f"{frames} of other origins: what stays in them is not seen")
    if hidden.shared_workers:
        workers = plural(hidden.shared_workers, "shared worker", "shared workers")
        said.append(f"{workers}: what stays in them is not seen")
    if hidden.service_workers:
        said.append("a service worker: what stays in it is not seen")
    return tuple(said)


def grown(workers: Iterable[WorkerGrowth]) -> tuple[str, ...]:
    """A sentence for each worker whose heap grew, in which nobody looks for what that is."""
    return tuple(
        f"the heap of the worker {each.script} grew by about {each.bytes_per_cycle:,.0f} bytes a "
        "cycle; what grows in it is not looked for"
        for each in workers
    )
