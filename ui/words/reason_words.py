"""Reasons of verdicts in the language of the window."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from memory import reasons
from memory.reasons import (
    AllFreed,
    CallbacksLeft,
    ChannelsHeld,
    ChannelsLeft,
    FreedWhileSending,
    HeldWhileSending,
    NothingHeard,
    Reason,
    SurvivorsLeft,
)
from memory.translatable import translatable
from report.result import Result
from ui.words.plural import counted, cycles_text


def evidence_of(result: Result) -> str:
    """What decided the verdict.

    A file of an older version has no reason, but a sentence in English; in another language its
    figures say as much of it as is known.
    """
    if result.reason is not None:
        return reason_words(result.reason)
    figures = translatable(
        "Reasons",
        "{survivors} of {created} components survive; callbacks left: {callbacks}; channels of "
        "the backend left: {channels}",
    )
    translated = QCoreApplication.translate("Reasons", figures)
    if translated == figures:
        return result.evidence
    number = QLocale().toString
    return translated.format(
        survivors=number(result.survivors),
        created=number(result.created),
        callbacks=number(result.callbacks_left),
        channels=number(result.backend_channels_left),
    )


def reason_words(reason: Reason) -> str:
    """The reason as a sentence without its full stop."""
    translate = QCoreApplication.translate
    number = QLocale().toString
    match reason:
        case reasons.TooFewCycles():
            return translate("Reasons", "stopped early: not enough cycles for a verdict")
        case reasons.OtherMounts(created, cycles):
            return counted(
                created,
                translate("Reasons", "{count} component was mounted in {cycles}"),
                translate("Reasons", "{count} components were mounted in {cycles}"),
                cycles=cycles_text(cycles),
            )
        case reasons.OneLeft():
            return translate("Reasons", "just 1 is left, which may be a cache; run more cycles")
        case reasons.SurvivorsLeft() | reasons.CallbacksLeft() | reasons.ChannelsLeft():
            return _left(reason)
        case reasons.ThingsLeft(title, count, cycles):
            text = translate("Reasons", "{title}: {count} left after {cycles}")
            metric = translate("Metric", title)
            return text.format(title=metric, count=number(count), cycles=cycles_text(cycles))
        case reasons.AllFreed() | reasons.FreedWhileSending():
            return _freed(reason)
        case reasons.HeldWhileSending() | reasons.ChannelsHeld():
            return _held(reason)
        case reasons.NothingHeard():
            return _nothing_heard(reason)
        case reasons.UploadsEnded(running, uploads):
            return counted(
                uploads,
                translate(
                    "Reasons",
                    "only {running} of {count} upload was still running when it was read; upload "
                    "a larger file",
                ),
                translate(
                    "Reasons",
                    "only {running} of {count} uploads were still running when it was read; "
                    "upload a larger file",
                ),
                running=number(running),
            )
        case _:
            assert_never(reason)


def _freed(reason: AllFreed | FreedWhileSending) -> str:
    translate = QCoreApplication.translate
    match reason:
        case reasons.AllFreed(created):
            return counted(
                created,
                translate("Reasons", "0 of {count} component survives"),
                translate("Reasons", "0 of {count} components survive"),
            )
        case reasons.FreedWhileSending(created):
            return counted(
                created,
                translate(
                    "Reasons",
                    "0 of {count} component survives, not even while the backend sends",
                ),
                translate(
                    "Reasons",
                    "0 of {count} components survive, not even while the backend sends",
                ),
            )
        case _:
            assert_never(reason)


def _nothing_heard(reason: NothingHeard) -> str:
    text = QCoreApplication.translate("Reasons", "{reason}; no message reached any of the {count}")
    count = QLocale().toString(reason.created)
    return text.format(reason=reason_words(reason.reason), count=count)


def _held(reason: HeldWhileSending | ChannelsHeld) -> str:
    translate = QCoreApplication.translate
    number = QLocale().toString
    match reason:
        case reasons.HeldWhileSending(survivors, created):
            text = translate(
                "Reasons",
                "{survivors} of {created} survived while the backend sent, 0 when it had ended",
            )
            return text.format(survivors=number(survivors), created=number(created))
        case reasons.ChannelsHeld(channels, cycles):
            return counted(
                channels,
                translate(
                    "Reasons",
                    "{count} channel of a document that is gone was open while its work went on "
                    "after {cycles}, 0 when it had ended",
                ),
                translate(
                    "Reasons",
                    "{count} channels of documents that are gone were open while their work went "
                    "on after {cycles}, 0 when it had ended",
                ),
                cycles=cycles_text(cycles),
            )
        case _:
            assert_never(reason)


def _left(reason: SurvivorsLeft | CallbacksLeft | ChannelsLeft) -> str:
    translate = QCoreApplication.translate
    match reason:
        case reasons.SurvivorsLeft(survivors, cycles):
            return counted(
                cycles,
                translate("Reasons", "{survivors} of {count} component survives"),
                translate("Reasons", "{survivors} of {count} components survive"),
                survivors=QLocale().toString(survivors),
            )
        case reasons.CallbacksLeft(count, cycles):
            return counted(
                count,
                translate("Reasons", "{count} callback is left after {cycles}"),
                translate("Reasons", "{count} callbacks are left after {cycles}"),
                cycles=cycles_text(cycles),
            )
        case reasons.ChannelsLeft(count, cycles):
            return counted(
                count,
                translate("Reasons", "{count} channel of the backend is left open after {cycles}"),
                translate(
                    "Reasons", "{count} channels of the backend are left open after {cycles}"
                ),
                cycles=cycles_text(cycles),
            )
        case _:
            assert_never(reason)
