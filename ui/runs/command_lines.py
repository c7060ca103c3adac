"""What to type to run without the window what is picked in it."""

from __future__ import annotations

from lab.page.catalog import Scenario
from lab.tauri.crates import place_of
from report.pair import Pair


def run_command(scenario: Scenario, runtime: str, cycles: int) -> str:
    """The command that measures ``scenario`` the same way; it ends with 0 if all is as expected."""
    framework = "" if scenario.framework == "vue" else f" --framework {scenario.framework}"
    on = " --on tauri" if place_of(runtime) == "tauri" else ""
    return (
        f".venv/bin/python main.py run {scenario.id}{on} "
        f"{_versions(runtime)}{framework} --cycles {cycles}"
    )


def gallery_test(runtime: str) -> str:
    """The command that tests the verdicts of all scenarios on ``runtime``."""
    if place_of(runtime) == "tauri":
        return f".venv/bin/python main.py run --all --on tauri {_versions(runtime)}"
    if Pair.named(runtime).api is not None:
        return f".venv/bin/python main.py run --all {_versions(runtime)}"
    return (
        "QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest "
        f"'tests/lab/experiments/test_gallery.py::test_every_verdict_is_the_expected_one[{runtime}]'"
    )


def _versions(runtime: str) -> str:
    pair = Pair.named(runtime)
    api = "" if pair.api is None else f" --api {pair.api}"
    return f"--runtime {pair.runtime}{api}"
