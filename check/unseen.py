"""Says what of a page the instrument cannot look into."""

from __future__ import annotations

from collections.abc import Iterable

from check.notice_kinds import (
    FramesUnseen,
    FrameUnseen,
    Notice,
    ServiceWorkerUnseen,
    SharedWorkersUnseen,
    SharedWorkerUnseen,
    WorkerGrew,
)
from check.tracker import Hidden
from check.workers import WorkerGrowth


def unseen(hidden: Hidden) -> tuple[Notice, ...]:
    """A notice for each kind of thing."""
    said: list[Notice] = []
    if hidden.frames:
        said.append(FrameUnseen() if hidden.frames == 1 else FramesUnseen(hidden.frames))
    if hidden.shared_workers:
        workers = hidden.shared_workers
        said.append(SharedWorkerUnseen() if workers == 1 else SharedWorkersUnseen(workers))
    if hidden.service_workers:
        said.append(ServiceWorkerUnseen())
    return tuple(said)


def grown(workers: Iterable[WorkerGrowth]) -> tuple[Notice, ...]:
    """A notice for each worker whose heap grew, in which nobody looks for what that is."""
    return tuple(WorkerGrew(each.script, each.bytes_per_cycle) for each in workers)
