"""A version of Tauri and one of its npm package, as one name."""

from __future__ import annotations

import pytest

from report.pair import Pair


@pytest.mark.parametrize(
    ("pair", "name", "title"),
    [
        (Pair("2.5.0"), "2.5.0", "2.5.0"),
        (Pair("qt"), "qt", "qt"),
        (Pair("2.5.0", "2.12.5"), "2.5.0+api-2.12.5", "2.5.0 · api 2.12.5"),
    ],
)
def test_a_pair_has_a_name_and_a_title(pair: Pair, name: str, title: str) -> None:
    assert (pair.name, pair.title) == (name, title)
    assert Pair.named(name) == pair


def test_pairs_are_in_the_order_of_their_versions() -> None:
    pairs = [Pair("2.12.5"), Pair("2.5.0", "2.12.5"), Pair("2.5.0"), Pair("2.5.0", "2.4.1")]

    assert [pair.name for pair in sorted(pairs, key=lambda pair: pair.versions)] == [
        "2.5.0",
        "2.5.0+api-2.4.1",
        "2.5.0+api-2.12.5",
        "2.12.5",
    ]
