"""Names of findings that are composed below the window."""

from __future__ import annotations

import re

from lab.experiments.evidence import Evidence, findings_of
from tests.lab.growth import made_growth
from ui.words.finding_names import TEMPLATES, finding_name
from ui.words.language import Languages

_CHINESE = re.compile(r"[一-鿿]")


def names() -> set[str]:
    written = made_growth(
        survivors=20, callbacks=20, backend_channels=20, ghost_writes={"progress": 20}
    )
    counted = findings_of(Evidence(written, None, None), "UploadCard")
    return {finding.name for finding in counted if finding.name != "UploadCard"} | {
        "entries of Map",
        "text log",
        "elements held through Detached <td>",
    }


def test_all_that_is_composed_is_translated(languages: Languages) -> None:
    composed = names()
    assert len(composed) == len(TEMPLATES)
    assert {finding_name(name) for name in composed} == composed
    languages.switch("zh")
    for name in composed:
        assert _CHINESE.search(finding_name(name)), name


def test_the_values_stay(languages: Languages) -> None:
    languages.switch("zh")
    translation = finding_name("wrote {odd} 文件 of an unmounted UploadCard")
    assert "{odd} 文件" in translation
    assert "UploadCard" in translation


def test_what_a_page_has_named_stays(languages: Languages) -> None:
    languages.switch("zh")
    for name in ("", "TypeError: x is not a function", "UploadCard"):
        assert finding_name(name) == name
