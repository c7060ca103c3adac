"""The verdict on a run, part of which was read while the backend was still at work."""

from __future__ import annotations

from lab.metrics.backend_channels import BACKEND_CHANNELS
from lab.metrics.survivors import SURVIVORS
from memory.reasons import FreedWhileSending, HeldWhileSending, UploadsEnded
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
