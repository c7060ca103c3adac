"""Results arranged as a matrix."""

from __future__ import annotations

from msgspec.structs import replace

from report.matrix import matrix_of
from tests.lab.results import made_result


def test_a_row_per_scenario_and_framework_and_a_column_per_runtime() -> None:
    matrix = matrix_of(
        [
            made_result("close", "2.4.1"),
            made_result("close", "2.12.5"),
            made_result("close", "2.4.1", framework="react"),
            made_result("qt-signal", "qt"),
        ]
    )

    assert matrix.runtimes == ("2.4.1", "2.12.5", "qt")
    assert [row.name for row in matrix.rows] == ["close", "close (react)", "qt-signal"]
    ran_on = [[cell.runtime if cell else None for cell in row.cells] for row in matrix.rows]
    assert ran_on == [["2.4.1", "2.12.5", None], ["2.4.1", None, None], [None, None, "qt"]]


def test_no_results_are_an_empty_matrix() -> None:
    assert matrix_of([]).rows == ()


def test_another_npm_package_is_a_column_of_its_own() -> None:
    own = made_result(runtime="2.5.0")
    mixed = replace(made_result(runtime="2.5.0"), api="2.12.5", is_mixed=True)
    in_tauri = replace(made_result(runtime="2.5.1"), api="2.5.0", on="tauri")

    matrix = matrix_of([own, mixed, in_tauri])

    assert matrix.runtimes == ("2.5.0", "2.5.0 · api 2.12.5", "2.5.1")
    assert [row.cells for row in matrix.rows] == [(own, mixed, in_tauri)]
