"""The verdict where a part was read while the backend was at work."""

from __future__ import annotations

import pytest

from lab.experiments.in_flight import judge_reloads, judge_run
from memory.verdict import Growth
from tests.lab.growth import made_growth


@pytest.mark.parametrize(
    ("in_flight", "word"),
    [
        (made_growth(survivors=20, callbacks=20, backend_channels=20), "held"),
        (made_growth(survivors=0, callbacks=20, backend_channels=20), "clean"),
        # If the uploads had ended already, nothing was seen of what they hold.
        (made_growth(backend_channels=3), "inconclusive"),
    ],
)
def test_what_lives_only_while_the_backend_sends_is_held(in_flight: Growth, word: str) -> None:
    assert judge_run(made_growth(), in_flight).word == word
    # What is left afterwards is a leak all the same.
    assert judge_run(made_growth(survivors=20), in_flight).word == "leak"


@pytest.mark.parametrize(
    ("in_flight", "word"),
    [(made_growth(backend_channels=20), "held"), (made_growth(), "clean"), (None, "clean")],
)
def test_what_the_backend_does_for_documents_that_are_gone_is_held(
    in_flight: Growth | None, word: str
) -> None:
    assert judge_reloads(made_growth(), in_flight).word == word
    assert judge_reloads(made_growth(backend_channels=20), in_flight).word == "leak"
