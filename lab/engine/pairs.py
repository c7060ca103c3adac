"""Which pairs of Tauri and npm package can be run, and those that were asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lab.engine.runtimes import QT, built_runtimes
from lab.problems import NoApiWithoutTauri
from report.pair import Pair
from system.choices import unknown
from system.errors import CannotMeasureError
from system.problems import UnknownApi, UnknownRuntime


def built_apis() -> tuple[str, ...]:
    """The versions of the npm package that the page has been built with, oldest first.

    Raises:
        CannotMeasureError: the page has not been built, or the build is broken.
    """
    return tuple(runtime for runtime in built_runtimes() if runtime != QT)


def standin_apis(runtimes: Sequence[str]) -> dict[str, str | None]:
    """These of the stand-in, each with the version of its own npm package; None for ``qt``."""
    return {runtime: None if runtime == QT else runtime for runtime in runtimes}


def wanted_pairs(
    own_apis: Mapping[str, str | None], runtimes: Sequence[str], apis: Sequence[str]
) -> tuple[Pair, ...]:
    """Each of ``runtimes`` with each of ``apis``, in that order; none of either means as it is.

    ``own_apis`` are the runtimes that there are, with their own npm packages: a runtime with its
    own is no pair but the runtime.

    Raises:
        CannotMeasureError: there is no such runtime or npm package, or ``qt`` is to have one.
    """
    for runtime in runtimes:
        if runtime not in own_apis:
            raise CannotMeasureError(unknown(UnknownRuntime, runtime, own_apis))
    known = built_apis() if apis else ()
    for api in apis:
        if api not in known:
            raise CannotMeasureError(unknown(UnknownApi, api, known))
    having = [runtime for runtime, own in own_apis.items() if own is not None]
    if apis and any(runtime not in having for runtime in runtimes):
        raise CannotMeasureError(NoApiWithoutTauri(", ".join(having)))
    pairs = [
        Pair(runtime, None if api == own_apis[runtime] else api)
        for runtime in runtimes or (having if apis else own_apis)
        for api in apis or (None,)
    ]
    return tuple(dict.fromkeys(pairs))
