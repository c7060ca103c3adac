"""Which runtimes and npm packages are run, of those that were asked for."""

from __future__ import annotations

import pytest

from lab.engine.pairs import standin_apis, wanted_pairs
from lab.engine.runtimes import built_runtimes
from lab.engine.scheme import page_url
from system.errors import CannotMeasureError

CRATES = {"2.3.1": "2.4.1", "2.5.1": "2.5.0"}


def names(runtimes: list[str], apis: list[str]) -> list[str]:
    return [pair.name for pair in wanted_pairs(standin_apis(built_runtimes()), runtimes, apis)]


def test_without_a_wish_everything_runs_with_its_own_package() -> None:
    assert names([], []) == ["2.4.1", "2.5.0", "2.11.1", "2.12.5", "qt"]


def test_each_runtime_runs_with_each_package_its_own_as_itself() -> None:
    assert names(["2.5.0", "2.12.5", "2.5.0"], ["2.12.5", "2.4.1"]) == [
        "2.5.0+api-2.12.5",
        "2.5.0+api-2.4.1",
        "2.12.5",
        "2.12.5+api-2.4.1",
    ]


def test_a_package_alone_is_for_every_tauri() -> None:
    assert names([], ["2.5.0"]) == [
        "2.4.1+api-2.5.0",
        "2.5.0",
        "2.11.1+api-2.5.0",
        "2.12.5+api-2.5.0",
    ]


def test_the_package_of_a_crates_time_is_its_own() -> None:
    pairs = wanted_pairs(CRATES, ["2.3.1"], ["2.4.1", "2.12.5"])
    assert [pair.name for pair in pairs] == ["2.3.1", "2.3.1+api-2.12.5"]


@pytest.mark.parametrize(
    ("runtimes", "apis", "words"),
    [
        (["2.5.1"], [], "unknown runtime '2.5.1'; choose one of: "),
        (["2.5.0"], ["2.5.1"], "unknown npm api '2.5.1'; choose one of: "),
        ([], ["qt"], "unknown npm api 'qt'; choose one of: "),
        (["qt", "2.5.0"], ["2.12.5"], "has no npm api to choose; choose a runtime of: 2.4.1, "),
    ],
)
def test_what_there_is_not_is_said_with_what_there_is(
    runtimes: list[str], apis: list[str], words: str
) -> None:
    with pytest.raises(CannotMeasureError, match=words):
        names(runtimes, apis)


def test_a_page_is_built_for_a_package_and_its_address_says_the_runtime() -> None:
    assert page_url("2.5.0").toString() == "lab://app/2.5.0/index.html"
    assert page_url("2.5.0+api-2.12.5").toString() == "lab://app/2.12.5/index.html?runtime=2.5.0"
