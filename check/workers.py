"""Reads how much the page's dedicated workers use, each a heap of its own."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from memory.protocol.cdp_session import CdpSession
from memory.protocol.errors import SessionError, SessionLostError

_WORKER: Final = "worker"
_BLOB: Final = "blob:"
# What finalizers of a collection let go is taken by the next one.
_ROUNDS: Final = 2
# Less than this a cycle is what an engine needs for itself.
_LEAST_BYTES: Final = 1000.0


@dataclass(frozen=True)
class WorkerHeap:
    """What all workers of one script use, garbage collected before."""

    workers: int
    bytes: int


@dataclass(frozen=True)
class WorkerGrowth:
    """The workers of one script use more after each cycle."""

    script: str
    bytes_per_cycle: float


class _TargetInfo(msgspec.Struct):
    type: str
    url: str = ""


class _Attached(msgspec.Struct, rename="camel"):
    session_id: str
    target_info: _TargetInfo


@contextlib.asynccontextmanager
async def attached_workers(
    session: CdpSession,
) -> AsyncIterator[tuple[tuple[str, CdpSession], ...]]:
    """The workers that run now: the address of each one's script, and a session with it.

    Nothing stays attached to them.

    Raises:
        SessionError: the page is gone or does not answer.
    """
    attached: list[_Attached] = []

    def note(params: msgspec.Raw) -> None:
        attached.append(msgspec.json.decode(params, type=_Attached))

    with session.listening("Target.attachedToTarget", note):
        # It tells of those there are before it answers.
        await _attach(session, on=True)
        try:
            workers = [each for each in attached if each.target_info.type == _WORKER]
            yield tuple((_script(each), session.with_target(each.session_id)) for each in workers)
        finally:
            with contextlib.suppress(SessionError):
                await _attach(session, on=False)


async def _attach(session: CdpSession, *, on: bool) -> None:
    await session.run(
        "Target.setAutoAttach",
        {"autoAttach": on, "waitForDebuggerOnStart": False, "flatten": True},
    )


def _script(attached: _Attached) -> str:
    # Each object URL is another address; who made it is the same.
    url = attached.target_info.url
    return _BLOB if url.startswith(_BLOB) else url


async def worker_heaps(session: CdpSession) -> dict[str, WorkerHeap]:
    """What the workers that run now use, by the address of their script.

    Raises:
        SessionError: the page is gone or does not answer.
    """
    found: dict[str, WorkerHeap] = {}
    async with attached_workers(session) as workers:
        for script, worker in workers:
            await _add(found, script, worker)
    return found


async def _add(found: dict[str, WorkerHeap], script: str, worker: CdpSession) -> None:
    try:
        for _ in range(_ROUNDS):
            await worker.run("HeapProfiler.collectGarbage")
        used = await worker.used_heap()
    except SessionLostError:
        raise
    except SessionError:
        # It has ended meanwhile.
        return
    before = found.get(script, WorkerHeap(0, 0))
    found[script] = WorkerHeap(before.workers + 1, before.bytes + used.javascript + used.buffers)


def grown_workers(
    before: Mapping[str, WorkerHeap], after: Mapping[str, WorkerHeap], cycles: int
) -> tuple[WorkerGrowth, ...]:
    """Whose heaps grew with the cycles; where their number changed too, that says more."""
    found = (
        WorkerGrowth(script, (after[script].bytes - heap.bytes) / cycles)
        for script, heap in before.items()
        if script in after and after[script].workers == heap.workers
    )
    return tuple(each for each in found if each.bytes_per_cycle >= _LEAST_BYTES)
