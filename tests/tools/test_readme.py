"""The parts of the README that programs write."""

from __future__ import annotations

import pytest

from benchmarks import check_vs_peers
from tools import gallery
from tools.readme import README, part_in, with_part

BEGIN, END = "<!-- part -->", "<!-- end of part -->"


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    readme = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    written = with_part(readme, "new", BEGIN, END)
    assert written == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"
    assert (part_in(readme, BEGIN, END), part_in(written, BEGIN, END)) == ("old", "new")


@pytest.mark.parametrize("readme", ["", BEGIN, END, f"{END}{BEGIN}", f"{BEGIN}{END}{BEGIN}{END}"])
def test_a_readme_without_the_marks_is_left_alone(readme: str) -> None:
    with pytest.raises(ValueError, match="once each"):
        with_part(readme, "new", BEGIN, END)


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        (gallery.BEGIN, gallery.END),
        (gallery.PAIRS_BEGIN, gallery.PAIRS_END),
        (check_vs_peers.BEGIN, check_vs_peers.END),
    ],
)
def test_the_readme_has_the_marks_and_something_between_them(begin: str, end: str) -> None:
    readme = README.read_text("utf-8")
    assert part_in(readme, begin, end)
    assert with_part(readme, "new", begin, end)
