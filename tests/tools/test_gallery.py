"""The README's gallery table."""

from __future__ import annotations

import pytest

from report.result import RunDocument
from tests.lab.results import made_result
from tools.gallery import BEGIN, END, README, gallery_table, with_gallery


def test_the_table_has_a_line_per_scenario() -> None:
    document = RunDocument(
        1,
        (
            made_result("close", "2.4.1", verdict="clean", survivors=0),
            made_result("weak-map", "2.4.1"),
            made_result("replace-handler-shared", "2.4.1", survivors=0),
        ),
    )

    assert gallery_table(document).splitlines() == [
        "| scenario | 2.4.1 |",
        "|---|---|",
        "| `close` | ✓ clean |",
        "| `weak-map` | ✗ leak |",
        "| `replace-handler-shared` | ✗ leak, but the component goes |",
    ]


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    readme = f"before\n{BEGIN}\nold\n{END}\nafter\n"

    assert with_gallery(readme, "new") == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"


@pytest.mark.parametrize("readme", ["", BEGIN, END, f"{END}{BEGIN}", f"{BEGIN}{END}{BEGIN}{END}"])
def test_a_readme_without_the_marks_is_left_alone(readme: str) -> None:
    with pytest.raises(ValueError, match="once each"):
        with_gallery(readme, "new")


def test_the_readme_has_the_marks() -> None:
    assert with_gallery(README.read_text("utf-8"), "new")
