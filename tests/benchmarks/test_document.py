"""The document that the benchmarks write: a section each."""

from __future__ import annotations

from benchmarks.document import with_section


def test_a_section_is_added_replaced_and_leaves_the_others_alone() -> None:
    first = with_section("", "Start-up", "1 s")
    both = with_section(first, "Heaps", "2 s")
    again = with_section(both, "Start-up", "3 s")

    assert first.startswith("# Benchmarks\n")
    assert first.endswith("## Start-up\n\n1 s\n")
    assert both == f"{first}\n## Heaps\n\n2 s\n"
    assert again == both.replace("1 s", "3 s")
