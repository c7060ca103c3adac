"""The verdict on a run, part of which was read while the backend was still at work."""

from __future__ import annotations

from lab.metrics.backend_channels import BACKEND_CHANNELS
from lab.metrics.survivors import SURVIVORS
from memory.reasons import ChannelsHeld, FreedWhileSending, HeldWhileSending, UploadsEnded
from memory.verdict import Growth, Verdict, judge


def judge_run(growth: Growth, in_flight: Growth | None) -> Verdict:
    """The verdict on ``growth``, what is left when all work has ended.

    ``in_flight`` is what was left while the backend was still at work, where that was read. It
    decides between what was free then already, and what the backend held.
    """
    verdict = judge(growth)
    if verdict.word != "clean" or in_flight is None:
        return verdict
    survivors, channels = in_flight.of(SURVIVORS), in_flight.of(BACKEND_CHANNELS)
    if survivors > 0:
        return Verdict("held", HeldWhileSending(survivors, in_flight.created))
    if channels < in_flight.cycles:
        return Verdict("inconclusive", UploadsEnded(channels, in_flight.cycles))
    return Verdict("clean", FreedWhileSending(growth.created))


def judge_reloads(growth: Growth, in_flight: Growth | None) -> Verdict:
    """The verdict on a page that was loaded anew in each cycle.

    Its components go with their documents. What counts is what the backend keeps: for ever, or
    (``in_flight``) for as long as the work goes on that the earlier documents asked for.
    """
    verdict = judge(growth)
    held = 0 if in_flight is None else in_flight.of(BACKEND_CHANNELS)
    if verdict.word != "clean" or held <= 0:
        return verdict
    return Verdict("held", ChannelsHeld(held, growth.cycles))
