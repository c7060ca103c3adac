"""The speed in a progress message."""

from __future__ import annotations

from bridge.transfer_speed import TransferSpeed


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_the_speed_is_0_for_half_a_second_then_recalculated_every_half_second() -> None:
    clock = Clock()
    speed = TransferSpeed(clock)
    observed: list[tuple[float, int]] = []
    for step in range(1, 17):
        clock.now_s = 100 + step / 8
        # The second half second is twice as fast as the first, the third has a pause.
        chunk_bytes = 2000 if 4 < step <= 8 else 0 if step > 12 else 1000
        observed.append((step / 8, speed.add(chunk_bytes)))
    assert observed == [
        (0.125, 0), (0.25, 0), (0.375, 0), (0.5, 8192),
        (0.625, 8192), (0.75, 8192), (0.875, 8192), (1.0, 16384),
        (1.125, 16384), (1.25, 16384), (1.375, 16384), (1.5, 8192),
        (1.625, 8192), (1.75, 8192), (1.875, 8192), (2.0, 0),
    ]  # fmt: skip


def test_a_late_chunk_counts_over_the_time_that_really_passed() -> None:
    clock = Clock()
    speed = TransferSpeed(clock)
    clock.now_s += 4
    assert speed.add(10_000) == 10_000 // 4000 * 1024


def test_chunks_that_come_within_a_millisecond_have_no_speed() -> None:
    clock = Clock()
    speed = TransferSpeed(clock)
    for _ in range(4000):
        clock.now_s += 0.0009
        assert speed.add(8192) == 0


def test_without_time_there_is_no_speed() -> None:
    assert TransferSpeed(Clock()).add(10**9) == 0
