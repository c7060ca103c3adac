"""What Tauri's backend does differently from version to version."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

# ``MAX_JSON_DIRECT_EXECUTE_THRESHOLD`` and ``MAX_RAW_…`` in Tauri's ``ipc/channel.rs``.
_FETCHED_BYTES: Final = 8192
_FETCHED_RAW_BYTES: Final = 1024


class Contract(msgspec.Struct, frozen=True):
    """The backend's half of the IPC contract of one Tauri version.

    Sources: the changelog of ``@tauri-apps/api``; Tauri pull request 13136 (end message).
    """

    order_key: Literal["id", "index"]
    """The field of a channel message that carries its place in the order, from 0."""
    sends_end: bool
    """Whether a dropped channel tells the page, so that the api removes the callback."""
    fetched_bytes: int
    """From which size of its JSON on a message is fetched by the page; smaller ones are scripts."""
    fetched_raw_bytes: int
    """Likewise of raw bytes."""
    raw_as_numbers: bool
    """Whether smaller raw ones arrive as an array of numbers: in 2.5.0 alone (issue 13268)."""
    unlistens_in_page: bool
    """Whether a script takes a listener out of the page; from 2.6 the api asks the page to."""


def contract_of(version: str) -> Contract:
    """The contract of Tauri ``version``, such as ``"2.4.1"``.

    Raises:
        ValueError: ``version`` is not of the form ``major.minor.patch``, or not Tauri 2.
    """
    try:
        major, minor, patch = (int(part) for part in version.split("."))
    except ValueError:
        raise ValueError(f"not a Tauri version: {version!r} (expected e.g. 2.12.5)") from None
    if major != 2:
        raise ValueError(f"Tauri {version} is not supported: only Tauri 2 is")
    is_2_5 = minor >= 5
    return Contract(
        order_key="index" if is_2_5 else "id",
        sends_end=is_2_5,
        fetched_bytes=_FETCHED_BYTES if is_2_5 else 0,
        fetched_raw_bytes=_FETCHED_RAW_BYTES if is_2_5 else 0,
        raw_as_numbers=(minor, patch) == (5, 0),
        unlistens_in_page=minor < 6,
    )
