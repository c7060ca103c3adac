"""What is known fails nothing: by the project's settings until a day, and by a baseline."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec
import pytest

from check.settings.accepted import Accepted, accepting
from check.settings.baseline import read_baseline
from check.settings.file import KnownLeak
from report.check_formats.known import FORMATS
from report.check_report import CheckReport, outcome_of
from report.check_result import CheckDocument
from system.errors import CannotMeasureError
from tests.report.checks import ENTRIES, FAILURE, LISTENER, document, report

TODAY = datetime.date(2027, 1, 15)
UNTIL = datetime.date(2027, 1, 31)


def leak(**more: str | datetime.date) -> KnownLeak:
    given = {"reason": "fixed in 5.2", "until": UNTIL, "name": "resize*"} | more
    return msgspec.convert(given, type=KnownLeak)


def accepted(known: KnownLeak, today: datetime.date = TODAY) -> Accepted:
    return Accepted((known,), "leak-lab.toml", None, today)


def only(of: CheckReport) -> CheckDocument:
    (result,) = of.results
    assert isinstance(result, CheckDocument)
    return result


@pytest.mark.parametrize(
    ("known", "outcome"),
    [
        (leak(), "known"),
        (leak(kind="listener"), "known"),
        (leak(kind="timer"), "leak"),
        (leak(name="resize"), "leak"),
        (leak(place="src/Chart.vue"), "known"),
        (leak(place="src/Chart.vue:12"), "known"),
        (leak(place="src/Chart.vue:13"), "leak"),
        (leak(place="Chart.vue"), "leak"),
    ],
)
def test_a_known_leak_is_told_by_kind_name_and_place(known: KnownLeak, outcome: str) -> None:
    found = accepting(report(document(LISTENER)), accepted(known))
    assert outcome_of(only(found)) == outcome


def test_what_is_new_beside_it_fails_and_comes_first() -> None:
    found = accepting(report(document(LISTENER, ENTRIES)), accepted(leak()))
    assert found.status == 1
    assert [each.name for each in only(found).findings] == ["entries of Array", "resize on Window"]
    assert only(found).evidence == "8 cycles left object entries of Array, 2 a cycle, 16 in all"


def test_on_its_day_it_lapses_fails_again_and_says_so() -> None:
    before = datetime.date(2027, 1, 30)
    assert accepting(report(document(LISTENER)), accepted(leak(), before)).status == 0
    lapsed = accepting(report(document(LISTENER)), accepted(leak(), UNTIL))
    assert lapsed.status == 1
    assert only(lapsed).notices == ("resize* was a known leak until 2027-01-31 (fixed in 5.2)",)


def test_one_that_is_not_found_any_more_is_told_unless_something_was_not_measured() -> None:
    found = accepting(report(document(ENTRIES)), accepted(leak()))
    (note,) = found.notes
    assert note.startswith("the known leak resize* was not found in this check; ")
    assert accepting(report(document(ENTRIES), FAILURE), accepted(leak())).notes == ()


def baseline(folder: Path, of: CheckReport) -> Accepted:
    file = folder / "leaks.json"
    text = next(each.render(of) for each in FORMATS if each.name == "json")
    assert text is not None
    file.write_text(text)
    return Accepted(baseline=read_baseline(file))


def test_what_a_baseline_has_is_known_and_what_it_has_not_is_new(tmp_path: Path) -> None:
    before = baseline(tmp_path, report(document(LISTENER)))
    # Lines move; where each check had one target it may be called otherwise.
    moved = msgspec.structs.replace(LISTENER, place="src/Chart.vue:40")
    found = accepting(report(document(moved, target="/ci/page.html")), before)
    assert (found.status, outcome_of(only(found))) == (0, "known")
    for new in (
        (LISTENER, ENTRIES),
        # A second one of the same kind.
        (LISTENER, LISTENER),
        (msgspec.structs.replace(LISTENER, place="src/Map.vue:12"),),
        (msgspec.structs.replace(LISTENER, per_cycle=2.0),),
    ):
        assert accepting(report(document(*new)), before).status == 1


def test_of_several_targets_each_has_its_own_in_a_baseline(tmp_path: Path) -> None:
    before = baseline(tmp_path, report(document(LISTENER, target="a.html"), FAILURE))
    again = report(document(LISTENER, target="./a.html"), document(target="b.html"))
    assert accepting(again, before).status == 0
    other = report(document(target="a.html"), document(LISTENER, target="b.html"))
    assert accepting(other, before).status == 1


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"schema":2,"results":[]}', "\x00"])
def test_a_file_that_no_check_wrote_is_no_baseline(tmp_path: Path, text: str) -> None:
    file = tmp_path / "leaks.json"
    file.write_text(text)
    with pytest.raises(CannotMeasureError, match=r"the baseline .* cannot be read"):
        read_baseline(file)
    with pytest.raises(CannotMeasureError, match=r"the baseline .* cannot be read"):
        read_baseline(tmp_path / "nowhere.json")
