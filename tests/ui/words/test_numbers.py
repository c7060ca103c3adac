"""Numbers, and the words beside them, alike everywhere."""

from __future__ import annotations

import msgspec
import pytest

from lab.experiments.in_flight import judge_run
from memory.plural import plural
from memory.verdict import Growth
from report.html import html_report
from report.reason_text import reason_text
from report.run_report import RunReport
from tests.lab.growth import made_growth
from tests.ui.catalog import result, scenario
from tests.ui.readings import reading
from tests.ui.recordings import recording
from ui.memory.readings_model import ReadingsModel
from ui.runs.runs import run_title
from ui.words.language import Languages
from ui.words.plural import counted, cycles_text
from ui.words.reason_words import reason_words

ONE = made_growth(1)


@pytest.fixture(autouse=True)
def english(languages: Languages) -> None:
    # Without a locale Qt writes no separators; the tests' machine has none.
    languages.switch("en")


def test_one_is_not_several() -> None:
    assert [plural(count, "cycle", "cycles") for count in (0, 1, 2)] == [
        "0 cycles",
        "1 cycle",
        "2 cycles",
    ]
    assert [cycles_text(count) for count in (1, 2, 1000)] == ["1 cycle", "2 cycles", "1,000 cycles"]
    assert counted(1, "{count} of {all}", "", all="7") == "1 of 7"
    one = recording(of=msgspec.structs.replace(result(), cycles=1))
    assert run_title(one).endswith(", 1 cycle")
    assert "1 experiment," in html_report(
        RunReport((result(),), {"no-cleanup": scenario("no-cleanup")}, ())
    )


@pytest.mark.parametrize(
    ("growth", "in_flight", "evidence"),
    [
        (made_growth(1, survivors=1), None, "1 of 1 component survives"),
        (made_growth(1, callbacks=1), None, "1 callback is left after 1 cycle"),
        (
            made_growth(1, backend_channels=1),
            None,
            "1 channel of the backend is left open after 1 cycle",
        ),
        (ONE, None, "0 of 1 component survives"),
        (
            made_growth(1, backend_channels=0),
            ONE,
            "only 0 of 1 upload was still running when it was read; upload a larger file",
        ),
        (made_growth(1, created=0), None, "0 components were mounted in 1 cycle"),
    ],
)
def test_the_form_for_one_is_worded_and_translated(
    growth: Growth, in_flight: Growth | None, evidence: str, languages: Languages
) -> None:
    reason = judge_run(growth, in_flight).reason
    assert reason_text(reason) == evidence
    assert reason_words(reason) == evidence
    languages.switch("zh")
    assert reason_words(reason) != evidence
    assert "{" not in reason_words(reason)


def test_large_numbers_have_separators_in_both_languages(languages: Languages) -> None:
    reason = judge_run(made_growth(1000, survivors=1000), None).reason
    assert reason_text(reason) == "1,000 of 1,000 components survive"
    model = ReadingsModel()
    model.show_reading(reading(0, 0), reading(127_254, 0), 0)
    for language in ("en", "zh"):
        languages.switch(language)
        assert reason_words(reason).count("1,000") == 2
        assert model.index(1, ReadingsModel.VALUE).data() == "127,254"


def test_a_change_that_is_nothing_when_written_is_nothing() -> None:
    model = ReadingsModel()
    model.show_reading(reading(0, 1000), reading(1, 1400), 1000)
    assert model.index(1, ReadingsModel.CHANGE).data() == "+1"
    assert model.index(1, ReadingsModel.PER_CYCLE).data() == "0"
    assert model.index(8, ReadingsModel.PER_CYCLE).data() == "0"
    model.show_reading(reading(0, 1000), reading(10, 1000), 1000)
    assert model.index(1, ReadingsModel.PER_CYCLE).data() == "+0.01"
