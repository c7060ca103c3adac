"""Why a verdict is what it is: one small class for each reason, with its figures.

The words are made where they are shown: English in :mod:`report.reason_text`, the window's in
:mod:`ui.words.reason_words`.
"""

from __future__ import annotations

import msgspec


class _Reason(msgspec.Struct, frozen=True, tag_field="kind"):
    """In JSON an object whose ``kind`` names the class."""


class TooFewCycles(_Reason, frozen=True, tag="too-few-cycles"):
    """The run was stopped before it had cycles enough for a verdict."""


class OtherMounts(_Reason, frozen=True, tag="other-mounts"):
    """Not every cycle mounted one component."""

    created: int
    cycles: int


class OneLeft(_Reason, frozen=True, tag="one-left"):
    """Several cycles left one thing, as a cache would that is filled once."""


class SurvivorsLeft(_Reason, frozen=True, tag="survivors-left"):
    """Unmounted components survive."""

    survivors: int
    cycles: int


class CallbacksLeft(_Reason, frozen=True, tag="callbacks-left"):
    """Callbacks of the backend are left in the page."""

    callbacks: int
    cycles: int


class ChannelsLeft(_Reason, frozen=True, tag="channels-left"):
    """Channels of the backend are left open."""

    channels: int
    cycles: int


class ThingsLeft(_Reason, frozen=True, tag="things-left"):
    """What a metric counts is left, one that has no reason of its own."""

    title: str
    """The metric's."""
    count: int
    cycles: int


class AllFreed(_Reason, frozen=True, tag="all-freed"):
    """No unmounted component survives the work of the backend."""

    created: int


class FreedWhileSending(_Reason, frozen=True, tag="freed-while-sending"):
    """No unmounted component survives, even while the backend is at work."""

    created: int


class HeldWhileSending(_Reason, frozen=True, tag="held-while-sending"):
    """Unmounted components survived while the backend was at work, and no longer."""

    survivors: int
    created: int


class NothingHeard(_Reason, frozen=True, tag="nothing-heard"):
    """Besides the reason: no message has reached any component."""

    created: int
    reason: SurvivorsLeft | CallbacksLeft | ChannelsLeft | ThingsLeft | AllFreed


class ChannelsHeld(_Reason, frozen=True, tag="channels-held"):
    """Channels of documents that are gone were open while their work went on, and no longer."""

    channels: int
    cycles: int


class UploadsEnded(_Reason, frozen=True, tag="uploads-ended"):
    """Too few uploads were running when it was read what they hold."""

    running: int
    uploads: int


Reason = (
    TooFewCycles
    | OtherMounts
    | OneLeft
    | SurvivorsLeft
    | CallbacksLeft
    | ChannelsLeft
    | ThingsLeft
    | AllFreed
    | FreedWhileSending
    | HeldWhileSending
    | NothingHeard
    | ChannelsHeld
    | UploadsEnded
)
